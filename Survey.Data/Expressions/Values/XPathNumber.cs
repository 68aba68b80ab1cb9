using System.Globalization;

namespace Survey.Data.Expressions.Values;

/// <summary>Numbers as text in expressions, identical on the server and in the browser.</summary>
/// <remarks>As XPath has it: the fewest digits that read back as the same number, never with an exponent; blanks around a number do not
/// count.</remarks>
public static class XPathNumber
{
    /// <summary>The number in plain digits; empty for NaN, which is the number of what is none.</summary>
    public static string Format(double number)
    {
        if (double.IsNaN(number))
        {
            return "";
        }

        if (double.IsInteger(number) && Math.Abs(number) < 1e15)
        {
            return ((long)number).ToString(CultureInfo.InvariantCulture);
        }

        var formatted = number.ToString("R", CultureInfo.InvariantCulture);
        var exponent = formatted.IndexOf('E', StringComparison.Ordinal);
        return exponent < 0
            ? formatted
            : ExpandExponent(
                formatted[..exponent],
                int.Parse(formatted.AsSpan(exponent + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
            );
    }

    /// <summary>The number that a text is; NaN where it is none.</summary>
    public static double ParseOrNaN(string? text)
    {
        var trimmed = text.AsSpan().Trim(" \t\r\n");
        return IsNumber(trimmed) ? double.Parse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture) : double.NaN;
    }

    private static string ExpandExponent(string mantissa, int exponent)
    {
        var sign = mantissa.StartsWith('-') ? "-" : "";
        var digits = mantissa.TrimStart('-').Replace(".", "", StringComparison.Ordinal);
        var zeros = new string('0', Math.Max(0, exponent < 0 ? -exponent - 1 : exponent - digits.Length + 1));
        return exponent < 0 ? $"{sign}0.{zeros}{digits}" : $"{sign}{digits}{zeros}";
    }

    /// <summary>A sign, digits with at most one point, and perhaps an exponent: the number syntax that server and browser
    /// accept.</summary>
    private static bool IsNumber(ReadOnlySpan<char> text)
    {
        var position = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        var integerDigits = CountDigits(text, ref position);
        var decimalDigits = 0;
        if (position < text.Length && text[position] == '.')
        {
            position++;
            decimalDigits = CountDigits(text, ref position);
        }

        if (integerDigits + decimalDigits == 0)
        {
            return false;
        }

        if (position < text.Length && text[position] is 'e' or 'E')
        {
            position++;
            position += position < text.Length && text[position] is '+' or '-' ? 1 : 0;
            return CountDigits(text, ref position) > 0 && position == text.Length;
        }

        return position == text.Length;
    }

    private static int CountDigits(ReadOnlySpan<char> text, ref int position)
    {
        var start = position;
        while (position < text.Length && char.IsAsciiDigit(text[position]))
        {
            position++;
        }

        return position - start;
    }
}
