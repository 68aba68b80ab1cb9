using System.Collections.Immutable;
using System.Diagnostics;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Web.Features.Respond.Delegations;
using Survey.Web.Features.Respond.Forms;

namespace Survey.Web.Features.Respond.Overview;

/// <summary>Submits forms: once every delegation is returned or, where the coordinator decides so, without those that are not.</summary>
internal sealed class FormSubmissionService(IResponseStore responses, DelegationService delegationService)
{
    /// <summary>Submits a form as the coordinator saw it.</summary>
    /// <param name="form">The form as it is stored now, read for its coordinator.</param>
    /// <param name="seenRevision">The revision that they saw.</param>
    /// <param name="withoutDelegations">Whether to submit although delegations are open. Required answers that are missing in them are
    /// stored with the reason that the delegation was not returned.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<FormSubmissionResult> SubmitAsync(
        FormContext form,
        int seenRevision,
        bool withoutDelegations,
        CancellationToken cancellation
    )
    {
        // The answers as they are now are validated and submitted: they must be those that the person saw.
        if (seenRevision != form.Response.Revision)
        {
            return new FormSubmissionResult.ChangedSince(form);
        }

        var progress = FormProgress.Calculate(form.Questionnaire, form.Routing);
        var missing = MissingInDelegations(form, progress);
        var hasOpenDelegations = form.Delegations.Any(delegation => delegation.IsActive);
        return progress.Problems.Any(problem => !missing.ContainsKey(problem.Key)) || (hasOpenDelegations && !withoutDelegations)
            ? new FormSubmissionResult.Refused()
            : await SaveSubmissionAsync(form, missing, cancellation);
    }

    /// <summary>The required answers that are missing in sections of open delegations.</summary>
    private static ImmutableDictionary<AnswerKey, StoredAnswer> MissingInDelegations(FormContext form, FormProgress progress) =>
        progress
            .Sections.Where(section => form.FindDelegation(section.Section) is { IsActive: true })
            .SelectMany(section => section.Problems)
            .Where(problem => problem.Kind is AnswerProblemKind.Missing)
            .ToImmutableDictionary(problem => problem.Key, _ => new StoredAnswer("", MissingReason.PartNotReturned));

    /// <summary>Delegations are taken back after the form is submitted and not before: where a colleague saves first, nothing is submitted,
    /// and the colleague keeps the delegation.</summary>
    private async Task<FormSubmissionResult> SaveSubmissionAsync(
        FormContext form,
        ImmutableDictionary<AnswerKey, StoredAnswer> missing,
        CancellationToken cancellation
    )
    {
        var request = new SubmitRequest(form.Round.Id, form.Unit.Id, form.Respondent.JournalName, form.Response.Revision, form.Now)
        {
            Changes = missing,
            EntryId = form.Respondent.Entry?.Id,
        };
        switch (await responses.SubmitAsync(request, cancellation))
        {
            case SubmitOutcome.Accepted:
                foreach (var delegation in form.Delegations.Where(delegation => delegation.IsActive))
                {
                    await delegationService.RevokeAsync(form, delegation, cancellation);
                }

                return new FormSubmissionResult.Accepted();
            case SubmitOutcome.ChangedSince changed:
                return new FormSubmissionResult.ChangedSince(form.With(changed.Response));
            default:
                throw new UnreachableException();
        }
    }
}

/// <summary>How a submission ended.</summary>
internal abstract record FormSubmissionResult
{
    private FormSubmissionResult() { }

    /// <summary>The form is submitted, now or before.</summary>
    public sealed record Accepted : FormSubmissionResult;

    /// <summary>The answers changed after they were shown: the form as it is now.</summary>
    public sealed record ChangedSince(FormContext Form) : FormSubmissionResult;

    /// <summary>An answer has still to be corrected, or a delegation is open.</summary>
    public sealed record Refused : FormSubmissionResult;
}
