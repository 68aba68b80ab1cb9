using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Numerics;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Comparisons;

/// <summary>Rank tests under a design: whether groups of the population differ in a number of which only the order counts, such as an
/// answer on a scale.</summary>
/// <remarks>
/// <para>
/// Every respondent gets the rank that its value has in the population, R = Σ w of the rows below + ½ w of its own, averaged over
/// equal values, and a score of R/N: itself (Wilcoxon, Kruskal-Wallis), its normal quantile (van der Waerden), or whether it is
/// above one half (median). The groups' mean scores are compared under the design: two by t on ν − 1 degrees of freedom, k by
/// Wald's statistic as F on k − 1 and ν − (k − 1). Replicates keep the scores and weigh them anew.
/// </para>
/// <para>Lumley and Scott (2013), Biometrika 100; R's <c>svyranktest</c>.</para>
/// </remarks>
public static class DesignRankTest
{
    /// <summary>The test: for two groups, t of the second against the first; for more, F, which is R's Chisq over its degrees of
    /// freedom.</summary>
    /// <param name="design">The design.</param>
    /// <param name="values">A number per row of the design, with its base.</param>
    /// <param name="groups">The groups, with their base; rows outside either base take no part.</param>
    /// <param name="method">One of the four design-based rank tests.</param>
    /// <exception cref="ArgumentException">Lengths differ from the design's, a value in the base is not finite, or a row has a code without
    /// a group.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The method is not one of the four.</exception>
    /// <exception cref="ComparisonException">There is one group only, or nobody in one; all values are alike; everyone answered; too few
    /// degrees of freedom are left; or some difference of the groups does not vary under the design.</exception>
    /// <exception cref="DesignException">No standard error follows from the design.</exception>
    public static TestResult Test(SampleDesign design, Observations values, Classification groups, TestMethod method)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(groups);
        values.RequireFit(design);
        groups.RequireFit(design);
        var inBase = groups.IntersectBase(values.IsInBase);
        groups.RequireNonEmptyCategories(design, inBase);
        var scores = Scores(design, values.Values.Span, inBase, ScoreOf(method));
        var differences = DesignVariance.EstimateJointly(design, weightedDesign => Differences(weightedDesign, scores, groups, inBase));
        var count = differences.Estimates.Count;
        var degrees = TestPreconditions.RequireDegreesOfFreedom(differences.Estimates[0], count);
        TestPreconditions.RequirePositiveVariance(differences.Estimates.Max(difference => difference.StandardError));
        return count == 1
            ? TestResult.OfT(method, differences.Estimates[0].Value / differences.Estimates[0].StandardError, degrees)
            : TestResult.OfF(method, TestPreconditions.WaldStatistic(differences) / count, count, degrees);
    }

    private static Func<double, double> ScoreOf(TestMethod method) =>
        method switch
        {
            TestMethod.DesignWilcoxon or TestMethod.DesignKruskalWallis => rank => rank,
            TestMethod.DesignVanDerWaerden => Quantiles.Normal,
            TestMethod.DesignMedian => rank => rank > 0.5 ? 1 : 0,
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "This is no design-based rank test."),
        };

    private static LinearizedStatistic[] Differences(SampleDesign design, double[] scores, Classification groups, bool[] inBase)
    {
        var means = groups
            .Names.Select(
                (_, group) =>
                    MeanEstimator.Linearize(
                        design,
                        new Observations(scores, groups.IntersectBase(row => inBase[row] && groups.CodeOfRow.Span[row] == group))
                    )
            )
            .ToArray();
        return
        [
            .. means
                .Skip(1)
                .Select(mean => new LinearizedStatistic(
                    mean.Value - means[0].Value,
                    scores.Select((_, row) => mean.Influence.Span[row] - means[0].Influence.Span[row]).ToArray(),
                    inBase
                )),
        ];
    }

    private static double[] Scores(SampleDesign design, ReadOnlySpan<double> values, bool[] inBase, Func<double, double> score)
    {
        var known = values.ToArray();
        var (scores, cumulativeWeight) = (new double[known.Length], 0.0);
        var all = inBase.Index().Sum(row => row.Item ? design.Weights.Span[row.Index] : 0);
        foreach (
            var tied in Enumerable.Range(0, known.Length).Where(row => inBase[row]).GroupBy(row => known[row]).OrderBy(tied => tied.Key)
        )
        {
            var midRankSum = 0.0;
            foreach (var row in tied)
            {
                midRankSum += cumulativeWeight + (design.Weights.Span[row] / 2);
                cumulativeWeight += design.Weights.Span[row];
            }

            foreach (var row in tied)
            {
                scores[row] = score(midRankSum / tied.Count() / all);
            }
        }

        return scores;
    }
}
