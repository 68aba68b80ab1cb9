using System.Collections.Frozen;

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

    /// <summary>Rounds to so many decimals, halves away from 0; below 0 to tens, hundreds and so on.</summary>
    public static double Round(double value, double digits)
    {
        if (double.IsNaN(value) || double.IsNaN(digits) || double.IsInfinity(value))
        {
            return double.IsNaN(digits) ? double.NaN : value;
        }

        var decimals = (int)Math.Clamp(Math.Truncate(digits), -MaximumDigits, MaximumDigits);
        var scale = Math.Pow(10, Math.Abs(decimals));
        var scaled = decimals < 0 ? Math.Abs(value) / scale : Math.Abs(value) * scale;
        var whole = Math.Round(scaled, MidpointRounding.AwayFromZero);
        var rounded = decimals < 0 ? whole * scale : whole / scale;
        return double.IsInfinity(scaled) ? value : Math.Sign(value) * rounded;
    }

    /// <summary>A power; NaN where the exponent is none, whatever the base.</summary>
    private static double Power(double value, double exponent) =>
        double.IsNaN(exponent) || (double.IsInfinity(exponent) && Math.Abs(value) == 1) ? double.NaN : Math.Pow(value, exponent);
}
