using System.Collections.Immutable;

namespace Survey.Analysis.Estimation.TableSuppression;

/// <summary>The range to which an intruder can narrow a suppressed cell down, from all that is published.</summary>
/// <param name="Cell">The cell's position among the cells.</param>
/// <param name="Lower">The lowest value that fits.</param>
/// <param name="Upper">The highest value that fits; infinite where nothing limits it.</param>
public sealed record CellRange(int Cell, double Lower, double Upper);

/// <summary>A suppression pattern: which cells are suppressed, and what that costs. Immutable.</summary>
public sealed record SuppressionPattern
{
    // Costs are summed in different orders: a smaller difference is rounding.
    private const double Rounding = 1e-9;

    /// <summary>The tables it is a pattern of.</summary>
    public required LinkedTables Tables { get; init; }

    /// <summary>For each cell whether it is suppressed.</summary>
    public required ImmutableArray<bool> IsSuppressed { get; init; }

    /// <summary>The cost of cells that are suppressed to protect others; sensitive cells and their units cost nothing.</summary>
    public required double Cost { get; init; }

    /// <summary>A lower bound of the cost of every pattern that protects as well.</summary>
    public required double CostLowerBound { get; init; }

    /// <summary>Whether it is proved that no other pattern is cheaper.</summary>
    public bool IsOptimal => Cost <= CostLowerBound + Rounding;

    /// <summary>The positions of sensitive cells that no pattern can protect as required, since public cells and sums give them
    /// away.</summary>
    public required ImmutableArray<int> UnprotectableCells { get; init; }

    /// <summary>The range to which an intruder can narrow each suppressed cell down.</summary>
    public ImmutableArray<CellRange> Audit() => SuppressionAudit.RangesOf(Tables, IsSuppressed);
}
