using System.Globalization;
using MathNet.Numerics.LinearAlgebra;
using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Numerics;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Agreement;

/// <summary>Tests of marginal homogeneity: whether two raters of the same things use the categories equally often, whether or not they
/// agree on each thing.</summary>
public static class MarginalHomogeneityTest
{
    // Of the largest eigenvalue: the differences of all categories sum to 0, so that one eigenvalue at least is rounding, some 1e-16.
    private const double SingularTolerance = 1e-10;

    /// <summary>Stuart and Maxwell's test from plain counts; with two categories McNemar's chi-square test.</summary>
    /// <remarks>
    /// d'S⁻¹d, chi-square with k − 1 degrees of freedom; d_i = n_i. − n_.i, S has n_i. + n_.i − 2 n_ii on and −(n_ij + n_ji) off its
    /// diagonal. S is inverted where it has rank: a category that nobody used, or one on which they always agree, takes a degree
    /// of freedom with it, one with equal margins does not (R's <c>irr</c> drops it; <c>coin::mh_test</c> does not either).
    /// Stuart (1955), Biometrika 42; Maxwell (1970), British Journal of Psychiatry 116. Without a disagreement p is 1.
    /// </remarks>
    public static TestResult StuartMaxwell(RatingTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var differences = Vector<double>.Build.Dense(table.CategoryCount, own => table.FirstMargin[own] - table.SecondMargin[own]);
        var spread = Matrix<double>.Build.Dense(table.CategoryCount, table.CategoryCount, (row, column) =>
            row == column
                ? table.FirstMargin[row] + table.SecondMargin[row] - (2 * table[row, row])
                : -(table[row, column] + table[column, row])
        );
        var (statistic, rank) = WaldStatistic(differences, spread);
        return rank == 0
            ? new TestResult
            {
                Method = TestMethod.StuartMaxwell,
                Statistic = null,
                PValue = 1,
            }
            : TestResult.OfChiSquare(TestMethod.StuartMaxwell, statistic, rank);
    }

    /// <summary>Bowker's test of symmetry: that the two, where they differ, do so as often in one way as in the other; symmetry implies
    /// equal margins. p is 1 for a single category.</summary>
    /// <remarks>Σ_(i&lt;j) (n_ij − n_ji)²/(n_ij + n_ji), chi-square with k (k − 1)/2 degrees of freedom, empty pairs of cells adding 0.
    /// Bowker (1948), Journal of the American Statistical Association 43.</remarks>
    public static TestResult Bowker(RatingTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var statistic = table.Sum(
            (first, second) =>
                first < second && table[first, second] + table[second, first] is > 0 and var both
                    ? Math.Pow(table[first, second] - table[second, first], 2) / both
                    : 0
        );
        return table.CategoryCount < 2
            ? new TestResult
            {
                Method = TestMethod.Bowker,
                Statistic = null,
                PValue = 1,
            }
            : TestResult.OfChiSquare(TestMethod.Bowker, statistic, table.CategoryCount * (table.CategoryCount - 1) / 2.0);
    }

    /// <summary>Stuart and Maxwell's test under a design, where one rater may answer for many things or the things have weights. p is 1
    /// without a difference, and 0 where everyone answered and there is one.</summary>
    /// <remarks>
    /// The differences of the two raters' shares with the design's covariance V in Wald's d'V⁻¹d = W; with q its rank and ν the
    /// design's degrees of freedom, W (ν − q + 1)/(ν q) is F with q and ν − q + 1. With two categories it is the square of the t of
    /// <see cref="McNemarTest.UnderDesign"/>.
    /// </remarks>
    /// <param name="design">The design; one row is one thing.</param>
    /// <param name="first">The first rater's category of each row, from 0; outside the base any.</param>
    /// <param name="second">The second rater's.</param>
    /// <param name="categoryCount">The number of categories, used or not.</param>
    /// <param name="inBase">The rows that both rated; empty: every row.</param>
    /// <exception cref="ComparisonException">The design has too few degrees of freedom for so many categories, or the differences have no
    /// variance though not everyone answered.</exception>
    /// <exception cref="ArgumentException">The base has no row with a weight, a category is outside the numbers, or the lengths
    /// differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of categories is negative.</exception>
    /// <exception cref="DesignException">No standard error follows from the design.</exception>
    public static TestResult UnderDesign(
        SampleDesign design,
        ReadOnlyMemory<int> first,
        ReadOnlyMemory<int> second,
        int categoryCount,
        ReadOnlyMemory<bool> inBase = default
    )
    {
        ArgumentNullException.ThrowIfNull(design);
        RatingTable.RequireRatings(first.Span, second.Span, categoryCount, inBase.Span);
        var shares = MeanEstimator.EstimateJointly(design, [.. Enumerable.Range(0, categoryCount).Select(DifferenceOf)]);
        var differences = Vector<double>.Build.Dense([.. shares.Estimates.Select(estimate => estimate.Value)]);
        var (statistic, rank) = WaldStatistic(differences, Matrix<double>.Build.Dense(categoryCount, categoryCount, shares.Covariance));
        var degrees = shares.Estimates[0].DegreesOfFreedom;
        if (rank == 0 && (differences.AbsoluteMaximum() == 0 || shares.Estimates[0].CoversPopulation))
        {
            return new TestResult
            {
                Method = TestMethod.StuartMaxwellUnderDesign,
                Statistic = null,
                PValue = differences.AbsoluteMaximum() == 0 ? 1 : 0,
            };
        }

        return rank > 0 && degrees - rank + 1 > 0
            ? TestResult.OfF(
                TestMethod.StuartMaxwellUnderDesign,
                statistic * (degrees - rank + 1) / (degrees * (double)rank),
                rank,
                degrees - rank + 1
            )
            : throw new ComparisonException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{categoryCount} categories with a covariance of rank {rank} cannot be compared on {degrees} degrees of "
                        + $"freedom; merge categories."
                )
            );

        Observations DifferenceOf(int category)
        {
            var values = new double[first.Length];
            for (var row = 0; row < values.Length; row++)
            {
                values[row] = Convert.ToInt32(first.Span[row] == category) - Convert.ToInt32(second.Span[row] == category);
            }

            return new Observations(values, inBase);
        }
    }

    private static QuadraticForm WaldStatistic(Vector<double> differences, Matrix<double> spread) =>
        QuadraticForm.Of(differences, spread, SingularTolerance);
}
