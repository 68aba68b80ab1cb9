using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Intervals;
using Survey.Analysis.Estimation.Numerics;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Estimators;

/// <summary>A quantile: the value at or below which a given share of the population lies, such as the median.</summary>
/// <remarks>
/// <para>
/// Unless another <see cref="QuantileRule"/> is named, the smallest observed value at which the weighted distribution function
/// reaches the share (Hyndman and Fan type 1; R's <c>svyquantile</c> with <c>qrule = "math"</c>): always a value that somebody gave.
/// </para>
/// <para>
/// Woodruff (1952): the interval of the share at or below the quantile, under the design, is transformed to values by the inverse of the
/// same function; an end below all values is the smallest one. Francisco and Fuller (1991), Annals of Statistics 19, the score interval:
/// with F(v) the estimated share at or below v and s(v) its standard error, from the value before the first one at which F(v) is not more
/// than t s(v) below the given share, to the value before the first one at which it is more than t s(v) above. The standard error is
/// the interval's width over 2t. An interval is widened to its quantile where the rule would leave that outside.
/// </para>
/// </remarks>
public static class QuantileEstimator
{
    private static readonly QuantileMethod DefaultMethod = new();

    // For normal data, 1/Φ⁻¹(3/4) times the median deviation is the standard deviation; R's mad has these digits.
    private const double NormalScale = 1.4826;

