using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Estimators;

/// <summary>Moments of a number in the population: variance, standard deviation, skewness, and the covariance of two.</summary>
/// <remarks>
/// <para>
/// With m_k = Σ w (y − ȳ)^k / Σ w and n rows with a weight in the base: S² = n/(n − 1) · m₂ (R's <c>svyvar</c>), g₁ = m₃ / m₂^1.5. With
/// equal weights these are the plain sample variance and skewness. A covariance has (x − x̄)(y − ȳ) in place of the square.
/// </para>
/// <para>
/// Influence of m_k: w ((y − ȳ)^k − m_k − k m_{k−1} (y − ȳ)) / Σ w; of functions of them, by their derivatives (Särndal, Swensson and
/// Wretman 1992, 5.5). A variance is in the number's unit squared, a standard deviation in its unit; a skewness has none.
/// </para>
/// </remarks>
public static class MomentEstimator
{
    /// <summary>The variance S² of a number over the population.</summary>
    /// <exception cref="ArgumentException">The base has fewer than two rows with a weight, a row of it no finite value, or the lengths
    /// differ from the design's.</exception>
    /// <exception cref="DesignException">No standard error follows from the design.</exception>
    public static Estimate Variance(SampleDesign design, Observations observations)
    {
        ArgumentNullException.ThrowIfNull(observations);
        return Covariance(design, observations, observations.Values);
    }

    /// <summary>The standard deviation S of a number over the population; its standard error is 0 where S is.</summary>
    /// <inheritdoc cref="Variance"/>
    public static Estimate StandardDeviation(SampleDesign design, Observations observations) =>
        Estimate(design, observations, weightedDesign =>
        {
            var variance = LinearizeCovariance(weightedDesign, observations, observations.Values, UnbiasedFactor(design, observations));
            var deviation = Math.Sqrt(variance.Value);
            var slope = deviation > 0 ? 1 / (2 * deviation) : 0;
            return variance with
            {
                Value = deviation,
                Influence = variance.Influence.ToArray().Select(influence => slope * influence).ToArray(),
            };
        });

    /// <summary>The covariance of two numbers over the population.</summary>
    /// <param name="design">The design.</param>
    /// <param name="first">One number per row, with the base of both.</param>
    /// <param name="second">The other number, one per row.</param>
    /// <inheritdoc cref="Variance"/>
    public static Estimate Covariance(SampleDesign design, Observations first, ReadOnlyMemory<double> second) =>
        Estimate(design, first, weightedDesign => LinearizeCovariance(weightedDesign, first, second, UnbiasedFactor(design, first)));

    /// <summary>The skewness g₁ of a number over the population: above 0 where the longer tail is that of the large values.</summary>
    /// <exception cref="ArgumentException">All rows of the base have the same value, one no finite value, none a weight, or the lengths
    /// differ from the design's.</exception>
    /// <exception cref="DesignException">No standard error follows from the design.</exception>
    public static Estimate Skewness(SampleDesign design, Observations observations) =>
        Estimate(design, observations, weightedDesign => LinearizeSkewness(weightedDesign, observations));

    private static Estimate Estimate(SampleDesign design, Observations observations, Func<SampleDesign, LinearizedStatistic> statistic)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(observations);
        return DesignVariance.EstimateJointly(design, weightedDesign => [statistic(weightedDesign)]).Estimates[0];
    }

    private static LinearizedStatistic LinearizeCovariance(
        SampleDesign design,
        Observations first,
        ReadOnlyMemory<double> second,
        double unbiased
    )
    {
        var products = Deviations(design, first).Zip(Deviations(design, first with { Values = second }), (one, other) => one * other);
        return MeanEstimator.Linearize(design, first with { Values = products.Select(product => unbiased * product).ToArray() });
    }

    // n/(n − 1), the n of the whole sample also in its replicates (R's svyvar).
    private static double UnbiasedFactor(SampleDesign design, Observations observations)
    {
        observations.RequireFit(design);
        var count = Enumerable.Range(0, design.RowCount).Count(row => observations.IsInBase(row) && design.Weights.Span[row] > 0);
        return count < 2
            ? throw new ArgumentException(
                FormattableString.Invariant($"The rows of the base with a weight are {count}; a variance needs two."),
                nameof(observations)
            )
            : count / (count - 1.0);
    }

    private static LinearizedStatistic LinearizeSkewness(SampleDesign design, Observations observations)
    {
        var deviations = Deviations(design, observations);
        var variance = MeanOf(design, observations, deviations, deviation => deviation * deviation).Value;
        if (!(variance > 0))
        {
            throw new ArgumentException("All rows of the base have the same value, so there is no skewness.", nameof(observations));
        }

        var scale = Math.Sqrt(variance);
        var skewness = MeanOf(design, observations, deviations, deviation => Math.Pow(deviation / scale, 3)).Value;
        return MeanOf(design, observations, deviations, deviation => SkewnessInfluence(deviation / scale, skewness)) with
        {
            Value = skewness,
        };
    }

    private static double SkewnessInfluence(double standardized, double skewness) =>
        Math.Pow(standardized, 3) - (3 * standardized) - (1.5 * skewness * standardized * standardized);

    private static LinearizedStatistic MeanOf(
        SampleDesign design,
        Observations observations,
        double[] deviations,
        Func<double, double> part
    ) => MeanEstimator.Linearize(design, observations with { Values = deviations.Select(part).ToArray() });

    private static double[] Deviations(SampleDesign design, Observations observations)
    {
        var mean = MeanEstimator.Linearize(design, observations).Value;
        return [.. observations.Values.ToArray().Select(value => value - mean)];
    }
}
