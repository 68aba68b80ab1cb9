using Survey.Data.Questionnaires;

namespace Survey.Data.Responses.Files;

/// <summary>A column of a responses file: the answers to a question, or the words of its <c>other</c>.</summary>
internal sealed record ResponseFileColumn(string Name, Question Question)
{
    /// <summary>Whether the column holds the words of <c>other</c>.</summary>
    public bool IsOther => Name != Question.Name;

    /// <summary>Whether the column holds words, which are kept as they are.</summary>
    public bool IsText => IsOther || Question.Format == AnswerFormat.Text;

    /// <summary>The columns that some questions fill, in their order.</summary>
    public static IEnumerable<ResponseFileColumn> ForQuestions(IEnumerable<Question> questions) =>
        from question in questions
        where question.IsAnswerable
        from name in question.HasOther ? [question.Name, question.OtherName] : new[] { question.Name }
        select new ResponseFileColumn(name, question);

    /// <summary>What an entry's text means; words of <c>other</c> are always text.</summary>
    public Answer Parse(string text) => IsOther ? new Answer.Text(text) : AnswerText.Parse(Question, text);

    /// <summary>What was typed, in canonical text where it can be read.</summary>
    public string Normalize(string typed) => AnswerText.Normalize(IsOther ? Question with { Type = QuestionType.Text } : Question, typed);
}
