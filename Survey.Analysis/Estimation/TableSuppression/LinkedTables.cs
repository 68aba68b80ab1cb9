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

    /// <summary>Never published: part of the arithmetic alone.</summary>
    NeverPublished,
}

/// <summary>How wide of its value an intruder must remain who works out a sensitive cell.</summary>
/// <param name="Below">The intruder's lowest possible value must lie at least so far below the value, or at what is possible at
/// all.</param>
/// <param name="Above">The highest so far above.</param>
public sealed record Protection(double Below, double Above);

/// <summary>A number of a set of tables, with what protecting it asks for.</summary>
public sealed record LinkedCell(double Value)
{
    /// <summary>The lowest value that an intruder holds possible without any table.</summary>
    public double Lower { get; init; }

    /// <summary>The highest.</summary>
    public double Upper { get; init; } = double.PositiveInfinity;

    /// <summary>What is lost if it is suppressed.</summary>
    public double Cost { get; init; } = Value;

    /// <summary>Cells of the same unit are suppressed together; null is a unit of its own.</summary>
    public int? Unit { get; init; }

    /// <summary>Whether an intruder sees it.</summary>
    public CellVisibility Visibility { get; init; }

    /// <summary>For a sensitive cell, how it must be protected; null is not sensitive.</summary>
    public Protection? Protection { get; init; }

    /// <summary>Whether a single contributor makes up the cell and knows it, and so can work out others from it.</summary>
    public bool IsKnownToSingleContributor { get; init; }
}

/// <summary>A cell that is the sum of others.</summary>
/// <param name="Total">The total's position among the cells.</param>
/// <param name="Parts">The positions of those that add up to it.</param>
public sealed record TableRelation(int Total, ImmutableArray<int> Parts);

/// <summary>The cells of one or several tables, and every sum that an intruder knows among them; tables that share cells are
/// linked.</summary>
public sealed record LinkedTables
{
    // Totals are sums of their parts in another order.
    private const double Rounding = 1e-9;

    /// <summary>Makes the tables.</summary>
    /// <exception cref="ArgumentException">A sum does not add up, names a cell that is not there, or a cell lies outside what is
    /// possible.</exception>
    public LinkedTables(IEnumerable<LinkedCell> cells, IEnumerable<TableRelation> relations)
    {
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
