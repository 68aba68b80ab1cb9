using System.Text.RegularExpressions;
using Survey.Data.Expressions.Values;

namespace Survey.Data.Files;

/// <summary>Numbers as spreadsheets write them to files: with a decimal comma or a decimal point, and with groups of three
/// digits.</summary>
internal static partial class FileNumber
{
    /// <summary>The number with a decimal point and without groups; null where the text is no number, or may be two.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="separator">What stands between the file's cells: beside commas, <c>1,500</c> may be 1.5 or 1500.</param>
    public static string? FindCanonicalText(string text, char separator)
    {
        var digits = string.Concat(text.Where(c => !char.IsWhiteSpace(c))).Replace('−', '-');
        if (NumberText.TryParse(digits, out var plain))
        {
            return NumberText.Format(plain);
        }

        var decimalMark = FindDecimalMark(digits);
        var isAmbiguous = separator == ',' && decimalMark == ',' && SingleGroupPattern().IsMatch(digits);
        var grouped = decimalMark == ',' ? '.' : ',';
        var wholeLength = decimalMark is { } mark ? digits.LastIndexOf(mark) : digits.Length;
        var (whole, rest) = (digits[..wholeLength], digits[wholeLength..]);
        return !isAmbiguous
            && (!whole.Contains(grouped, StringComparison.Ordinal) || GroupsPattern().IsMatch(whole.Replace(grouped, ',')))
            && NumberText.TryParse(
                whole.Replace(grouped.ToString(), "", StringComparison.Ordinal) + rest.Replace(',', '.'),
                out var number
            )
            ? NumberText.Format(number)
            : null;
    }

    /// <summary>The mark that stands last, unless it stands several times; null where every mark parts groups.</summary>
    private static char? FindDecimalMark(string digits)
    {
        var last = digits.LastIndexOfAny([',', '.']);
        return last >= 0 && digits.Count(c => c == digits[last]) == 1 ? digits[last] : null;
    }

    [GeneratedRegex("^[+-]?[0-9]{1,3},[0-9]{3}$", RegexOptions.CultureInvariant)]
    private static partial Regex SingleGroupPattern();

    [GeneratedRegex("^[+-]?[0-9]{1,3}(,[0-9]{3})+$", RegexOptions.CultureInvariant)]
    private static partial Regex GroupsPattern();
}
