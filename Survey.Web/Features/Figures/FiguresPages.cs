using System.Collections.Immutable;
using Survey.Analysis.Charts;
using Survey.Analysis.Figures;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Figures;

/// <summary>The published sentences and their verdicts.</summary>
internal sealed record ClaimsPage(RoundMaterial Material, ImmutableArray<ClaimResult> Claims);

/// <summary>One figure, as declared or broken down otherwise.</summary>
internal sealed record FigurePage
{
    /// <summary>The round and all that belongs to it.</summary>
    public required RoundMaterial Material { get; init; }

    /// <summary>The figure.</summary>
    public required FigureResult Result { get; init; }

    /// <summary>Its labels and words.</summary>
    public required Edition Edition { get; init; }

    /// <summary>The breakdown that was chosen; null where the figure stands as declared.</summary>
    public required BreakdownChoice? By { get; init; }

    /// <summary>The breakdowns, each with its table and, where it is drawn, its chart.</summary>
    public required ImmutableArray<FigurePart> Parts { get; init; }

    /// <summary>Whether the reader may choose a breakdown: not where pairs are compared, nor where rows of a unit are counted.</summary>
    public bool CanBreakDown =>
        Result.Definition is { Kind: not FigureKind.Agreement, Over: FigureDefinition.OverResponses or FigureDefinition.OverFrame };

    /// <summary>Computes the figure and lays it out.</summary>
    public static FigurePage Of(RoundFigures figures, FigureDefinition definition, BreakdownChoice? by)
    {
        var result = figures.Compute(definition, by);
        var edition = figures.Edition(SiteLanguages.Current);
        var charts = new FigureCharts(edition).Of(result).ToList();
        return new FigurePage
        {
            Material = figures.Material,
            Result = result,
            Edition = edition,
            By = by,
            Parts = [.. FigureView.Of(result).Select((view, index) => new FigurePart(FigureTable.Of(view, edition), charts.ElementAtOrDefault(index)))],
        };
    }
}

/// <summary>A breakdown of a figure: its numbers, and its chart where it has one.</summary>
internal sealed record FigurePart(FigureTable Table, Chart? Chart);
