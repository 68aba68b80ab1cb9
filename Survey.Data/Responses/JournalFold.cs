using System.Diagnostics;

namespace Survey.Data.Responses;

/// <summary>What a journal row makes of a response. A response's current state is this, from nothing, over all its rows.</summary>
internal static class JournalFold
{
    public static Response After(this Response response, JournalRow row)
    {
        var next = response with { Revision = row.Revision };
        var sheet = response.Sheet.With(row.Changes);
        var changedAt = response.ChangedAt.SetItems(row.Changes.Keys.Select(key => KeyValuePair.Create(key, row.Revision)));
        return row.Action switch
        {
            JournalAction.Saved or JournalAction.Imported => next with
            {
                Sheet = sheet,
                ChangedAt = changedAt,
                SavedAt = row.At,
            },
            JournalAction.Submitted => next with
            {
                Sheet = sheet,
                ChangedAt = changedAt,
                Submitted = sheet,
                SubmittedAt = row.At,
                Receipt = row.Receipt,
                ReopenedAt = null,
            },
            // What a form handed in before never asked is noted in what was handed in, too.
            JournalAction.Versioned => next with
            {
                Sheet = sheet,
                Submitted = response.Submitted?.With(row.Changes),
            },
            JournalAction.Reopened => next with { ReopenedAt = row.At },
            _ => throw new UnreachableException(),
        };
    }
}
