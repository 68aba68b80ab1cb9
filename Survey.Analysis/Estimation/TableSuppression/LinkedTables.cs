using System.Collections.Immutable;
using System.Globalization;

namespace Survey.Analysis.Estimation.TableSuppression;

/// <summary>Whether an intruder sees a cell.</summary>
public enum CellVisibility
{
    /// <summary>Published, unless it is suppressed.</summary>
    MayBeSuppressed,

    /// <summary>Known to everybody whatever is suppressed: an empty cell, a published total.</summary>
    Public,

    /// <summary>Never published: it occurs in sums alone, and is unknown to every intruder.</summary>
    NeverPublished,
}

/// <summary>The protection that a sensitive cell requires: how far the range that an intruder can compute must reach beyond its
/// value.</summary>
/// <param name="Below">How far below the value the lower end must lie, 0 or more; the lowest possible value is enough.</param>
/// <param name="Above">How far above the value the upper end must lie, 0 or more; the highest possible value is enough.</param>
public sealed record Protection(double Below, double Above);

/// <summary>A number of a set of tables, with what its protection requires.</summary>
/// <remarks>Not checked here: <see cref="LinkedTables"/> refuses values that are not finite or outside their limits.</remarks>
/// <param name="Value">The true value.</param>
public sealed record LinkedCell(double Value)
{
    /// <summary>The lowest value that an intruder holds possible without any table; 0 if not given.</summary>
    public double Lower { get; init; }

    /// <summary>The highest value that an intruder holds possible without any table; infinite if not given.</summary>
    public double Upper { get; init; } = double.PositiveInfinity;

    /// <summary>The cost of suppressing it, 0 or more; its value if not given.</summary>
    public double Cost { get; init; } = Value;

    /// <summary>Cells with the same unit, a number of 0 or more, are suppressed together; null is a unit of its own.</summary>
    public int? Unit { get; init; }

    /// <summary>Whether an intruder sees it; it may be suppressed if not given.</summary>
    public CellVisibility Visibility { get; init; }

    /// <summary>For a sensitive cell, how it must be protected; null is not sensitive.</summary>
    public Protection? Protection { get; init; }

    /// <summary>Whether a single contributor makes up the cell and knows it, and so can work out others from it.</summary>
    public bool IsKnownToSingleContributor { get; init; }
}

/// <summary>A sum among the cells.</summary>
/// <param name="Total">The position of the total among the cells.</param>
/// <param name="Parts">The positions of those that add up to it.</param>
public sealed record TableRelation(int Total, ImmutableArray<int> Parts);

/// <summary>The cells of one or several tables, and every sum that an intruder knows among them; tables that share cells are
/// linked. Immutable.</summary>
public sealed record LinkedTables
{
    // Of the total, or of 1 where that is smaller: totals may have been summed in another order than here, which rounds differently.
    private const double Rounding = 1e-9;

    /// <summary>Tables of cells, which are numbered from 0 in their order.</summary>
    /// <exception cref="ArgumentException">A sum does not add up or names a cell that is not there; or a cell's value is not finite or
    /// outside its limits, its cost negative, or its protection negative.</exception>
    public LinkedTables(IEnumerable<LinkedCell> cells, IEnumerable<TableRelation> relations)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(relations);
        Cells = [.. cells];
        Relations = [.. relations];
        RequireCells();
        RequireSums();
    }

    /// <summary>All cells.</summary>
    public ImmutableArray<LinkedCell> Cells { get; }

    /// <summary>All sums.</summary>
    public ImmutableArray<TableRelation> Relations { get; }

    private void RequireCells()
    {
        foreach (var (position, cell) in Cells.Index())
        {
            if (!double.IsFinite(cell.Value) || !(cell.Lower <= cell.Value) || !(cell.Value <= cell.Upper) || !(cell.Cost >= 0))
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Cell {position} is {cell.Value} between {cell.Lower} and {cell.Upper} at cost {cell.Cost}; it must lie "
                            + $"between them and cost 0 or more."
                    )
                );
            }

            if (cell.Protection is { } protection && !(protection.Below >= 0 && protection.Above >= 0))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Cell {position} has the protection {protection}; both sides must be 0 or more.")
                );
            }
        }
    }

    private void RequireSums()
    {
        foreach (var relation in Relations)
        {
            if (relation.Parts.Append(relation.Total).Where(cell => cell < 0 || cell >= Cells.Length).ToList() is [var missing, ..])
            {
                throw new ArgumentException(FormattableString.Invariant($"A sum names cell {missing}; there are {Cells.Length}."));
            }

            var (total, sum) = (Cells[relation.Total].Value, relation.Parts.Sum(part => Cells[part].Value));
            if (Math.Abs(total - sum) > Rounding * Math.Max(1, Math.Abs(total)))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Cell {relation.Total} is {total}, but its parts add up to {sum}.")
                );
            }
        }
    }
}
