using System.Collections.Immutable;

namespace Survey.Analysis.Estimation.TableSuppression;

/// <summary>A table of two, three or more variables with all its margins, as cells and sums.</summary>
/// <remarks>Cells stand in row-major order; each variable has one position more than categories, the last being its total.
/// Immutable.</remarks>
public sealed record CrossTable
{
    private readonly ImmutableArray<int> sizes;

    private CrossTable(ImmutableArray<int> sizes, LinkedTables tables)
    {
        this.sizes = sizes;
        Tables = tables;
    }

    /// <summary>The cells, margins included, and their sums.</summary>
    public LinkedTables Tables { get; }

    /// <summary>A table of counts of contributors, whose cells below the threshold are sensitive: an intruder's range must reach at least
    /// <paramref name="protection"/> to both sides of the count.</summary>
    /// <param name="categories">How many categories each variable has, 1 or more.</param>
    /// <param name="counts">The counts in row-major order, without totals.</param>
    /// <param name="threshold">Cells with at least one contributor and fewer than this are sensitive.</param>
    /// <param name="protection">How far below and above its count a sensitive cell must remain possible, 0 or more.</param>
    /// <param name="marginsArePublic">Whether totals are published whatever they are. Empty cells are always known to everybody.</param>
    /// <exception cref="ArgumentException">There are not as many counts as the categories make, a count is negative, or the protection
    /// is.</exception>
    public static CrossTable OfCounts(
        IReadOnlyList<int> categories,
        IReadOnlyList<double> counts,
        double threshold,
        double protection = 1,
        bool marginsArePublic = true
    )
    {
        return Of(categories, counts, Describe);

        LinkedCell Describe(double count, bool isMargin)
        {
            if (count == 0 || (isMargin && marginsArePublic))
            {
                return new LinkedCell(count) { Visibility = CellVisibility.Public };
            }

            var isSensitive = SensitivityRules.IsBelowThreshold(count, threshold);
            return new LinkedCell(count) { Protection = isSensitive ? new Protection(protection, protection) : null };
        }
    }

    /// <summary>A table whose cells are described one by one.</summary>
    /// <param name="categories">How many categories each variable has.</param>
    /// <param name="values">The values in row-major order, without totals.</param>
    /// <param name="describe">From a value, and whether it is a total, to the cell, which must have that value.</param>
    /// <exception cref="ArgumentException">There are not as many values as the categories make, or <see cref="LinkedTables"/> refuses the
    /// cells.</exception>
    public static CrossTable Of(IReadOnlyList<int> categories, IReadOnlyList<double> values, Func<double, bool, LinkedCell> describe)
    {
        ArgumentNullException.ThrowIfNull(categories);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(describe);
        if (categories.Any(count => count < 1) || categories.Aggregate(1L, (product, count) => product * count) != values.Count)
        {
            throw new ArgumentException(
                $"A table of {string.Join(" × ", categories)} does not have {values.Count} values.",
                nameof(values)
            );
        }

        ImmutableArray<int> sizes = [.. categories.Select(count => count + 1)];
        var sums = new double[sizes.Aggregate(1, (product, count) => product * count)];
        for (var value = 0; value < values.Count; value++)
        {
            sums[Position(sizes, IndexOf(categories, value))] = values[value];
        }

        ImmutableArray<TableRelation> relations = [.. Enumerable.Range(0, sizes.Length).SelectMany(variable => SumsOver(sizes, variable))];
        foreach (var relation in relations)
        {
            sums[relation.Total] = relation.Parts.Sum(part => sums[part]);
        }

        return new CrossTable(sizes, new LinkedTables(sums.Select((sum, cell) => describe(sum, IsMargin(sizes, cell))), relations));
    }

    /// <summary>The position of a cell among the cells.</summary>
    /// <param name="index">Each variable's category, from 0, which is not checked; null for its total.</param>
    /// <exception cref="IndexOutOfRangeException">Fewer positions are given than there are variables.</exception>
    public int PositionOf(params ReadOnlySpan<int?> index)
    {
        var all = new int[sizes.Length];
        for (var variable = 0; variable < all.Length; variable++)
        {
            all[variable] = index[variable] ?? sizes[variable] - 1;
        }

        return Position(sizes, all);
    }

    private static IEnumerable<TableRelation> SumsOver(ImmutableArray<int> sizes, int variable)
    {
        var step = sizes.Skip(variable + 1).Aggregate(1, (product, count) => product * count);
        var size = sizes.Aggregate(1, (product, count) => product * count);
        return from total in Enumerable.Range(0, size)
               where IndexOf(sizes, total)[variable] == sizes[variable] - 1
               select new TableRelation(total, [.. Enumerable.Range(1, sizes[variable] - 1).Select(back => total - (back * step)).Order()]);
    }

    private static bool IsMargin(ImmutableArray<int> sizes, int cell) =>
        IndexOf(sizes, cell).Zip(sizes).Any(pair => pair.First == pair.Second - 1);

    private static int[] IndexOf(IReadOnlyList<int> sizes, int position)
    {
        var index = new int[sizes.Count];
        for (var variable = sizes.Count - 1; variable >= 0; variable--)
        {
            (position, index[variable]) = Math.DivRem(position, sizes[variable]);
        }

        return index;
    }

    private static int Position(ImmutableArray<int> sizes, int[] index) =>
        index.Zip(sizes).Aggregate(0, (position, pair) => (position * pair.Second) + pair.First);
}
