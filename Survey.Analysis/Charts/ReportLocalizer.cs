using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Texts;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;

namespace Survey.Analysis.Charts;

/// <summary>The fixed texts of reports in one language, from the resources <see cref="ReportTexts"/>.</summary>
public sealed class ReportLocalizer(string language)
{
    /// <summary>The language's code.</summary>
    public string Language { get; } = language;

    /// <summary>Writes numbers in this language.</summary>
    public ReportNumberFormatter Numbers { get; } = new(language);

    /// <summary>A text of <see cref="ReportTexts"/> in this language.</summary>
    /// <exception cref="ArgumentException">There is no such key.</exception>
    public string Text(string key, params IReadOnlyList<object?> arguments) => ReportTexts.In(Language, key, arguments);

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
