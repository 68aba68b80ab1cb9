using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Intervals;
using Survey.Analysis.Estimation.Numerics;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Estimators;

/// <summary>The value below which a given share of the population lies, the median above all.</summary>
/// <remarks>
/// <para>
/// The smallest observed value at which the weighted distribution function reaches the share (Hyndman and Fan type 1; R's
/// <c>svyquantile</c> with <c>qrule = "math"</c>): always a value that somebody gave.
/// </para>
/// <para>
/// Woodruff (1952): the t interval of the share at or below the quantile, under the design, is carried back through the same
/// function; an end below all values is the smallest one. The standard error is the interval's width over 2t.
/// </para>
/// </remarks>
public static class QuantileEstimator
{
    // A distribution function that falls short of the share by rounding alone has reached it.
    private const double Rounding = 1e-12;

    /// <summary>The quantile with its interval; no interval where no degree of freedom is left.</summary>
    /// <exception cref="ArgumentException">The base has no row, or a row of it no finite value.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    /// <exception cref="DesignException">No standard error follows from the design.</exception>
    public static Estimate Estimate(
        SampleDesign design, Observations observations, double share = 0.5, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(observations);
        Interval.RequireLevel(level);
        if (share is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "A quantile's share lies between 0 and 1; the median's is 0.5.");
        }

        observations.RequireFit(design);
        var distribution = Distribution(design, observations);
        var value = ValueAt(distribution, share);
        var below = ShareEstimator.Estimate(design, AtOrBelow(observations, value));
        if (StudentInterval.Of(below, level) is not { } shares)
        {
            return Publish(below, value, 0, null);
        }

        if (below.CoversPopulation)
        {
            return Publish(below, value, 0, Interval.At(value, IntervalMethod.Woodruff));
        }

        var interval = new Interval(ValueAt(distribution, shares.Lower), ValueAt(distribution, shares.Upper), IntervalMethod.Woodruff);
        var t = Quantiles.Student((1 + level) / 2, below.DegreesOfFreedom);
        return Publish(below, value, (interval.Upper - interval.Lower) / (2 * t), interval);
    }

    private static Estimate Publish(Estimate below, double value, double standardError, Interval? interval)
    {
        var quantile = below with { Value = value, StandardError = standardError, Interval = interval };
        return quantile with { Reliability = ReliabilityRule.Default.OfNumber(quantile) };
    }

    private static Observations AtOrBelow(Observations observations, double value)
    {
        var hits = new bool[observations.Values.Length];
        for (var row = 0; row < hits.Length; row++)
        {
            hits[row] = observations.Values.Span[row] <= value;
        }

        return Observations.OfProperty(hits, observations.Base);
    }

    private static (double Value, double WeightUpTo)[] Distribution(SampleDesign design, Observations observations)
    {
        var values = observations.Values.ToArray();
        var rows = Enumerable.Range(0, values.Length).Where(observations.Holds).OrderBy(row => values[row]);
        var weight = 0.0;
        return [.. rows.Select(row => (values[row], weight += design.Weights.Span[row]))];
    }

    private static double ValueAt((double Value, double WeightUpTo)[] distribution, double share)
    {
        if (distribution.Length == 0)
        {
            throw new ArgumentException("The base has no row, so it has no quantile.");
        }

        var all = distribution[^1].WeightUpTo;
        var place = Array.FindIndex(distribution, point => point.WeightUpTo >= (share - Rounding) * all);
        return distribution[place < 0 ? ^1 : place].Value;
    }
}
