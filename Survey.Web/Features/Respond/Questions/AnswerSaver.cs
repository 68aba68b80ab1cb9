using System.Collections.Immutable;
using System.Diagnostics;
using Survey.Data.Responses;
using Survey.Web.Features.Respond.Forms;

namespace Survey.Web.Features.Respond.Questions;

/// <summary>Saves what a person changed on a page, and only that, against what they had seen.</summary>
internal sealed class AnswerSaver(IResponseStore responses)
{
    /// <summary>Saves everything that collides with nobody.</summary>
    /// <param name="form">The form as it is stored now.</param>
    /// <param name="page">The page that was posted.</param>
    /// <param name="posted">What was posted.</param>
    /// <param name="seenRevision">The revision the person had before them.</param>
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
            conflicts = conflicts.Union(changes.Clashes);
            var ownChanges = changes.Mine.RemoveRange(conflicts);
            if (ownChanges.IsEmpty)
            {
                return new PageSaveResult(response, conflicts, false);
            }

            switch (await responses.SaveAsync(CreateRequest(form, page, ownChanges, seenRevision), cancellation))
            {
                case SaveOutcome.Saved saved:
                    return new PageSaveResult(saved.Response, conflicts, false);
                case SaveOutcome.AlreadySubmitted submitted:
                    return new PageSaveResult(submitted.Response, conflicts, true);
                case SaveOutcome.Conflict conflict:
                    // Somebody was faster between reading and saving; the rest is tried again without those answers.
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
            Person = form.Respondent.PersonId.ToString(),
            Page = page,
            SeenRevision = seenRevision,
            Changes = changes,
            SavedAt = form.Now,
        };

    /// <summary>An answer that somebody else changed since, and that the person left as they saw it, is not theirs to change
    /// back.</summary>
    private async Task<(ImmutableDictionary<AnswerKey, StoredAnswer> Mine, ImmutableHashSet<AnswerKey> Clashes)> ReadChangesAsync(
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
        var seenAnswers = journal
            .Where(entry => entry.Revision <= seenRevision)
            .Aggregate(AnswerSet.Empty, (answers, entry) => answers.With(entry.Changes));
        return (
            changed.RemoveRange(changedByOthers),
            [.. changedByOthers.Where(key => changed[key].Text != seenAnswers.GetStoredAnswer(key).Text)]
        );
    }
}

/// <summary>How the saving of a page ended.</summary>
/// <param name="Response">The response as it is now.</param>
/// <param name="Conflicts">Answers that somebody else changed to something else; the person's are not stored.</param>
/// <param name="IsAlreadySubmitted">Whether nothing could be saved because the form was handed in meanwhile.</param>
internal sealed record PageSaveResult(Response Response, ImmutableHashSet<AnswerKey> Conflicts, bool IsAlreadySubmitted);
