using Survey.Data.Questionnaires;

namespace Survey.Data.Responses.Files;

/// <summary>A column of a responses file: the answers to a question, or the words of its <c>other</c>.</summary>
internal sealed record ResponseFileColumn(string Name, Question Question)
{
    /// <summary>What stands above the column.</summary>
    public string Heading => Questionnaires.Question.ColumnNameOf(Name);

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

    /// <summary>The names of choices as files have them.</summary>
    public string ChoicesInFile(string text) => MapChoices(text, Choice.FileNameOf);

    /// <summary>The names of choices as the form has them.</summary>
    public string ChoicesInForm(string text) =>
        MapChoices(
            text,
            name => Question.List?.Choices.FirstOrDefault(choice => Choice.FileNameOf(choice.Name) == name)?.Name ?? name
        );

    private string MapChoices(string text, Func<string, string> map) =>
        IsOther || !Question.TypeDefinition.HasChoices || !text.Contains('-', StringComparison.Ordinal)
            ? text
            : string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(map));

    /// <summary>What an entry's text means; words of <c>other</c> are always text.</summary>
    public Answer Parse(string text) => IsOther ? new Answer.Text(text) : AnswerText.Parse(Question, text);

    /// <summary>What was typed, in canonical text where it can be read.</summary>
    public string Normalize(string typed) => AnswerText.Normalize(IsOther ? Question with { Type = QuestionType.Text } : Question, typed);
}
