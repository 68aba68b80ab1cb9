using System.Collections.Immutable;
using System.Diagnostics;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;

namespace Survey.Web.Features.Respond;

/// <summary>Hands forms in, with every part back or, where the coordinator says so, without.</summary>
internal sealed class FormSubmission(IResponseStore responses, PartDesk parts)
{
    /// <summary>Hands a form in as the coordinator saw it.</summary>
    /// <param name="form">The form as it is stored now, wholly the coordinator's.</param>
    /// <param name="seen">The revision that they saw.</param>
    /// <param name="without">Whether to hand in without the parts that are still out; what is demanded in them and missing is noted as not returned.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<SubmissionOutcome> TryAsync(OpenForm form, int seen, bool without, CancellationToken cancellation)
    {
        // The edits judge the answers as they are now: those must be what the person saw.
        if (seen != form.Response.Revision)
        {
            return new SubmissionOutcome.ChangedSince(form);
        }

        var progress = FormProgress.Of(form.Questionnaire, form.Route);
        var missing = MissingIn(form, progress);
        var isOut = form.Parts.Any(part => part.IsOut);
        return progress.Problems.Any(problem => !missing.ContainsKey(problem.Key)) || (isOut && !without)
            ? new SubmissionOutcome.Refused()
            : await SubmitAsync(form, missing, cancellation);
    }

    /// <summary>What is demanded and missing in the sections that colleagues still have.</summary>
    private static ImmutableDictionary<AnswerKey, Entry> MissingIn(OpenForm form, FormProgress progress) =>
        progress.Sections
            .Where(section => form.PartWith(section.Section) is { IsOut: true })
            .SelectMany(section => section.Problems)
            .Where(problem => problem.Kind is ProblemKind.Missing)
            .ToImmutableDictionary(problem => problem.Key, _ => new Entry("", MissingReason.PartNotReturned));

    /// <summary>The parts are taken back once the form is in: a colleague whose save came first keeps theirs.</summary>
    private async Task<SubmissionOutcome> SubmitAsync(OpenForm form, ImmutableDictionary<AnswerKey, Entry> missing, CancellationToken cancellation)
    {
        var submit = new Submit(form.Round.Id, form.Unit.Unit, form.Respondent.Key.ToString(), form.Response.Revision, form.Now) { Notes = missing };
        switch (await responses.SubmitAsync(submit, cancellation))
        {
            case SubmitOutcome.Accepted:
                foreach (var part in form.Parts.Where(part => part.IsOut))
                {
                    await parts.TakeBackAsync(form, part, cancellation);
                }

                return new SubmissionOutcome.Accepted();
            case SubmitOutcome.ChangedSince changed:
                return new SubmissionOutcome.ChangedSince(form.With(changed.Response));
            default:
                throw new UnreachableException();
        }
    }
}

/// <summary>How handing in ended.</summary>
internal abstract record SubmissionOutcome
{
    private SubmissionOutcome()
    {
    }

    /// <summary>The form is handed in, now or before.</summary>
    public sealed record Accepted : SubmissionOutcome;

    /// <summary>The answers changed after they were shown: the form as it is now.</summary>
    public sealed record ChangedSince(OpenForm Form) : SubmissionOutcome;

    /// <summary>Something is still to be mended, or a part is out.</summary>
    public sealed record Refused : SubmissionOutcome;
}
