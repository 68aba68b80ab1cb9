using System.Diagnostics;

namespace Survey.Data.Responses;

/// <summary>What a journal row makes of a response. A response's current state is this, from nothing, over all its rows.</summary>
internal static class JournalReplay
{
    public static Response Apply(this Response response, JournalEntry entry)
    {
        var next = response with { Revision = entry.Revision };
        var answers = response.Answers.With(entry.Changes);
        var answerRevisions = response.AnswerRevisions.SetItems(entry.Changes.Keys.Select(key => KeyValuePair.Create(key, entry.Revision)));
        return entry.Action switch
        {
            JournalAction.Saved or JournalAction.Imported => next with
            {
                Answers = answers,
                AnswerRevisions = answerRevisions,
                SavedAt = entry.HappenedAt,
            },
            JournalAction.Submitted => next with
            {
                Answers = answers,
                AnswerRevisions = answerRevisions,
                SubmittedAnswers = answers,
                SubmittedAt = entry.HappenedAt,
                Receipt = entry.Receipt,
                ReopenedAt = null,
            },
            // What a form handed in before never asked is noted in what was handed in, too.
            JournalAction.Versioned => next with { Answers = answers, SubmittedAnswers = response.SubmittedAnswers?.With(entry.Changes) },
            JournalAction.Reopened => next with { ReopenedAt = entry.HappenedAt },
            _ => throw new UnreachableException(),
        };
    }
}
