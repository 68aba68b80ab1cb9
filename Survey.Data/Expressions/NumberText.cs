using System.Globalization;

namespace Survey.Data.Expressions;

/// <summary>Numbers as text in the form's reading, letter by letter the same on the server and in the browser.</summary>
/// <remarks>As XPath has it: the fewest digits that read back as the same number, never with an exponent; blanks around a number do not count.</remarks>
public static class NumberText
{
    /// <summary>The number in plain digits; empty for NaN, which is the number of what is none.</summary>
    public static string Write(double number)
    {
        if (double.IsNaN(number))
        {
            return "";
        }

        if (double.IsInteger(number) && Math.Abs(number) < 1e15)
        {
            return ((long)number).ToString(CultureInfo.InvariantCulture);
        }

        var written = number.ToString("R", CultureInfo.InvariantCulture);
        var exponent = written.IndexOf('E', StringComparison.Ordinal);
        return exponent < 0 ? written : Expand(written[..exponent], int.Parse(written.AsSpan(exponent + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }

    /// <summary>The number that a text is; NaN where it is none.</summary>
    public static double Read(string? text)
    {
        var bare = text.AsSpan().Trim(" \t\r\n");
        return IsNumber(bare) ? double.Parse(bare, NumberStyles.Float, CultureInfo.InvariantCulture) : double.NaN;
    }

    private static string Expand(string mantissa, int exponent)
    {
        var sign = mantissa.StartsWith('-') ? "-" : "";
        var digits = mantissa.TrimStart('-').Replace(".", "", StringComparison.Ordinal);
        var zeros = new string('0', Math.Max(0, exponent < 0 ? -exponent - 1 : exponent - digits.Length + 1));
        return exponent < 0 ? $"{sign}0.{zeros}{digits}" : $"{sign}{digits}{zeros}";
    }

    /// <summary>A sign, digits with at most one point, and perhaps an exponent: what both homes take for a number.</summary>
    private static bool IsNumber(ReadOnlySpan<char> text)
    {
        var at = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        var whole = Digits(text, ref at);
        var decimals = 0;
        if (at < text.Length && text[at] == '.')
        {
            at++;
            decimals = Digits(text, ref at);
        }

        if (whole + decimals == 0)
        {
            return false;
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at++;
            at += at < text.Length && text[at] is '+' or '-' ? 1 : 0;
            return Digits(text, ref at) > 0 && at == text.Length;
        }

        return at == text.Length;
    }

    private static int Digits(ReadOnlySpan<char> text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at - start;
    }
}
