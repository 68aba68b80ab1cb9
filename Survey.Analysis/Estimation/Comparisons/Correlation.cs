using Survey.Analysis.Estimation.Numerics;

namespace Survey.Analysis.Estimation.Comparisons;

/// <summary>The correlation of two numbers of the same respondents, from −1 to 1, and its test against 0. Plain: no weights.</summary>
/// <remarks>R's <c>cor.test</c>. Kendall (1970), Rank Correlation Methods. Immutable.</remarks>
public sealed record Correlation
{
    // The exact distribution takes time and memory that grow as 2ⁿ: twelve pairs need 20 megabytes.
    private const int MaximumPairsForExactSpearman = 12;

    // R's cor.test uses t from as many pairs on.
    private const int MinimumPairsForSpearmanT = 1290;

    // R's cor.test uses the normal approximation from as many pairs on.
    private const int MinimumPairsForKendallNormal = 50;

    private Correlation(double value, int count, TestResult test) => (Value, Count, Test) = (value, count, test);

    /// <summary>The coefficient.</summary>
    public double Value { get; }

    /// <summary>n, the number of pairs.</summary>
    public int Count { get; }

    /// <summary>The test that it is 0.</summary>
    public TestResult Test { get; }

    /// <summary>Pearson's r; tested by t = r √((n − 2)/(1 − r²)).</summary>
    /// <exception cref="ArgumentException">The lists differ in length, or a value is not finite.</exception>
    /// <exception cref="ComparisonException">There are fewer than three pairs, or one of the numbers is the same for all.</exception>
    public static Correlation Pearson(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        RequireVariation(first, second);
        return TestedByT(TestMethod.Pearson, ProductMoment(first, second), first.Count);
    }

    /// <summary>
    /// Spearman's ρ, Pearson's r of the ranks. Without ties the statistic is Σd², tested exactly up to 12 pairs and by Best and Roberts'
    /// series (1975, Applied Statistics 24, AS 89; R's <c>cor.test</c>) below 1290; with ties, or more pairs, by t. The series fails far
    /// out in its tail, where the p of t is the larger one and is used instead.
    /// </summary>
    /// <inheritdoc cref="Pearson"/>
    public static Correlation Spearman(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        RequireVariation(first, second);
        var (own, other, count) = (MidRanks.Of(first), MidRanks.Of(second), first.Count);
        var rho = ProductMoment(own.Ranks, other.Ranks);
        var byT = TestedByT(TestMethod.Spearman, rho, count);
        if (own.HasTies || other.HasTies || count >= MinimumPairsForSpearmanT)
        {
            return byT;
        }

        var squares = own.Ranks.Zip(other.Ranks, (one, two) => (one - two) * (one - two)).Sum();
        if (count > MaximumPairsForExactSpearman)
        {
            return new Correlation(
                rho,
                count,
                new TestResult
                {
                    Method = TestMethod.Spearman,
                    Statistic = squares,
                    PValue = Math.Max(byT.Test.PValue, SpearmanEdgeworthSeries.TwoSidedPValue(squares, count)),
                }
            );
        }

        // Σd² is always even: the distribution holds only every other value.
        return new Correlation(rho, count, RankTest.Exact(TestMethod.SpearmanExact, squares, RankDistributions.SquaredDifferences(count)));
    }

    /// <summary>
    /// Kendall's τ-b; tested exactly below 50 pairs without ties (the statistic is the number of concordant pairs), else by z with
    /// the ties' variance. Work grows as n².
    /// </summary>
    /// <inheritdoc cref="Pearson"/>
    public static Correlation Kendall(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        RequireVariation(first, second);
        var (own, other, count) = (MidRanks.Of(first), MidRanks.Of(second), (double)first.Count);
        var (concordant, discordant) = CountPairs(own.Ranks, other.Ranks);
        var pairs = count * (count - 1) / 2;
        var tau = (concordant - discordant) / Math.Sqrt((pairs - Pairs(own)) * (pairs - Pairs(other)));
        if (!own.HasTies && !other.HasTies && count < MinimumPairsForKendallNormal)
        {
            return new Correlation(
                tau,
                first.Count,
                RankTest.Exact(TestMethod.KendallExact, concordant, RankDistributions.ConcordantPairs(first.Count))
            );
        }

        var variance =
            ((count * (count - 1) * ((2 * count) + 5)) - VarianceTieTerm(own) - VarianceTieTerm(other)) / 18
            + (2 * Pairs(own) * Pairs(other) / (count * (count - 1)))
            + (Triples(own) * Triples(other) / (9 * count * (count - 1) * (count - 2)));
        var z = (concordant - discordant) / Math.Sqrt(variance);
        return new Correlation(
            tau,
            first.Count,
            new TestResult
            {
                Method = TestMethod.Kendall,
                Statistic = z,
                PValue = TailProbability.TwoSidedNormal(z),
            }
        );

        static double Pairs(MidRanks ranks) => ranks.TieSizes.Sum(size => size * (size - 1.0) / 2);
        static double Triples(MidRanks ranks) => ranks.TieSizes.Sum(size => size * (size - 1.0) * (size - 2));
        static double VarianceTieTerm(MidRanks ranks) => ranks.TieSizes.Sum(size => size * (size - 1.0) * ((2 * size) + 5));
    }

    /// <summary>Pearson's interval on Fisher's z scale, tanh(artanh r ± z/√(n − 3)); null below four pairs, and where all pairs lie on a
    /// line. Not for rank correlations.</summary>
    /// <exception cref="InvalidOperationException">The correlation is one of ranks.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public (double Lower, double Upper)? IntervalAt(double level = 0.95)
    {
        Estimates.Interval.RequireLevel(level);
        if (Test.Method != TestMethod.Pearson)
        {
            throw new InvalidOperationException("Fisher's interval is for Pearson's correlation, not for one of ranks.");
        }

        var (centre, half) = (Math.Atanh(Value), Quantiles.CriticalValue(level) / Math.Sqrt(Count - 3));
        return Count < 4 || Math.Abs(Value) == 1 ? null : (Math.Tanh(centre - half), Math.Tanh(centre + half));
    }

    private static Correlation TestedByT(TestMethod method, double value, int count) =>
        new(value, count, TestResult.OfT(method, value * Math.Sqrt((count - 2) / (1 - (value * value))), count - 2));

    private static double ProductMoment(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        var (centre, other) = (first.Average(), second.Average());
        var together = first.Zip(second, (one, two) => (one - centre) * (two - other)).Sum();
        var spread = first.Sum(one => (one - centre) * (one - centre)) * second.Sum(two => (two - other) * (two - other));
        return Math.Clamp(together / Math.Sqrt(spread), -1, 1);
    }

    private static (double Concordant, double Discordant) CountPairs(double[] first, double[] second)
    {
        var (concordant, discordant) = (0L, 0L);
        for (var one = 1; one < first.Length; one++)
        {
            for (var other = 0; other < one; other++)
            {
                var sign = Math.Sign(first[one] - first[other]) * Math.Sign(second[one] - second[other]);
                concordant += sign > 0 ? 1 : 0;
                discordant += sign < 0 ? 1 : 0;
            }
        }

        return (concordant, discordant);
    }

    private static void RequireVariation(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        RankTest.RequirePairs(first, second);
        if (first.Count < 3)
        {
            throw new ComparisonException($"A correlation needs three pairs of numbers, not {first.Count}.");
        }

        if (first.All(value => value == first[0]) || second.All(value => value == second[0]))
        {
            throw new ComparisonException("One of the two numbers is the same for all, so there is no correlation.");
        }
    }
}
