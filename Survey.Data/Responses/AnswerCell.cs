using System.Collections.Immutable;
using System.Globalization;
using Survey.Data.Questionnaires;

namespace Survey.Data.Responses;

/// <summary>One answer as a cell of a responses file, and back again.</summary>
/// <remarks>
/// A missing reason is its code, −91 to −99. Numbers stay as they are. Any other text that begins with <c>= + - @</c>, tab or line break is a
/// formula to a spreadsheet, so it is written with <c>'</c> before it; so is text that begins with <c>'</c> followed by one of these or by
/// <c>'</c>. Reading takes one <c>'</c> off where one of these or <c>'</c> follows it. So every text reads back as it was, and an
/// ordinary apostrophe, as in <c>'Twas</c>, is left alone both ways.
/// </remarks>
public static class AnswerCell
{
    private const char Guard = '\'';
    private const string Formula = "=+-@\t\r\n";

    private static readonly ImmutableDictionary<string, MissingReason> Reasons =
        Enum.GetValues<MissingReason>().ToImmutableDictionary(CodeOf, StringComparer.Ordinal);

    /// <summary>An entry as a cell.</summary>
    internal static string Write(AnswerColumn column, Entry entry) => entry.Reason is { } reason ? CodeOf(reason)
        : IsPlainNumber(column, entry.Text) ? entry.Text
        : Guarded(entry.Text);

    /// <summary>A cell as an entry; empty cells are cleared ones.</summary>
    internal static Entry Read(AnswerColumn column, string cell) => Reasons.TryGetValue(cell.Trim(), out var reason) ? new Entry("", reason)
        : IsGuarded(cell) ? new Entry(Unguarded(cell))
        : new Entry(column.Normalize(cell));

    /// <summary>Text that no spreadsheet takes for a formula.</summary>
    public static string Guarded(string text) => IsFormula(text) || IsGuarded(text) ? Guard + text : text;

    /// <summary>The text that was guarded.</summary>
    public static string Unguarded(string cell) => IsGuarded(cell) ? cell[1..] : cell;

    private static bool IsFormula(string text) => text.Length > 0 && Formula.Contains(text[0], StringComparison.Ordinal);

    private static bool IsGuarded(string text) =>
        text.Length > 1 && text[0] == Guard && (text[1] == Guard || Formula.Contains(text[1], StringComparison.Ordinal));

    private static bool IsPlainNumber(AnswerColumn column, string text) =>
        column.Read(text) is Answer.Number number && AnswerText.Canonical(number.Value) == text && !Reasons.ContainsKey(text);

    private static string CodeOf(MissingReason reason) => ((int)reason).ToString(CultureInfo.InvariantCulture);
}
