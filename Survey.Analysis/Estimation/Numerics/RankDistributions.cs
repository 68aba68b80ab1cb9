using System.Numerics;

namespace Survey.Analysis.Estimation.Numerics;

/// <summary>The exact distributions of rank statistics without ties, where all orders are equally likely.</summary>
/// <remarks>Element k of a result is the probability of the value k; the last element is the largest possible value. Numbers of orders are
/// counted as doubles, which rounds those above 2⁵³ without changing the first fifteen digits of a probability.</remarks>
internal static class RankDistributions
{
    /// <summary>Mann and Whitney's U of two samples of the given sizes: probabilities of 0 to first · second.</summary>
    public static double[] MannWhitney(int first, int second)
    {
        // ways[k][s]: sets of k of the ranks so far whose sum exceeds 1 + ... + k by s.
        var ways = Enumerable.Range(0, first + 1).Select(_ => new double[(first * second) + 1]).ToArray();
        ways[0][0] = 1;
        for (var rank = 1; rank <= first + second; rank++)
        {
            for (var chosen = Math.Min(rank, first); chosen >= 1; chosen--)
            {
                for (var sum = rank - chosen; sum <= first * second; sum++)
                {
                    ways[chosen][sum] += ways[chosen - 1][sum - (rank - chosen)];
                }
            }
        }

        return Normalise(ways[first]);
    }

    /// <summary>Wilcoxon's sum of the positive ranks of n differences: probabilities of 0 to n (n + 1)/2.</summary>
    public static double[] SignedRank(int count)
    {
        var ways = new double[(count * (count + 1) / 2) + 1];
        ways[0] = 1;
        for (var rank = 1; rank <= count; rank++)
        {
            for (var sum = ways.Length - 1; sum >= rank; sum--)
            {
                ways[sum] += ways[sum - rank];
            }
        }

        return Normalise(ways);
    }

    /// <summary>The number of concordant pairs of two rankings of n units (Kendall): probabilities of 0 to n (n − 1)/2.</summary>
    public static double[] ConcordantPairs(int count)
    {
        var ways = new double[(count * (count - 1) / 2) + 1];
        ways[0] = 1;
        for (var next = 2; next <= count; next++)
        {
            var before = (double[])ways.Clone();
            for (var more = 1; more < next; more++)
            {
                for (var sum = more; sum < ways.Length; sum++)
                {
                    ways[sum] += before[sum - more];
                }
            }
        }

        return Normalise(ways);
    }

    /// <summary>The sum of squared differences between two rankings of n units (Spearman): probabilities of 0 to n (n² − 1)/3.</summary>
    /// <param name="count">n, from 1; time and memory grow as 2ⁿ n³, so that n = 15 is about the most.</param>
    public static double[] SquaredDifferences(int count)
    {
        var length = (count * ((count * count) - 1) / 3) + 1;
        var ways = new double[1 << count][];
        ways[0] = new double[length];
        ways[0][0] = 1;
        for (var taken = 1; taken < ways.Length; taken++)
        {
            var position = BitOperations.PopCount((uint)taken) - 1;
            var own = ways[taken] = new double[length];
            for (var rank = 0; rank < count; rank++)
            {
                if ((taken >> rank & 1) == 1)
                {
                    var (before, square) = (ways[taken & ~(1 << rank)], (rank - position) * (rank - position));
                    for (var sum = square; sum < length; sum++)
                    {
                        own[sum] += before[sum - square];
                    }
                }
            }
        }

        return Normalise(ways[^1]);
    }

    /// <summary>Twice the smaller of P(X ≤ value) and P(X ≥ value), at most 1.</summary>
    /// <param name="probabilities">The probabilities of 0, 1, 2 and so on.</param>
    /// <param name="value">The observed value, a whole number but for rounding, within the distribution.</param>
    public static double TwoSidedPValue(double[] probabilities, double value)
    {
        var index = (int)Math.Round(value);
        var (below, above) = (probabilities.Take(index + 1).Sum(), probabilities.Skip(index).Sum());
        return Math.Min(1, 2 * Math.Min(below, above));
    }

    private static double[] Normalise(double[] ways)
    {
        var all = ways.Sum();
        return [.. ways.Select(way => way / all)];
    }
}
