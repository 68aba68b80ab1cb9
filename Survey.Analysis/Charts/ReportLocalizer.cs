using System.Globalization;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Texts;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;

namespace Survey.Analysis.Charts;

/// <summary>The fixed texts and number formats of reports in one language, from the resources <see cref="ReportTexts"/>.</summary>
/// <remarks>Number formats are resources too, so that a report does not depend on the machine's culture data.</remarks>
public sealed class ReportLocalizer(string language)
{
    /// <summary>Stands where a number is suppressed.</summary>
    public const string SuppressedSymbol = "–";

    /// <summary>The smallest p-value that three decimals can tell from 0.</summary>
    private const double SmallestPrintedPValue = 0.001;

    /// <summary>No number of a report is as large; <see cref="decimal"/>, which rounds exactly, holds it.</summary>
    private const double LargestNumber = 1e15;

    private readonly NumberFormatInfo numberFormat = new()
    {
        NumberDecimalSeparator = ReportTexts.In(language, "DecimalSeparator"),
        NumberGroupSeparator = ReportTexts.In(language, "GroupSeparator"),
    };

    /// <summary>The language's code.</summary>
    public string Language { get; } = language;

    /// <summary>A text of <see cref="ReportTexts"/> in this language.</summary>
    /// <exception cref="ArgumentException">There is no such key.</exception>
    public string Text(string key, params IReadOnlyList<object?> arguments) => ReportTexts.In(Language, key, arguments);

    /// <summary>A share in per cent: <c>85 %</c> in Swedish, <c>85%</c> in English.</summary>
    public string Percent(double share, int decimals = 0) => Text("PercentText", Number(100 * share, decimals));

    /// <summary>A level or limit that a setting gives, in per cent with all its decimals: <c>99,5 %</c>. Rounded, it would be
    /// another.</summary>
    public string Level(double share) => Text("PercentText", ((decimal)share * 100).ToString("#,0.############", numberFormat));

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
    public string PValue(double p) => p < SmallestPrintedPValue ? $"p < {Number(SmallestPrintedPValue, 3)}" : $"p = {Number(p, 3)}";

    /// <summary>A number of units.</summary>
    public string Count(int count) => Number(count, 0);

    /// <summary>A number of units; empty where there is none.</summary>
    public string CountOrEmpty(int? count) => count is { } value ? Count(value) : "";

    /// <summary>A share in per cent; empty where there is none.</summary>
    public string PercentOrEmpty(double? share) => share is { } value ? Percent(value) : "";

    /// <summary>A number; empty where there is none.</summary>
    public string NumberOrEmpty(double? value, int decimals) => value is { } number ? Number(number, decimals) : "";

    /// <summary>Why there is no value.</summary>
    public string MissingReasonText(MissingReason reason) => Text($"Missing{reason}");

    /// <summary>A warning for an imprecise estimate; null for a reliable one.</summary>
    public string? ReliabilityText(Reliability? reliability) =>
        reliability switch
        {
            Reliability.ReadWithCare => Text("ReadWithCare"),
            Reliability.Unreliable => Text("Unreliable"),
            _ => null,
        };

    /// <summary>A disposition's name.</summary>
    public string DispositionText(Disposition disposition) => Text($"Disposition{disposition}");

    /// <summary>What a method of intervals is called, by its word in workbooks and figures.json (<c>korn_graubard</c>).</summary>
    public string IntervalMethodName(string token) => Text("IntervalName" + ToPascalCase(token));

    /// <summary>How a method makes its intervals, with its source in the literature.</summary>
    public string IntervalMethodSource(string token) => Text("IntervalSource" + ToPascalCase(token));

    private static string ToPascalCase(string token) =>
        string.Concat(token.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