    /// <summary>The quantile with its interval; no interval where no degree of freedom is left, or all answered alike and not the whole
    /// population answered.</summary>
    /// <param name="design">The design.</param>
    /// <param name="observations">A number per row of the design, with its base.</param>
    /// <param name="share">Which share of the population lies at or below the quantile, from 0 to 1.</param>
    /// <param name="level">The confidence level, above 0 and below 1.</param>
    /// <param name="method">How quantile and interval are found; null: <see cref="QuantileRule.Hf1"/> and Woodruff's interval.</param>
    /// <exception cref="ArgumentException">The base has no row with a weight, a row of it no finite value, the lengths differ from the
    /// design's, or the method is not one for quantiles.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 1, the level not between 0 and 1, or the rule is not
    /// one of <see cref="QuantileRule"/>.</exception>
    /// <exception cref="DesignException">No standard error follows from the design, or the interval is to come from replicates and the
    /// design has none.</exception>
    public static Estimate Estimate(
        SampleDesign design,
        Observations observations,
        double share = 0.5,
        double level = 0.95,
        QuantileMethod? method = null
    )
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(observations);
        Interval.RequireLevel(level);
        if (share is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "A quantile's share lies between 0 and 1; the median's is 0.5.");
        }

        observations.RequireFit(design);
        var quantile = new Quantile(design, observations, share, method ?? DefaultMethod);
        return quantile.Method.Interval == IntervalMethod.Student ? FromReplicates(quantile, level) : FromShares(quantile, level);
    }

    /// <summary>The median absolute deviation: the median distance from the median, times 1.4826; a measure of spread that outliers hardly
    /// change (R's <c>mad</c>).</summary>
    /// <remarks>The standard error and the interval are those of the median distance, the median kept fixed.</remarks>
    /// <exception cref="ArgumentException">The base has no row with a weight, a row of it no finite value, or the lengths differ from the
    /// design's.</exception>
    /// <exception cref="DesignException">No standard error follows from the design.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static Estimate MedianAbsoluteDeviation(SampleDesign design, Observations observations, double level = 0.95)
    {
        var method = new QuantileMethod(QuantileRule.Hf2);
        var median = Estimate(design, observations, 0.5, level, method).Value;
        var distances = observations with
        {
            Values = observations.Values.ToArray().Select(value => NormalScale * Math.Abs(value - median)).ToArray(),
        };
        return Estimate(design, distances, 0.5, level, method);
    }

    private static Estimate FromReplicates(Quantile quantile, double level)
    {
        var (observations, share, rule) = (quantile.Observations, quantile.Share, quantile.Method.Rule);
        return ReplicateVariance
            .EstimateJointly(quantile.Design, weightedDesign =>
                [new(WeightedDistribution.Of(weightedDesign, observations).Quantile(share, rule), default, observations.Base)]
            )
            .Estimates[0]
            .WithInterval(level);
    }

    private static Estimate FromShares(Quantile quantile, double level)
    {
        var shareMethod = ShareMethodOf(quantile.Method.Interval);
        var distribution = WeightedDistribution.Of(quantile.Design, quantile.Observations);
        var value = distribution.Quantile(quantile.Share, quantile.Method.Rule);
        var shareBelow = quantile.ShareUpTo(value);
        if (shareBelow.CoversPopulation)
        {
            return BuildEstimate(shareBelow, value, 0, Interval.AtPoint(value, quantile.Method.Interval));
        }

        if (shareBelow.DegreesOfFreedom < 1 || distribution.Values[0] == distribution.Values[^1])
        {
            return BuildEstimate(shareBelow, value, 0, null);
        }

        var t = Quantiles.CriticalValue(level, shareBelow.DegreesOfFreedom);
        var (lower, upper) = shareMethod is { } ofShare
            ? InvertShareInterval(quantile, distribution, ShareInterval.FromDesign(ofShare, shareBelow, shareBelow.UnobservedShare, level))
            : InvertScoreTest(quantile, distribution.WithDistinctValues().Values, t);
        var interval = new Interval(Math.Min(lower, value), Math.Max(upper, value), quantile.Method.Interval);
        return BuildEstimate(shareBelow, value, (interval.Upper - interval.Lower) / (2 * t), interval);
    }

    // The interval of the share at or below the quantile that a method carries back to the values; null: it inverts the score test.
    private static IntervalMethod? ShareMethodOf(IntervalMethod method) =>
        method switch
        {
            IntervalMethod.Woodruff => IntervalMethod.Wald,
            IntervalMethod.WoodruffKornGraubard => IntervalMethod.KornGraubard,
            IntervalMethod.WoodruffLogit => IntervalMethod.Logit,
            IntervalMethod.WoodruffArcSine => IntervalMethod.ArcSine,
            IntervalMethod.FranciscoFuller => null,
            _ => throw new ArgumentException($"{method} makes no interval for a quantile.", nameof(method)),
        };

    private static (double Lower, double Upper) InvertShareInterval(
        Quantile quantile,
        WeightedDistribution distribution,
        Interval shares
    ) => (distribution.Quantile(shares.Lower, quantile.Method.Rule), distribution.Quantile(shares.Upper, quantile.Method.Rule));

    private static (double Lower, double Upper) InvertScoreTest(Quantile quantile, IReadOnlyList<double> values, double t)
    {
        var lowest = FindFirstIndex(values, value =>
            quantile.ShareUpTo(value) is var below && quantile.Share - below.Value <= t * below.StandardError
        );
        var beyond = FindFirstIndex(values, value =>
            quantile.ShareUpTo(value) is var below && below.Value - quantile.Share > t * below.StandardError
        );
        return (values[Math.Max(lowest - 1, 0)], values[Math.Max(beyond - 1, 0)]);
    }

    // By bisection: the test statistic falls from value to value, but for changes of its standard error.
    private static int FindFirstIndex(IReadOnlyList<double> values, Func<double, bool> holds)
    {
        var (low, high) = (0, values.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = holds(values[middle]) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private static Estimate BuildEstimate(Estimate shareBelow, double value, double standardError, Interval? interval)
    {
        var quantile = shareBelow with { Value = value, StandardError = standardError, Interval = interval };
        return quantile with { Reliability = ReliabilityRule.Default.GradeNumber(quantile) };
    }

    private sealed record Quantile(SampleDesign Design, Observations Observations, double Share, QuantileMethod Method)
    {
        /// <summary>The share of the population at or below a value.</summary>
        public Estimate ShareUpTo(double value)
        {
            var hits = Observations.Values.ToArray().Select(other => other <= value).ToArray();
            return ShareEstimator.Estimate(Design, Observations.OfIndicator(hits, Observations.Base));
        }
    }
}
