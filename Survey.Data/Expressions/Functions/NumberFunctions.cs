using System.Collections.Frozen;
using System.Globalization;

namespace Survey.Data.Expressions.Functions;

/// <summary>The functions of numbers, for the form and for figures.</summary>
public static class NumberFunctions
{
    /// <summary>As many decimals as <see cref="Math.Round(double, int)"/> takes; a double has no more.</summary>
    private const int MaximumDigits = 15;

    /// <summary>Functions of one number, by name. What has no value, such as the root of -1, is NaN.</summary>
    public static FrozenDictionary<string, Func<double, double>> Unary { get; } =
        new Dictionary<string, Func<double, double>>(StringComparer.Ordinal)
        {
            ["int"] = Math.Truncate,
            ["floor"] = Math.Floor,
            ["ceiling"] = Math.Ceiling,
            ["abs"] = Math.Abs,
            ["sqrt"] = Math.Sqrt,
            ["exp"] = Math.Exp,
            ["exp10"] = exponent => Power(10, exponent),
            ["log"] = Math.Log,
            ["log10"] = Math.Log10,
            ["sin"] = Math.Sin,
            ["cos"] = Math.Cos,
            ["tan"] = Math.Tan,
            ["asin"] = Math.Asin,
            ["acos"] = Math.Acos,
            ["atan"] = Math.Atan,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Functions of two numbers, by name.</summary>
    public static FrozenDictionary<string, Func<double, double, double>> Binary { get; } =
        new Dictionary<string, Func<double, double, double>>(StringComparer.Ordinal)
        {
            ["round"] = Round,
            ["pow"] = Power,
            ["atan2"] = Math.Atan2,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Rounds to so many decimals, a half to the larger number as in XPath; below 0 to tens, hundreds and so on.</summary>
    /// <remarks>It is the number as it is written that is rounded: 1.005 to 1.01, although the nearest binary number is smaller.</remarks>
    public static double Round(double value, double digits)
    {
        if (double.IsNaN(value) || double.IsNaN(digits) || double.IsInfinity(value))
        {
            return double.IsNaN(digits) ? double.NaN : value;
        }

        var decimals = (int)Math.Clamp(Math.Truncate(digits), -MaximumDigits, MaximumDigits);
        var shifted = ShiftPoint(value, decimals);
        if (double.IsInfinity(shifted))
        {
            return value;
        }

        var floor = Math.Floor(shifted);
        var whole = shifted - floor >= 0.5 ? floor + 1 : floor;

        // What is rounded up to 0 from below is -0, as in XPath.
        return ShiftPoint(whole == 0 ? Math.CopySign(0, value) : whole, -decimals);
    }

    /// <summary>A number with its decimal point so many places further right.</summary>
    private static double ShiftPoint(double value, int places)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture).Split('E');
        var exponent = text is [_, var written] ? int.Parse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        return double.Parse(
            string.Create(CultureInfo.InvariantCulture, $"{text[0]}E{exponent + places}"),
            NumberStyles.Float,
            CultureInfo.InvariantCulture
        );
    }

    /// <summary>A power; NaN where the exponent is none, whatever the base.</summary>
    private static double Power(double value, double exponent) =>
        double.IsNaN(exponent) || (double.IsInfinity(exponent) && Math.Abs(value) == 1) ? double.NaN : Math.Pow(value, exponent);
}
