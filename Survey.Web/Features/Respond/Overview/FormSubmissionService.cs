using System.Collections.Immutable;
using System.Diagnostics;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Web.Features.Respond.Delegations;
using Survey.Web.Features.Respond.Forms;

namespace Survey.Web.Features.Respond.Overview;

/// <summary>Hands forms in, with every part back or, where the coordinator says so, without.</summary>
internal sealed class FormSubmissionService(IResponseStore responses, DelegationService delegationService)
{
    /// <summary>Hands a form in as the coordinator saw it.</summary>
    /// <param name="form">The form as it is stored now, wholly the coordinator's.</param>
    /// <param name="seenRevision">The revision that they saw.</param>
    /// <param name="withoutDelegations">Whether to hand in without the parts that are still out; what is demanded in them and missing is
    /// noted as not returned.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<FormSubmissionResult> SubmitAsync(
        FormContext form,
        int seenRevision,
        bool withoutDelegations,
        CancellationToken cancellation
    )
    {
        // The edits judge the answers as they are now: those must be what the person saw.
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

    /// <summary>What is demanded and missing in the sections that colleagues still have.</summary>
    private static ImmutableDictionary<AnswerKey, StoredAnswer> MissingInDelegations(FormContext form, FormProgress progress) =>
        progress
            .Sections.Where(section => form.FindDelegation(section.Section) is { IsActive: true })
            .SelectMany(section => section.Problems)
            .Where(problem => problem.Kind is AnswerProblemKind.Missing)
            .ToImmutableDictionary(problem => problem.Key, _ => new StoredAnswer("", MissingReason.PartNotReturned));

    /// <summary>The parts are taken back once the form is in: a colleague whose save came first keeps theirs.</summary>
    private async Task<FormSubmissionResult> SaveSubmissionAsync(
        FormContext form,
        ImmutableDictionary<AnswerKey, StoredAnswer> missing,
        CancellationToken cancellation
    )
    {
        var request = new SubmitRequest(form.Round.Id, form.Unit.Id, form.Respondent.PersonId.ToString(), form.Response.Revision, form.Now)
        {
            Changes = missing,
        };
        switch (await responses.SubmitAsync(request, cancellation))
        {
            case SubmitOutcome.Accepted:
                foreach (var delegation in form.Delegations.Where(delegation => delegation.IsActive))
                {
                    await delegationService.TakeBackAsync(form, delegation, cancellation);
                }

                return new FormSubmissionResult.Accepted();
            case SubmitOutcome.ChangedSince changed:
                return new FormSubmissionResult.ChangedSince(form.With(changed.Response));
            default:
                throw new UnreachableException();
        }
    }
}

/// <summary>How handing in ended.</summary>
internal abstract record FormSubmissionResult
{
    private FormSubmissionResult() { }

    /// <summary>The form is handed in, now or before.</summary>
    public sealed record Accepted : FormSubmissionResult;

    /// <summary>The answers changed after they were shown: the form as it is now.</summary>
    public sealed record ChangedSince(FormContext Form) : FormSubmissionResult;

    /// <summary>Something is still to be mended, or a part is out.</summary>
    public sealed record Refused : FormSubmissionResult;
}
