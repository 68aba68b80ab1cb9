using System.Globalization;

namespace Survey.Data.Expressions.Values;

/// <summary>Numbers as files and the store hold them: a decimal point, no grouping, an exponent where it is short.</summary>
/// <remarks>Expressions write numbers without exponents (<see cref="XPathNumber"/>), since XPath does.</remarks>
public static class NumberText
{
    /// <summary>Reads a finite number; false where the text is none.</summary>
    public static bool TryParse(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    /// <summary>The shortest text that reads back as the same number.</summary>
    public static string Format(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
