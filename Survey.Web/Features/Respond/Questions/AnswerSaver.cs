using System.Collections.Immutable;
using System.Diagnostics;
using Survey.Data.Responses;
using Survey.Web.Features.Respond.Forms;

namespace Survey.Web.Features.Respond.Questions;

/// <summary>Saves the answers that a person changed on a page, with optimistic concurrency on the revision that the page showed.</summary>
internal sealed class AnswerSaver(IResponseStore responses)
{
    /// <summary>Saves every changed answer that no other user has changed since.</summary>
    /// <param name="form">The form as it is stored now.</param>
    /// <param name="page">The page that was posted.</param>
    /// <param name="posted">What was posted.</param>
    /// <param name="seenRevision">The revision that the page showed.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<PageSaveResult> SaveAsync(
        FormContext form,
        string page,
        PostedAnswers posted,
        int seenRevision,
        CancellationToken cancellation
    )
    {
        var response = form.Response;
        var conflicts = posted.UnresolvedConflicts;
        while (true)
        {
            var changes = await ReadChangesAsync(response, posted.Answers, seenRevision, cancellation);
            conflicts = conflicts.Union(changes.Conflicts);
            var ownChanges = changes.Own.RemoveRange(conflicts);
            if (ownChanges.IsEmpty)
            {
                return new PageSaveResult(response, conflicts, false);
            }

            var computed = TriggeredCalculations.Compute(form.PagesFor(response.Answers).Routing, ownChanges);
            var request = CreateRequest(form, page, ownChanges, seenRevision) with { Computed = computed };
            switch (await responses.SaveAsync(request, cancellation))
            {
                case SaveOutcome.Saved saved:
                    return new PageSaveResult(saved.Response, conflicts, false) { Computed = [.. computed.Keys] };
                case SaveOutcome.AlreadySubmitted submitted:
                    return new PageSaveResult(submitted.Response, conflicts, true);
                case SaveOutcome.Conflict conflict:
                    // Another user saved between reading and saving: the save is repeated without the conflicting answers.
                    conflicts = conflicts.Union(conflict.ConflictingKeys);
                    response = conflict.Response;
                    break;
                default:
                    throw new UnreachableException();
            }
        }
    }

    private static SaveRequest CreateRequest(
        FormContext form,
        string page,
        ImmutableDictionary<AnswerKey, StoredAnswer> changes,
        int seenRevision
    ) =>
        new()
        {
            RoundId = form.Round.Id,
            UnitId = form.Unit.Id,
            Person = form.Respondent.JournalName,
            Page = page,
            SeenRevision = seenRevision,
            Changes = changes,
            SavedAt = form.Now,
            EntryId = form.Respondent.Entry?.Id,
        };

    /// <summary>The answers that the person changed, and those that both they and another user changed to something else. An answer that
    /// only the other user changed is in neither: saving the page must not change it back.</summary>
    private async Task<(ImmutableDictionary<AnswerKey, StoredAnswer> Own, ImmutableHashSet<AnswerKey> Conflicts)> ReadChangesAsync(
        Response response,
        ImmutableDictionary<AnswerKey, StoredAnswer> posted,
        int seenRevision,
        CancellationToken cancellation
    )
    {
        var changed = posted.Where(answer => answer.Value != response.Answers.GetStoredAnswer(answer.Key)).ToImmutableDictionary();
        var changedByOthers = changed
            .Keys.Where(key => response.AnswerRevisions.GetValueOrDefault(key) > seenRevision)
            .ToImmutableHashSet();
        if (changedByOthers.IsEmpty)
        {
            return (changed, []);
        }

        var journal = await responses.ReadJournalAsync(response.RoundId, response.UnitId, cancellation);
        var seenAnswers = AnswerSet.AtRevision(journal, seenRevision);
        return (
            changed.RemoveRange(changedByOthers),
            [
                .. changedByOthers.Where(key =>
                    seenAnswers.GetStoredAnswer(key) is var seen && (changed[key].Text, changed[key].Reason) != (seen.Text, seen.Reason)
                ),
            ]
        );
    }
}

/// <summary>How the saving of a page ended.</summary>
/// <param name="Response">The response as it is now.</param>
/// <param name="Conflicts">Answers that another user changed to something else; the person's are not stored.</param>
/// <param name="IsAlreadySubmitted">Whether nothing could be saved because the form was submitted meanwhile.</param>
internal sealed record PageSaveResult(Response Response, ImmutableHashSet<AnswerKey> Conflicts, bool IsAlreadySubmitted)
{
    /// <summary>The calculations that the saved answers triggered.</summary>
    public ImmutableHashSet<AnswerKey> Computed { get; init; } = [];
}
