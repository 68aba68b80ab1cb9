using Survey.Data.Expressions.Values;

namespace Survey.Data.Files;

/// <summary>Numbers as spreadsheets write them to files: with a decimal comma or a decimal point, and with groups of three
/// digits.</summary>
internal static class FileNumber
{
    private static readonly TypedNumberRule AnyNumber = new([], IsWhole: false, _ => true);

    /// <summary>Between commas a program writes decimals with a point, so that <c>1,500</c> may be 1.5 or 1500.</summary>
    private static readonly NumberNotation BetweenCommas = NumberNotation.File with
    {
        DecimalMarks = ".",
    };

    /// <summary>The number with a decimal point and without groups; null where the text is no number, or may be two.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="separator">What stands between the file's cells.</param>
    public static string? FindCanonicalText(string text, char separator)
    {
        var digits = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        var notation = separator == ',' ? BetweenCommas : NumberNotation.File;
        return NumberText.TryParse(TypedNumber.Normalize(digits, notation, AnyNumber), out var number) ? NumberText.Format(number) : null;
    }
}
