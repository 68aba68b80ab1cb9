using MathNet.Numerics;

namespace Survey.Analysis.Estimation.Numerics;

/// <summary>Freeman and Halton's exact test of a table of counts: the probability of all tables with the same margins that are no likelier
/// than the observed one.</summary>
/// <remarks>
/// Columns are filled one after another; what matters of those filled are the rows' remainders, in any order, and the likelihood
/// so far. Where even the likeliest completion is no likelier than the observed table, all completions count at once; where even the
/// least likely is likelier, none does. The network algorithm of Mehta and Patel (1983), Journal of the American Statistical
/// Association 78, with the lengths of its longest and shortest paths found by recursion. Likelihoods that differ by less than one part
/// in 1e7 count as equal.
/// An instance holds the state of one test and belongs to one call of <see cref="PValue"/>, which several threads may make at once.
/// </remarks>
internal sealed class FreemanHaltonTest
{
    // On the log scale; R's fisher.test has the same relative error for 2 × 2 tables. Closer likelihoods differ by rounding only.
    private const double LikelihoodTolerance = 1e-7;

    // Paths whose log-likelihoods agree to 1e-10 are merged: such a difference is rounding, a thousandth of the tolerance above.
    private const double PathsPerLogUnit = 1e10;

    // A node is a number of 128 bits; the spare one covers the rounding of the logarithm by which the size is checked.
    private const int MaximumNodeBits = 127;

    private readonly int[] columns;
    private readonly double[] factorials;
    private readonly int rowCount;
    private readonly UInt128 radix;
    private readonly Dictionary<UInt128, (double Most, double Least)>[] extremes;
    private readonly long limit;
    private long work;

    private FreemanHaltonTest(int[] rows, int[] columns, long limit)
    {
        (this.columns, rowCount, this.limit) = (columns, rows.Length, limit);
        radix = (UInt128)(rows.Max() + 1);
        factorials = [.. Enumerable.Range(0, columns.Sum() + 1).Select(SpecialFunctions.FactorialLn)];
        extremes =
        [
            .. columns.Select(_ => new Dictionary<UInt128, (double, double)>()),
            new Dictionary<UInt128, (double, double)> { [0] = (0, 0) },
        ];
    }

    private bool IsTooLarge => work > limit;

    /// <summary>The p value, or null where computing it takes more steps than the limit, or the table is too large for its nodes to be
    /// encoded.</summary>
    /// <param name="cells">Rows of equally many counts, 0 or more; at least one row.</param>
    /// <param name="limit">How many extensions of a path by one column may be looked at; also the largest number of observations. Below
    /// the largest <see cref="int"/>, so that sums of counts fit in one.</param>
    public static double? PValue(IReadOnlyList<IReadOnlyList<int>> cells, long limit)
    {
        if (cells.Sum(row => row.Sum(count => (long)count)) > limit)
        {
            return null;
        }

        int[] rows = [.. cells.Select(row => row.Sum())];
        int[] columns = [.. Enumerable.Range(0, cells[0].Count).Select(column => cells.Sum(row => row[column]))];
        var (few, many) = rows.Length <= columns.Length ? (rows, columns) : (columns, rows);
        if (few.Length * Math.Log2(few.Max() + 1) > MaximumNodeBits)
        {
            return null;
        }

        var tables = new FreemanHaltonTest(few, [.. many.OrderDescending()], limit);
        return tables.SumNoLikelierThan(few, -cells.SelectMany(row => row).Sum(count => tables.factorials[count]));
    }

