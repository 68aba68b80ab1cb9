using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Estimators;

/// <summary>The mean of a number over the units of the population that belong to a base.</summary>
/// <remarks>
/// Weighted (Hájek) mean Σ w y / Σ w over the rows in the base; influence w (y − ȳ) / Σ w there and 0 outside.
/// Särndal, Swensson and Wretman (1992), 5.7 and 5.8; R's <c>svymean</c> of a <c>subset</c>.
/// </remarks>
public static class MeanEstimator
{
    /// <summary>The mean of one column.</summary>
    /// <exception cref="ArgumentException">The base has no row with a weight, a row of it no finite value, or the lengths differ from the
    /// design's.</exception>
    /// <exception cref="DesignException">No standard error follows from the design.</exception>
    public static Estimate Estimate(SampleDesign design, Observations observations) => EstimateJointly(design, [observations]).Estimates[0];

    /// <summary>The means of several columns, each in its own base, with their covariance.</summary>
    /// <exception cref="ArgumentException">A base has no row with a weight, a row of it no finite value, or the lengths differ from the
    /// design's.</exception>
    /// <exception cref="DesignException">No standard error follows from the design.</exception>
    public static JointEstimate EstimateJointly(SampleDesign design, IReadOnlyList<Observations> columns) =>
        DesignVariance.EstimateJointly(design, columns, Linearize);

    /// <summary>The mean of one column with every row's influence on it. Of the design only the weights are read.</summary>
    /// <exception cref="ArgumentException">
    /// The base has no row with a weight, a row of it no finite value, or the lengths differ.
    /// </exception>
    public static LinearizedStatistic Linearize(SampleDesign design, Observations observations)
    {
        ArgumentNullException.ThrowIfNull(design);
        var ones = new double[design.RowCount];
        Array.Fill(ones, 1);
        return RatioEstimator.Linearize(design, observations, ones);
    }
}
