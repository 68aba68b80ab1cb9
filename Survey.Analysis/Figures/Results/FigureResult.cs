using System.Collections.Immutable;
using Survey.Analysis.Figures.Definitions;
using Survey.Data.Questionnaires;

namespace Survey.Analysis.Figures.Results;

/// <summary>A figure and its numbers.</summary>
public sealed record FigureResult
{
    /// <summary>What was asked for.</summary>
    public required FigureDefinition Definition { get; init; }

    /// <summary>The interval method that was used, in the workbook's words (<c>hypergeometric</c>); null where there is no
    /// interval.</summary>
    public string? IntervalMethods { get; init; }

    /// <summary>The inference mode: <c>B</c> (missing at random within class, finite population), with <c>C</c> added where asked
    /// for.</summary>
    public required string InferenceMode { get; init; }

    /// <summary>The numbers, breakdown by breakdown, categories in the questionnaire's order.</summary>
    public required ImmutableArray<FigureCell> Cells { get; init; }

    /// <summary>One test for each breakdown: do the groups differ at all?</summary>
    public ImmutableArray<BreakdownTest> Tests { get; init; } = [];

    /// <summary>What was done that a reader must know: merged weighting classes and the like, in Swedish and English.</summary>
    public ImmutableArray<LocalizedText> Remarks { get; init; } = [];
}
