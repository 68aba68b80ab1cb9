using System.Globalization;

namespace Survey.Data.Studies;

/// <summary>Reads the small words that several sheets share: yes and no, numbers.</summary>
internal static class StudyWords
{
    public static bool IsYes(string text) => text.Trim().ToUpperInvariant() is "YES" or "TRUE" or "TRUE()" or "1";

    public static bool IsNo(string text) => text.Trim().ToUpperInvariant() is "" or "NO" or "FALSE" or "FALSE()" or "0";

    public static bool TryReadNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    /// <summary>A text as a name that suits files and addresses: what no name has becomes <c>_</c>.</summary>
    public static string ToName(string text)
    {
        var name = string.Concat(text.Trim().Select(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' ? c : '_'));
        return name.Length == 0 || name[0] is '-' or '.' ? "_" + name : name;
    }

    public static bool ReadYes(StudyTable table, SheetRow row, string column, ProblemList problems)
    {
        var text = table.Text(row, column);
        if (!IsYes(text) && !IsNo(text))
        {
            problems.Error("W010", table.PlaceOf(row, column), $"'{text}' is neither yes nor no. Write yes, or leave the cell empty.");
        }

        return IsYes(text);
    }
}
