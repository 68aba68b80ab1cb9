using Survey.Analysis.Estimation.Numerics;

namespace Survey.Analysis.Estimation.Comparisons;

/// <summary>Rank tests of plain numbers: no weights, no clusters, no finite population; <see cref="DesignRankTest"/> takes account of
/// these.</summary>
/// <remarks>
/// Equal values share the mean of their ranks, and the variance is corrected for these ties. Two-sided. R's <c>wilcox.test</c>,
/// <c>kruskal.test</c> and <c>friedman.test</c>; Hollander, Wolfe and Chicken (2014), Nonparametric Statistical Methods.
/// </remarks>
public static class RankTest
{
    // R's wilcox.test uses the normal approximation from as many values on.
    private const int MinimumCountForNormal = 50;

    /// <summary>
    /// Wilcoxon and Mann-Whitney's test of two groups; the statistic is U of the first (R's W): the number of pairs with the second in
    /// which the first is larger. Exact below 50 in each and without ties, else normal.
    /// </summary>
    /// <param name="first">The values of the first group.</param>
    /// <param name="second">The values of the second group.</param>
    /// <param name="correctForContinuity">Whether the normal approximation takes the statistic as ½ nearer to its mean.</param>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    /// <exception cref="ComparisonException">A group is empty, or all values are alike.</exception>
    public static TestResult RankSum(IReadOnlyList<double> first, IReadOnlyList<double> second, bool correctForContinuity = true)
    {
        RequireFinite(first);
        RequireFinite(second);
        double[] both = [.. first, .. second];
        RequireVariation(both, first.Count == 0 || second.Count == 0);
        var (ranks, pairs, all) = (MidRanks.Of(both), (double)first.Count * second.Count, (double)both.Length);
        var statistic = ranks.Ranks.Take(first.Count).Sum() - (first.Count * (first.Count + 1.0) / 2);
        if (!ranks.HasTies && first.Count < MinimumCountForNormal && second.Count < MinimumCountForNormal)
        {
            return Exact(TestMethod.RankSumExact, statistic, RankDistributions.MannWhitney(first.Count, second.Count));
        }

        var variance = pairs / 12 * (all + 1 - (ranks.TieTerm / (all * (all - 1))));
        return Normal(TestMethod.RankSum, statistic, statistic - (pairs / 2), variance, correctForContinuity ? 0.5 : 0);
    }

    /// <summary>
    /// Wilcoxon's test of two numbers of the same respondents; the statistic is the sum of the positive differences' ranks (R's V),
    /// without differences of 0. Exact below 50 differences, none of them 0 or equal in size; else normal.
    /// </summary>
    /// <param name="first">Each respondent's first number.</param>
    /// <param name="second">Each respondent's second number, in the same order.</param>
    /// <param name="correctForContinuity">Whether the normal approximation takes the statistic as ½ nearer to its mean.</param>
    /// <exception cref="ArgumentException">The lists differ in length, or a value is not finite.</exception>
    /// <exception cref="ComparisonException">No respondent differs.</exception>
    public static TestResult SignedRank(IReadOnlyList<double> first, IReadOnlyList<double> second, bool correctForContinuity = true)
    {
        RequirePairs(first, second);
        double[] differences = [.. first.Zip(second, (one, other) => one - other).Where(difference => difference != 0)];
        if (differences.Length == 0)
        {
            throw new ComparisonException("Every respondent's two values are equal, so there is nothing to compare.");
        }

        var (ranks, count) = (MidRanks.Of([.. differences.Select(Math.Abs)]), (double)differences.Length);
        var statistic = ranks.Ranks.Zip(differences, (rank, difference) => difference > 0 ? rank : 0).Sum();
        if (!ranks.HasTies && differences.Length == first.Count && count < MinimumCountForNormal)
        {
            return Exact(TestMethod.SignedRankExact, statistic, RankDistributions.SignedRank(differences.Length));
        }

        var variance = (count * (count + 1) * ((2 * count) + 1) / 24) - (ranks.TieTerm / 48);
        return Normal(TestMethod.SignedRank, statistic, statistic - (count * (count + 1) / 4), variance, correctForContinuity ? 0.5 : 0);
    }

