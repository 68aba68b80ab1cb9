using System.Collections.Immutable;
using Survey.Data.Expressions.Values;
using Survey.Data.Questionnaires;

namespace Survey.Data.Responses;

/// <summary>Answers as text: what people type, the canonical text that is stored and exported, and what it means.</summary>
/// <remarks>
/// Canonical: a choice's name; names with spaces between, in the list's order; a number with a decimal point and no grouping, followed
/// by a question mark where it can mean two (<see cref="TypedNumber"/>); a date as
/// <c>2010</c>, <c>2010-05</c> or <c>2010-05-17</c>; a time as <c>08:30</c>, behind a <c>T</c> where it follows its date; a ranking as
/// names with spaces between, the first the highest; text with line feeds and no blanks around it. The rules of each question type stand
/// in its <see cref="QuestionTypeDefinition"/>. All members may be called by several threads at once.
/// </remarks>
public static class AnswerText
{
    /// <summary>No answer to one question may have more characters: some ten pages, so that a form post stays small enough to be
    /// read.</summary>
    public const int MaximumLength = 20_000;

    /// <summary>What stands in a file or was computed, in canonical text where it can be read, otherwise as it was.</summary>
    public static string Normalize(Question question, string text) => Normalize(question, text, NumberNotation.File);

    /// <summary>What was computed, as an answer to the question. A number has the digits that it would have if it were typed.</summary>
    public static string NormalizeComputed(Question question, string text) =>
        question.Format == AnswerFormat.Number && NumberText.TryParse(text, out var number)
            ? TypedNumber.Format(number)
            : Normalize(question, text);

    /// <summary>What was typed, in canonical text where it can be read, otherwise as it was typed.</summary>
    public static string Normalize(Question question, string typed, NumberNotation notation) =>
        question.TypeDefinition.Normalize(typed.Replace("\r\n", "\n", StringComparison.Ordinal).Trim(), question, notation);

    /// <summary>What canonical text means as an answer to the question.</summary>
    public static Answer Parse(Question question, string text) =>
        text.Length == 0 ? Answer.Blank : question.TypeDefinition.Parse(text, question.List, question.AllowsPartialDate);

    /// <summary>The answers that a number can mean which can be read in two ways, in canonical text; empty for any other text.</summary>
    public static ImmutableArray<string> PossibleNumbers(Question question, string text) =>
        question.Format == AnswerFormat.Number
            ? [.. TypedNumber.ReadingsOf(text).Where(number => Parse(question, number) is Answer.Number)]
            : [];

    /// <summary>The choices that canonical text names, those too that say why there is no value; names of no choice are left
    /// out.</summary>
    public static ImmutableArray<Choice> ChosenChoices(Question question, string text)
    {
        if (!question.TypeDefinition.HasChoices)
        {
            return [];
        }

        string[] names = question.TypeDefinition.HasSeveralChoices ? ChoiceNames.Split(text) : [text];
        return [.. names.Select(name => question.List?.Find(name)).OfType<Choice>().Distinct()];
    }
}
