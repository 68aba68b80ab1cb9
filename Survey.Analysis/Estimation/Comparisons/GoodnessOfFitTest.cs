using MathNet.Numerics.LinearAlgebra;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Comparisons;

/// <summary>Tests whether the shares of categories in the population are given ones.</summary>
/// <remarks>
/// X² = Σ (O − E)²/E on the estimated totals, E = share times their sum. With V the design's covariance of the terms (O − E)/√E and
/// t₁, t₂ the means of its eigenvalues and of their squares, X²/(t₂/t₁) is compared with chi-square on k t₁²/t₂ degrees of freedom
/// (Satterthwaite; Rao and Scott 1981). R's <c>svygofchisq</c>.
/// </remarks>
public static class GoodnessOfFitTest
{
    /// <summary>The test; the statistic is on the scale of the population.</summary>
    /// <param name="design">The design.</param>
    /// <param name="classification">The respondents' categories.</param>
    /// <param name="shares">The share of each category that is tested, above 0; scaled to sum to 1.</param>
    /// <exception cref="ArgumentException">There are not as many positive shares as categories, lengths differ from the design's, or a row
    /// has a code without a category.</exception>
    /// <exception cref="ComparisonException">There is one category only, or nobody in one; everyone answered; no degree of freedom is left;
    /// or the answers do not vary under the design.</exception>
    /// <exception cref="DesignException">No standard error follows from the design.</exception>
    public static TestResult Test(SampleDesign design, Classification classification, IReadOnlyList<double> shares)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(classification);
        ArgumentNullException.ThrowIfNull(shares);
        classification.RequireFit(design);
        classification.RequireNonEmptyCategories(design, classification.IntersectBase(_ => true));
        RequireShares(shares, classification.Names.Count);

        var terms = DesignVariance.EstimateJointly(design, weightedDesign => Terms(weightedDesign, classification, shares));
        TestPreconditions.RequireDegreesOfFreedom(terms.Estimates[0]);
        var covariance = Matrix<double>.Build.Dense(shares.Count, shares.Count, terms.Covariance);
        var (first, second) = (covariance.Trace() / shares.Count, (covariance * covariance).Trace() / shares.Count);
        TestPreconditions.RequirePositiveVariance(first);
        var statistic = terms.Estimates.Sum(term => term.Value * term.Value);
        var scaled = TestResult.OfChiSquare(
            TestMethod.DesignGoodnessOfFit,
            statistic * first / second,
            shares.Count * first * first / second
        );
        return scaled with { Statistic = statistic };
    }

    /// <summary>Pearson's test from plain counts: no weights, no clusters, no finite population. R's <c>chisq.test(x, p = …)</c>.</summary>
    /// <param name="counts">How many are in each category.</param>
    /// <param name="shares">The share of each category that is tested, above 0, scaled to sum to 1; all the same if not given.</param>
    /// <exception cref="ArgumentException">Nothing was counted, a count is negative, or there are not as many positive shares as
    /// categories.</exception>
    /// <exception cref="ComparisonException">There is one category only.</exception>
    public static TestResult OfCounts(IReadOnlyList<int> counts, IReadOnlyList<double>? shares = null)
    {
        MultinomialInterval.RequireCounts(counts);
        var tested = shares ?? [.. counts.Select(_ => 1.0)];
        RequireShares(tested, counts.Count);
        if (counts.Count < 2)
        {
            throw new ComparisonException("There is only one category, so there is nothing to compare.");
        }

        var scale = counts.Sum() / tested.Sum();
        var statistic = counts.Zip(tested, (count, share) => Math.Pow(count - (scale * share), 2) / (scale * share)).Sum();
        return TestResult.OfChiSquare(TestMethod.ChiSquare, statistic, counts.Count - 1);
    }

    private static void RequireShares(IReadOnlyList<double> shares, int categories)
    {
        if (shares.Count != categories || shares.Any(share => share is not (> 0 and < double.PositiveInfinity)))
        {
            throw new ArgumentException($"{categories} categories need as many positive shares.", nameof(shares));
        }
    }

    private static LinearizedStatistic[] Terms(SampleDesign design, Classification classification, IReadOnlyList<double> shares)
    {
        var totals = classification
            .Names.Select((_, code) => TotalEstimator.Linearize(design, classification.IndicatorOf(code, classification.Base)))
            .ToArray();
        var (all, sumOfShares) = (totals.Sum(total => total.Value), shares.Sum());
        return [.. totals.Select((total, code) => Term(total, shares[code] / sumOfShares))];

        LinearizedStatistic Term(LinearizedStatistic total, double share)
        {
            var expected = share * all;
            var slope = (total.Value + expected) / (2 * expected) * share;
            var influence = new double[design.RowCount];
            for (var row = 0; row < influence.Length; row++)
            {
                var weight = classification.IsInBase(row) ? design.Weights.Span[row] : 0;
                influence[row] = (total.Influence.Span[row] - (slope * weight)) / Math.Sqrt(expected);
            }

            return new LinearizedStatistic((total.Value - expected) / Math.Sqrt(expected), influence, classification.Base);
        }
    }
}
