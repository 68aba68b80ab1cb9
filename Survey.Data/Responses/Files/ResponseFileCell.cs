using System.Collections.Immutable;
using System.Globalization;
using Survey.Data.Expressions.Values;
using Survey.Data.Questionnaires;

namespace Survey.Data.Responses.Files;

/// <summary>One answer as a cell of a responses file, and back again.</summary>
/// <remarks>
/// A missing reason is its code, −91 to −99. Numbers stay as they are. Any other text that begins with <c>= + - @</c>, tab or line break is
/// a formula to a spreadsheet, so it is written with <c>'</c> before it; so is text that begins with <c>'</c> followed by one of these or
/// by <c>'</c>. Reading removes one <c>'</c> where one of these or <c>'</c> follows it. So every text reads back as it was, and an
/// ordinary apostrophe, as in <c>'Twas</c>, is left alone both ways.
/// </remarks>
public static class ResponseFileCell
{
    private const char EscapeCharacter = '\'';
    private const string FormulaStartCharacters = "=+-@\t\r\n";

    private static readonly ImmutableDictionary<string, MissingReason> ReasonsByCode = Enum.GetValues<MissingReason>()
        .ToImmutableDictionary(CodeOf, StringComparer.Ordinal);

    /// <summary>An entry as a cell.</summary>
    internal static string Format(ResponseFileColumn column, StoredAnswer answer)
    {
        if (answer.Reason is { } reason)
        {
            return CodeOf(reason);
        }

        var text = column.ChoicesInFile(answer.Text);
        return IsPlainNumber(column, text) || IsCode(column, text) ? text : EscapeFormula(text);
    }

    /// <summary>A cell as an entry; empty cells are cleared ones.</summary>
    internal static StoredAnswer Parse(ResponseFileColumn column, string cell)
    {
        if (ReasonsByCode.TryGetValue(cell.Trim(), out var reason))
        {
            return new StoredAnswer("", reason);
        }

        return new StoredAnswer(IsEscaped(cell) ? UnescapeFormula(cell) : column.Normalize(column.ChoicesInForm(cell)));
    }

    /// <summary>Text that no spreadsheet reads as a formula.</summary>
    public static string EscapeFormula(string text) => StartsLikeFormula(text) || IsEscaped(text) ? EscapeCharacter + text : text;

    /// <summary>The text without the apostrophe that was written before it.</summary>
    public static string UnescapeFormula(string cell) => IsEscaped(cell) ? cell[1..] : cell;

    private static bool StartsLikeFormula(string text) =>
        text.Length > 0 && FormulaStartCharacters.Contains(text[0], StringComparison.Ordinal);

    private static bool IsEscaped(string text) =>
        text.Length > 1
        && text[0] == EscapeCharacter
        && (text[1] == EscapeCharacter || FormulaStartCharacters.Contains(text[1], StringComparison.Ordinal));

    /// <summary>Whether the text is a choice's code that is a number, and so no formula.</summary>
    private static bool IsCode(ResponseFileColumn column, string text) =>
        !column.IsOther && column.Question.TypeDefinition.HasChoices && NumberText.TryParse(text, out _);

    private static bool IsPlainNumber(ResponseFileColumn column, string text) =>
        column.Parse(text) is Answer.Number number && NumberText.Format(number.Value) == text && !ReasonsByCode.ContainsKey(text);

    private static string CodeOf(MissingReason reason) => ((int)reason).ToString(CultureInfo.InvariantCulture);
}
