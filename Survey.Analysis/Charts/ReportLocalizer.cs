using System.Globalization;
using Survey.Analysis.Estimation.Estimates;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;

namespace Survey.Analysis.Charts;

/// <summary>The reports' fixed words and the forms of their numbers, in one language: Swedish, and English for every other.</summary>
/// <remarks>Numbers do not depend on the machine's culture data: the same report comes out everywhere.</remarks>
public sealed class ReportLocalizer(string language)
{
    /// <summary>Stands where a number is withheld.</summary>
    public const string SuppressedSymbol = "–";

    private const char NonBreakingSpace = '\u00A0';

    /// <summary>The language's code.</summary>
    public string Language { get; } = language;

    /// <summary>Whether the words are Swedish.</summary>
    public bool IsSwedish => Language == "sv" || Language.StartsWith("sv-", StringComparison.Ordinal);

    /// <summary>The words of this language.</summary>
    public string Text(string swedish, string english) => IsSwedish ? swedish : english;

    /// <summary>A share as people read it: <c>85 %</c> in Swedish, <c>85%</c> in English.</summary>
    public string Percent(double share, int decimals = 0) =>
        IsSwedish ? $"{Number(100 * share, decimals)}{NonBreakingSpace}%" : $"{Number(100 * share, decimals)}%";

    /// <summary>An interval of shares: <c>82–87</c>.</summary>
    public string PercentRange(double lower, double upper) => $"{Number(100 * lower, 0)}–{Number(100 * upper, 0)}";

    /// <summary>A number with a fixed number of decimals, thousands set apart, a real minus sign.</summary>
    public string Number(double value, int decimals)
    {
        var rounded = Math.Round((decimal)Math.Clamp(value, -1e15, 1e15), decimals, MidpointRounding.AwayFromZero);
        var digits = Math.Abs(rounded).ToString($"N{decimals}", NumberFormat);
        return rounded < 0 ? "−" + digits : digits;
    }

    /// <summary>A p-value: <c>p = 0,012</c>, and <c>p &lt; 0,001</c> below that.</summary>
    public string PValue(double p) => p < 0.001 ? $"p < {Number(0.001, 3)}" : $"p = {Number(p, 3)}";

    /// <summary>A number of units.</summary>
    public string Count(int count) => Number(count, 0);

    /// <summary>Why there is no value.</summary>
    public string MissingReasonText(MissingReason reason) =>
        reason switch
        {
            MissingReason.NotApplicable => Text("ej tillämpligt", "not applicable"),
            MissingReason.DoesNotKnow => Text("vet ej", "don’t know"),
            MissingReason.Refused => Text("vill inte svara", "refused"),
            MissingReason.NotAnswered => Text("obesvarat", "left blank"),
            MissingReason.NotReached => Text("kom inte så långt", "not reached"),
            MissingReason.PartNotReturned => Text("delen kom inte tillbaka", "part not returned"),
            MissingReason.Removed => Text("borttaget vid granskning", "removed in editing"),
            MissingReason.NotAsked => Text("frågan fanns inte", "not asked in this version"),
            MissingReason.Suppressed => Text("visas inte", "withheld"),
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
        };

    /// <summary>A warning beside an estimate that is not to be leant on; null where it needs none.</summary>
    public string? ReliabilityText(Reliability? reliability) =>
        reliability switch
        {
            Reliability.ReadWithCare => Text("osäker", "read with care"),
            Reliability.Unreliable => Text("mycket osäker", "unreliable"),
            _ => null,
        };

    /// <summary>What became of a unit.</summary>
    public string DispositionText(Disposition disposition) =>
        disposition switch
        {
            Disposition.NotStarted => Text("Ej påbörjat", "Not started"),
            Disposition.Partial => Text("Påbörjat", "Partial"),
            Disposition.Complete => Text("Inskickat", "Complete"),
            Disposition.Refused => Text("Avböjt", "Refused"),
            Disposition.Undeliverable => Text("Ej nådda", "Undeliverable"),
            Disposition.Ineligible => Text("Övertäckning", "Ineligible"),
            _ => throw new ArgumentOutOfRangeException(nameof(disposition), disposition, null),
        };

    private NumberFormatInfo NumberFormat =>
        IsSwedish
            ? new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = NonBreakingSpace.ToString() }
            : new NumberFormatInfo();
}
