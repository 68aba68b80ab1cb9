using System.Globalization;

namespace Survey.Analysis.Texts;

/// <summary>Writes the numbers of reports in one language: shares, counts, p-values, and how many decimals each has.</summary>
/// <remarks>The formats are resources of <see cref="ReportTexts"/>: a report does not depend on the machine's culture data.</remarks>
public sealed class ReportNumberFormatter(string language)
{
    /// <summary>The smallest p-value that <see cref="PValueDecimals"/> decimals can tell from 0.</summary>
    private const double SmallestPrintedPValue = 0.001;

    /// <summary>As many as journals ask for.</summary>
    private const int PValueDecimals = 3;

    /// <summary>No number of a report is as large; <see cref="decimal"/>, which rounds exactly, holds it.</summary>
    private const double LargestNumber = 1e15;

    private readonly NumberFormatInfo numberFormat = new()
    {
        NumberDecimalSeparator = ReportTexts.In(language, "DecimalSeparator"),
        NumberGroupSeparator = ReportTexts.In(language, "GroupSeparator"),
    };

    /// <summary>A share in per cent: <c>85 %</c> in Swedish, <c>85%</c> in English.</summary>
    public string Percent(double share, int decimals = 0) =>
        ReportTexts.In(language, "PercentText", Number(100 * share, decimals));

    /// <summary>A level or limit that a setting gives, in per cent with all its decimals: <c>99,5 %</c>. Rounded, it would be
    /// another.</summary>
    public string Level(double share) =>
        ReportTexts.In(language, "PercentText", ((decimal)share * 100).ToString("#,0.############", numberFormat));

    /// <summary>An interval of shares: <c>82–87</c>.</summary>
    public string PercentRange(double lower, double upper) => $"{Number(100 * lower, 0)}–{Number(100 * upper, 0)}";

    /// <summary>A number with a fixed number of decimals, thousands set apart, a real minus sign.</summary>
    public string Number(double value, int decimals)
    {
        var rounded = Math.Round((decimal)Math.Clamp(value, -LargestNumber, LargestNumber), decimals, MidpointRounding.AwayFromZero);
        var digits = Math.Abs(rounded).ToString($"N{decimals}", numberFormat);
        return rounded < 0 ? "−" + digits : digits;
    }

    /// <summary>A p-value: <c>p = 0,012</c>, and <c>p &lt; 0,001</c> below that.</summary>
    public string PValue(double p) =>
        p < SmallestPrintedPValue ? $"p < {Number(SmallestPrintedPValue, PValueDecimals)}" : $"p = {Number(p, PValueDecimals)}";

    /// <summary>A number of units.</summary>
    public string Count(int count) => Number(count, 0);

    /// <summary>A number of units; empty where there is none.</summary>
    public string CountOrEmpty(int? count) => count is { } value ? Count(value) : "";

    /// <summary>A share in per cent; empty where there is none.</summary>
    public string PercentOrEmpty(double? share) => share is { } value ? Percent(value) : "";

    /// <summary>A number; empty where there is none.</summary>
    public string NumberOrEmpty(double? value, int decimals) => value is { } number ? Number(number, decimals) : "";
}
