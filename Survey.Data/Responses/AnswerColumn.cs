using Survey.Data.Questionnaires;

namespace Survey.Data.Responses;

/// <summary>A column of a responses file: the answers to a question, or the words of its <c>other</c>.</summary>
internal sealed record AnswerColumn(string Name, Question Question)
{
    /// <summary>Whether the column holds the words of <c>other</c>.</summary>
    public bool IsOther => Name != Question.Name;

    /// <summary>The columns that some questions fill, in their order.</summary>
    public static IEnumerable<AnswerColumn> Of(IEnumerable<Question> questions) =>
        from question in questions
        where question.IsAnswered
        from name in question.HasOther ? [question.Name, question.OtherName] : new[] { question.Name }
        select new AnswerColumn(name, question);

    /// <summary>What an entry's text means; words of <c>other</c> are always text.</summary>
    public Answer Read(string text) => IsOther ? new Answer.Text(text) : AnswerText.Read(Question, text);

    /// <summary>What was typed, in canonical text where it can be read.</summary>
    public string Normalize(string typed) => AnswerText.Normalize(IsOther ? Question with { Type = QuestionType.Text } : Question, typed);
}