    // A node's past paths are kept by rounded log-likelihood, with the number of ways, by probability, in which each was reached.
    private double? SumNoLikelierThan(int[] rows, double observed)
    {
        var all = LogCompletions(rows, 0);
        var nodes = new Dictionary<UInt128, Dictionary<long, (double Past, double Ways)>> { [Encode(rows)] = new() { [0] = (0, 1) } };
        var sum = 0.0;
        for (var stage = 0; stage < columns.Length && !IsTooLarge; stage++)
        {
            var next = new Dictionary<UInt128, Dictionary<long, (double Past, double Ways)>>();
            foreach (var (node, pasts) in nodes)
            {
                foreach (var (child, step) in StepsFrom(node, stage))
                {
                    var (most, least) = ExtremesOf(child, stage + 1);
                    work += pasts.Count;
                    if (IsTooLarge)
                    {
                        return null;
                    }

                    var completions = LogCompletions(Decode(child), stage + 1);
                    foreach (var (logLikelihood, ways) in pasts.Values)
                    {
                        if (logLikelihood + step + most <= observed + LikelihoodTolerance)
                        {
                            sum += ways * Math.Exp(logLikelihood + step + completions - all);
                        }
                        else if (logLikelihood + step + least <= observed + LikelihoodTolerance)
                        {
                            Add(next, child, logLikelihood + step, ways);
                        }
                    }
                }
            }

            nodes = next;
        }

        return IsTooLarge ? null : Math.Min(1, sum);
    }

    private static void Add(
        Dictionary<UInt128, Dictionary<long, (double Past, double Ways)>> nodes,
        UInt128 node,
        double logLikelihood,
        double ways
    )
    {
        if (!nodes.TryGetValue(node, out var pasts))
        {
            nodes.Add(node, pasts = []);
        }

        var key = (long)Math.Round(logLikelihood * PathsPerLogUnit);
        pasts[key] = (logLikelihood, ways + pasts.GetValueOrDefault(key).Ways);
    }

    // The largest and the smallest log-likelihood of the columns from a stage on, given what is left of the rows.
    private (double Most, double Least) ExtremesOf(UInt128 node, int stage)
    {
        if (IsTooLarge || extremes[stage].TryGetValue(node, out var known))
        {
            return IsTooLarge ? default : extremes[stage][node];
        }

        known = (double.NegativeInfinity, double.PositiveInfinity);
        foreach (var (child, step) in StepsFrom(node, stage))
        {
            var (most, least) = ExtremesOf(child, stage + 1);
            known = (Math.Max(known.Most, step + most), Math.Min(known.Least, step + least));
        }

        return extremes[stage][node] = known;
    }

    // All ways to spread a column over what is left of the rows, with minus the log of the product of the cells' factorials.
    private List<(UInt128 Child, double Step)> StepsFrom(UInt128 node, int stage)
    {
        var rows = Decode(node);
        var after = new int[rowCount];
        var steps = new List<(UInt128, double)>();
        var room = new int[rowCount + 1];
        for (var row = rowCount - 1; row >= 0; row--)
        {
            room[row] = room[row + 1] + rows[row];
        }

        Spread(0, columns[stage], 0);
        return steps;

        void Spread(int row, int left, double sum)
        {
            if (row == rowCount)
            {
                work++;
                steps.Add((Encode(after), sum));
                return;
            }

            for (var cell = Math.Max(0, left - room[row + 1]); cell <= Math.Min(left, rows[row]) && !IsTooLarge; cell++)
            {
                after[row] = rows[row] - cell;
                Spread(row + 1, left - cell, sum - factorials[cell]);
            }
        }
    }

    // ln of Σ Π 1/cell! over all completions: n!/(Π row! Π column!).
    private double LogCompletions(int[] rows, int stage) =>
        factorials[rows.Sum()] - rows.Sum(row => factorials[row]) - columns.Skip(stage).Sum(column => factorials[column]);

    // Rows' remainders in order of size, as the digits of a number: nodes that differ by the order of the rows only are the same.
    private UInt128 Encode(int[] rows)
    {
        Span<int> sorted = stackalloc int[rowCount];
        rows.CopyTo(sorted);
        sorted.Sort();
        UInt128 node = 0;
        foreach (var row in sorted)
        {
            node = (node * radix) + (UInt128)row;
        }

        return node;
    }

    private int[] Decode(UInt128 node)
    {
        var rows = new int[rowCount];
        for (var row = rowCount - 1; row >= 0; row--)
        {
            (node, var rest) = UInt128.DivRem(node, radix);
            rows[row] = (int)rest;
        }

        return rows;
    }
}
