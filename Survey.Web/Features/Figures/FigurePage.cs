using System.Collections.Immutable;
using Survey.Analysis.Charts;
using Survey.Analysis.Figures.Definitions;
using Survey.Analysis.Figures.Kinds;
using Survey.Analysis.Figures.Results;
using Survey.Web.Features.Shared;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Figures;

/// <summary>One figure, as declared or broken down otherwise.</summary>
internal sealed record FigurePage
{
    /// <summary>The round and all that belongs to it.</summary>
    public required RoundSnapshot Snapshot { get; init; }

    /// <summary>The figure.</summary>
    public required FigureResult Result { get; init; }

    /// <summary>Its labels and words.</summary>
    public required ReportContext Context { get; init; }

    /// <summary>The breakdown that was chosen; null where the figure stands as declared.</summary>
    public required BreakdownChoice? Breakdown { get; init; }

    /// <summary>The breakdowns, each with its table and, where it is drawn, its chart.</summary>
    public required ImmutableArray<FigureBreakdownSection> Sections { get; init; }

    /// <summary>Whether the reader may choose a breakdown: not where pairs are compared, nor where rows of a unit are counted.</summary>
    public bool CanBreakDown =>
        Result.Definition
            is { Kind.CountUnit: not FigureCountUnit.Pairs, Over: FigureDefinition.OverResponses or FigureDefinition.OverFrame };

    /// <summary>Computes the figure and lays it out.</summary>
    public static FigurePage Create(RoundFigures figures, FigureDefinition definition, BreakdownChoice? breakdown)
    {
        var result = figures.Compute(definition, breakdown);
        var context = figures.CreateReportContext(SiteLanguages.Current);
        var charts = new FigureChartBuilder(context).Build(result).ToList();
        return new FigurePage
        {
            Snapshot = figures.Snapshot,
            Result = result,
            Context = context,
            Breakdown = breakdown,
            Sections =
            [
                .. FigureBreakdown
                    .CreateAll(result)
                    .Select(
                        (view, index) => new FigureBreakdownSection(FigurePageTable.Create(view, context), charts.ElementAtOrDefault(index))
                    ),
            ],
        };
    }
}

/// <summary>A breakdown of a figure: its numbers, and its chart where it has one.</summary>
internal sealed record FigureBreakdownSection(FigurePageTable Table, Chart? Chart);
