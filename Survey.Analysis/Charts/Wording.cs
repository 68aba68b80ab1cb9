using System.Globalization;

namespace Survey.Analysis.Charts;

/// <summary>The reports' fixed words and the forms of their numbers, in one language: Swedish, and English for every other.</summary>
/// <remarks>Numbers do not depend on the machine's culture data: the same report comes out everywhere.</remarks>
public sealed class Wording(string language)
{
    /// <summary>Stands where a number is withheld.</summary>
    public const string Withheld = "–";

    private const char NarrowSpace = '\u00A0';

    /// <summary>The language's code.</summary>
    public string Language { get; } = language;

    /// <summary>Whether the words are Swedish.</summary>
    public bool IsSwedish => Language == "sv" || Language.StartsWith("sv-", StringComparison.Ordinal);

    /// <summary>The words of this language.</summary>
    public string Of(string swedish, string english) => IsSwedish ? swedish : english;

    /// <summary>A share as people read it: <c>85 %</c> in Swedish, <c>85%</c> in English.</summary>
    public string Percent(double share, int decimals = 0) => IsSwedish
        ? $"{Number(100 * share, decimals)}{NarrowSpace}%"
        : $"{Number(100 * share, decimals)}%";

    /// <summary>An interval of shares: <c>82–87</c>.</summary>
    public string PercentRange(double lower, double upper) => $"{Number(100 * lower, 0)}–{Number(100 * upper, 0)}";

    /// <summary>A number with a fixed number of decimals, thousands set apart, a real minus sign.</summary>
    public string Number(double value, int decimals)
    {
        var rounded = Math.Round((decimal)Math.Clamp(value, -1e15, 1e15), decimals, MidpointRounding.AwayFromZero);
        var digits = Math.Abs(rounded).ToString($"N{decimals}", Forms);
        return rounded < 0 ? "−" + digits : digits;
    }

    /// <summary>A number of units.</summary>
    public string Count(int count) => Number(count, 0);

    private NumberFormatInfo Forms => IsSwedish
        ? new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = NarrowSpace.ToString() }
        : new NumberFormatInfo();
}