    /// <summary>Kruskal and Wallis' test of several groups: H as chi-square on their number less one. Each list is one group.</summary>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    /// <exception cref="ComparisonException">There is one group only, one is empty, or all values are alike.</exception>
    public static TestResult KruskalWallis(IReadOnlyList<IReadOnlyList<double>> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        double[] all = [.. groups.SelectMany(group => group)];
        RequireFinite(all);
        RequireVariation(all, groups.Count < 2 || groups.Any(group => group.Count == 0));
        var ranks = MidRanks.Of(all);
        var (count, squares, start) = ((double)all.Length, 0.0, 0);
        foreach (var group in groups)
        {
            squares += Math.Pow(ranks.Ranks.Skip(start).Take(group.Count).Sum(), 2) / group.Count;
            start += group.Count;
        }

        var statistic =
            ((12 * squares / (count * (count + 1))) - (3 * (count + 1))) / (1 - (ranks.TieTerm / ((count * count * count) - count)));
        return TestResult.OfChiSquare(TestMethod.KruskalWallis, statistic, groups.Count - 1);
    }

    /// <summary>Friedman's test of several numbers of the same respondents, ranked within each: Q as chi-square on their number less
    /// one.</summary>
    /// <param name="answers">One row a respondent, who gave all numbers.</param>
    /// <exception cref="ArgumentException">The rows differ in length, or a value is not finite.</exception>
    /// <exception cref="ComparisonException">There is one number only, or every respondent's are all equal.</exception>
    public static TestResult Friedman(IReadOnlyList<IReadOnlyList<double>> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var (rows, count) = (answers.Count, answers.Count == 0 ? 0 : answers[0].Count);
        if (answers.Any(row => row.Count != count))
        {
            throw new ArgumentException("Every respondent needs all the numbers.", nameof(answers));
        }

        RequireFinite([.. answers.SelectMany(row => row)]);
        MidRanks[] ranks = [.. answers.Select(MidRanks.Of)];
        var spread = (rows * count * (count + 1.0)) - (ranks.Sum(row => row.TieTerm) / (count - 1.0));
        if (count < 2 || !(spread > 0))
        {
            throw new ComparisonException("No respondent's numbers differ, so there is nothing to compare.");
        }

        var centre = rows * (count + 1) / 2.0;
        var squares = Enumerable.Range(0, count).Sum(column => Math.Pow(ranks.Sum(row => row.Ranks[column]) - centre, 2));
        return TestResult.OfChiSquare(TestMethod.Friedman, 12 * squares / spread, count - 1);
    }

    /// <summary>An exact test: twice the smaller tail of the statistic's distribution, whose probabilities of 0, 1, 2 … are
    /// given.</summary>
    internal static TestResult Exact(TestMethod method, double statistic, double[] probabilities) =>
        new()
        {
            Method = method,
            Statistic = statistic,
            PValue = RankDistributions.TwoSidedPValue(probabilities, statistic),
        };

    /// <summary>Refuses numbers that are no pairs.</summary>
    /// <exception cref="ArgumentException">The lists differ in length, or a value is not finite.</exception>
    internal static void RequirePairs(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        RequireFinite(first);
        RequireFinite(second);
        if (first.Count != second.Count)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{first.Count} values are to be paired with {second.Count}."),
                nameof(second)
            );
        }
    }

    private static TestResult Normal(TestMethod method, double statistic, double distance, double variance, double correction) =>
        new()
        {
            Method = method,
            Statistic = statistic,
            PValue = TailProbability.TwoSidedNormal(Math.Max(0, Math.Abs(distance) - correction) / Math.Sqrt(variance)),
        };

    private static void RequireFinite(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (var (index, value) in values.Index())
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Value {index} is {value}; leave out who has no value."),
                    nameof(values)
                );
            }
        }
    }

    private static void RequireVariation(double[] values, bool lacksAGroup)
    {
        if (lacksAGroup)
        {
            throw new ComparisonException("There are not two groups with values, so there is nothing to compare.");
        }

        if (values.All(value => value == values[0]))
        {
            throw new ComparisonException(FormattableString.Invariant($"All values are {values[0]}, so that no order can be compared."));
        }
    }
}
