namespace Survey.Data.Responses;

/// <summary>Applies journal rows to a response. A response is the result for all its rows, beginning with
/// <see cref="Response.NotStarted"/>.</summary>
internal static class JournalReplay
{
    /// <summary>The response after a row, which must be the next one: nothing is checked here.</summary>
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

            // The changes are the questions that a submitted form was not asked; analysis reads them in what was submitted.
            JournalAction.Versioned => next with { Answers = answers, SubmittedAnswers = response.SubmittedAnswers?.With(entry.Changes) },
            JournalAction.Reopened => next with { ReopenedAt = entry.HappenedAt },
        };
    }
}
