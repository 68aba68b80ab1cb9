using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Estimators;

/// <summary>The design effect: the variance of a mean or a total under the design over that in a simple random sample of as many
/// respondents.</summary>
/// <remarks>
/// v / (S² (1 − n/N) / n) for a mean and v / (N² S² (1 − n/N) / n) for a total, with S² as in <see cref="MomentEstimator"/>, n the rows of
/// the base and N = Σ w over them; Kish (1965), R's <c>svymean</c> and <c>svytotal</c> with <c>deff = TRUE</c>. With replacement the factor
/// 1 − n/N is left out (R's <c>deff = "replace"</c>).
/// </remarks>
public static class DesignEffect
{
    /// <summary>The design effect of the mean; null where a simple random sample would have no variance.</summary>
    /// <param name="design">The design.</param>
    /// <param name="observations">A number per row of the design, with its base.</param>
    /// <param name="withReplacement">Whether the simple random sample is drawn with replacement, and so has no 1 − n/N.</param>
    /// <exception cref="ArgumentException">The base has fewer than two rows with a weight, a row of it no finite value, or the lengths
    /// differ from the design's.</exception>
    /// <exception cref="DesignException">No standard error follows from the design.</exception>
    public static double? OfMean(SampleDesign design, Observations observations, bool withReplacement = false) =>
        Of(MeanEstimator.Estimate(design, observations), design, observations, population => 1, withReplacement);

    /// <summary>The design effect of the total; null where a simple random sample would have no variance.</summary>
    /// <inheritdoc cref="OfMean"/>
    public static double? OfTotal(SampleDesign design, Observations observations, bool withReplacement = false) =>
        Of(TotalEstimator.Estimate(design, observations), design, observations, population => population * population, withReplacement);

    private static double? Of(
        Estimate estimate,
        SampleDesign design,
        Observations observations,
        Func<double, double> scale,
        bool withReplacement
    )
    {
        var population = Enumerable.Range(0, design.RowCount).Where(observations.IsInBase).Sum(row => design.Weights.Span[row]);
        var unobservedShare = withReplacement ? 1 : 1 - (estimate.Count / population);
        var simple = scale(population) * MomentEstimator.Variance(design, observations).Value / estimate.Count * unobservedShare;
        return simple > 0 ? estimate.StandardError * estimate.StandardError / simple : null;
    }
}
