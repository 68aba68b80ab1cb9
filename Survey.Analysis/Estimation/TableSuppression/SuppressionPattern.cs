using System.Collections.Immutable;

namespace Survey.Analysis.Estimation.TableSuppression;

/// <summary>From where to where an intruder can narrow a suppressed cell down, from all that is published.</summary>
/// <param name="Cell">The cell's position.</param>
/// <param name="Lower">The lowest value that fits.</param>
/// <param name="Upper">The highest; infinity where nothing holds it.</param>
public sealed record CellRange(int Cell, double Lower, double Upper);

/// <summary>Which cells are suppressed, what that costs, and what an intruder can still work out.</summary>
public sealed record SuppressionPattern
{
    /// <summary>The tables it is a pattern of.</summary>
    public required LinkedTables Tables { get; init; }

    /// <summary>For each cell whether it is suppressed.</summary>
    public required ImmutableArray<bool> IsSuppressed { get; init; }

    /// <summary>The cost of what is suppressed for the sake of others; sensitive cells cost nothing.</summary>
    public required double Cost { get; init; }

    /// <summary>No pattern that protects as well costs less than this.</summary>
    public required double CostLowerBound { get; init; }

    /// <summary>Whether no other pattern is cheaper.</summary>
    public bool IsOptimal => Cost <= CostLowerBound + 1e-9;

    /// <summary>Sensitive cells that no pattern can protect as asked, since what everybody knows gives them away.</summary>
    public required ImmutableArray<int> UnprotectableCells { get; init; }

    /// <summary>Solves for the range to which an intruder can narrow each suppressed cell down.</summary>
    public ImmutableArray<CellRange> Audit() => SuppressionAudit.RangesOf(Tables, IsSuppressed);
}
