using System.Collections.Immutable;
using System.Diagnostics;
using Survey.Data.Responses;

namespace Survey.Web.Features.Respond;

/// <summary>Saves what a person changed on a page, and only that, against what they had seen.</summary>
internal sealed class AnswerSaver(IResponseStore responses)
{
    /// <summary>Saves everything that collides with nobody.</summary>
    /// <param name="form">The form as it is stored now.</param>
    /// <param name="page">The page that was posted.</param>
    /// <param name="posted">What was posted.</param>
    /// <param name="seen">The revision the person had before them.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<PageSave> SaveAsync(OpenForm form, string page, PostedAnswers posted, int seen, CancellationToken cancellation)
    {
        var response = form.Response;
        var clashes = posted.Unsettled;
        while (true)
        {
            var changes = await ChangesAsync(response, posted.Entries, seen, cancellation);
            clashes = clashes.Union(changes.Clashes);
            var mine = changes.Mine.RemoveRange(clashes);
            if (mine.IsEmpty)
            {
                return new PageSave(response, clashes, false);
            }

            switch (await responses.SaveAsync(SaveOf(form, page, mine, seen), cancellation))
            {
                case SaveOutcome.Saved saved:
                    return new PageSave(saved.Response, clashes, false);
                case SaveOutcome.AlreadySubmitted submitted:
                    return new PageSave(submitted.Response, clashes, true);
                case SaveOutcome.Conflict conflict:
                    // Somebody was faster between reading and saving; the rest is tried again without those answers.
                    clashes = clashes.Union(conflict.Answers);
                    response = conflict.Response;
                    break;
                default:
                    throw new UnreachableException();
            }
        }
    }

    private static Save SaveOf(OpenForm form, string page, ImmutableDictionary<AnswerKey, Entry> changes, int seen) => new()
    {
        RoundId = form.Round.Id,
        Unit = form.Unit.Unit,
        Person = form.Respondent.Key.ToString(),
        Page = page,
        SeenRevision = seen,
        Changes = changes,
        SavedAt = form.Now,
    };

    /// <summary>An answer that somebody else changed since, and that the person left as they saw it, is not theirs to change back.</summary>
    private async Task<(ImmutableDictionary<AnswerKey, Entry> Mine, ImmutableHashSet<AnswerKey> Clashes)> ChangesAsync(
        Response response, ImmutableDictionary<AnswerKey, Entry> posted, int seen, CancellationToken cancellation)
    {
        var different = posted.Where(answer => answer.Value != response.Sheet.Find(answer.Key)).ToImmutableDictionary();
        var moved = different.Keys.Where(key => response.ChangedAt.GetValueOrDefault(key) > seen).ToImmutableHashSet();
        if (moved.IsEmpty)
        {
            return (different, []);
        }

        var journal = await responses.ReadJournalAsync(response.RoundId, response.Unit, cancellation);
        var before = journal.Where(row => row.Revision <= seen).Aggregate(AnswerSheet.Empty, (sheet, row) => sheet.With(row.Changes));
        return (different.RemoveRange(moved), [.. moved.Where(key => different[key].Text != before.Find(key).Text)]);
    }
}

/// <summary>How the saving of a page ended.</summary>
/// <param name="Response">The response as it is now.</param>
/// <param name="Clashes">Answers that somebody else changed to something else; the person's are not stored.</param>
/// <param name="IsAlreadySubmitted">Whether nothing could be saved because the form was handed in meanwhile.</param>
internal sealed record PageSave(Response Response, ImmutableHashSet<AnswerKey> Clashes, bool IsAlreadySubmitted);
