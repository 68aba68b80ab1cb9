using Survey.Data.Questionnaires;
using Survey.Data.Responses;

namespace Survey.Analysis.Datasets;

/// <summary>Why an answer gives a variable no value.</summary>
public static class AnswerGap
{
    /// <summary>The reason that stands in data for an answer without a value.</summary>
    /// <remarks>
    /// A blank in a form that was never submitted was not reached. A submitted answer that cannot be read was given to an earlier version
    /// of the question, for nothing unreadable is submitted; the question as it is now was not asked. What the form computes is not
    /// submitted by anybody: a result that is no value of the question's type is no answer.
    /// </remarks>
    /// <param name="question">The question.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="status">The status of the form; null where there is no response.</param>
    public static MissingReason ReasonOf(Question question, Answer answer, FormStatus? status) =>
        answer switch
        {
            Answer.Missing { Reason: not MissingReason.NotAnswered } missing => missing.Reason,
            _ when status != FormStatus.Submitted => MissingReason.NotReached,
            Answer.Unreadable when !question.IsComputed => MissingReason.NotAsked,
            _ => MissingReason.NotAnswered,
        };
}
