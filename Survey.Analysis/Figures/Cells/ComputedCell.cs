using System.Collections.Immutable;
using Survey.Analysis.Designs;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Figures.Results;

namespace Survey.Analysis.Figures.Cells;

/// <summary>A cell together with what it was computed from, so that claims can set it against others.</summary>
internal sealed record ComputedCell(FigureCell Cell)
{
    /// <summary>The design behind it; null where nothing was estimated, or nothing may be shown.</summary>
    public CellDesign? Design { get; init; }

    /// <summary>The column whose mean is the cell's estimate.</summary>
    public KnownValues? EstimatedColumn { get; init; }

    /// <summary>The column whose mean is a battery item's mean.</summary>
    public KnownValues? Scores { get; init; }

    /// <summary>The lowest and highest mean score that the answers allow.</summary>
    public (double Low, double High)? MeanBounds { get; init; }

    /// <summary>Whether the estimate is of a category that ranks do not count.</summary>
    public bool IsUnranked { get; init; }

    /// <summary>How the interval was made.</summary>
    public IntervalMethod? IntervalMethod { get; init; }

    /// <summary>A cell too small to be shown: only where it stands.</summary>
    public static ComputedCell Suppressed(ImmutableArray<KeyValuePair<string, string>> by, string? category) =>
        new(
            new FigureCell
            {
                BreakdownValues = by,
                Category = category,
                IsSuppressed = true,
            }
        );
}

/// <summary>A figure together with what its cells were computed from.</summary>
internal sealed record ComputedFigure(FigureResult Result, ImmutableArray<ComputedCell> Cells);
