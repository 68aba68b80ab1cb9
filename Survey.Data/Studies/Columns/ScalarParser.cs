using System.Globalization;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies.Columns;

/// <summary>Reads the small words that several sheets share: yes and no, numbers.</summary>
internal static class ScalarParser
{
    public static bool IsYes(string text) => text.Trim().ToUpperInvariant() is "YES" or "TRUE" or "TRUE()" or "1";

    public static bool IsNo(string text) => text.Trim().ToUpperInvariant() is "" or "NO" or "FALSE" or "FALSE()" or "0";

    public static bool TryParseNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)
        && double.IsFinite(number);

    /// <summary>A text as a name that suits files and addresses: what no name has becomes <c>_</c>.</summary>
    public static string ToSafeName(string text)
    {
        var name = string.Concat(text.Trim().Select(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' ? c : '_'));
        return name.Length == 0 || name[0] is '-' or '.' ? "_" + name : name;
    }

    public static bool ReadBoolean(StudyTable table, SheetRow row, string column, ProblemCollector problems)
    {
        var text = table.Text(row, column);
        if (!IsYes(text) && !IsNo(text))
        {
            problems.AddError(
                "W010",
                table.LocationOf(row, column),
                $"'{text}' is neither yes nor no. Write yes, or leave the cell empty."
            );
        }

        return IsYes(text);
    }
}
