using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Intervals;
using Survey.Analysis.Estimation.Numerics;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Estimators;

/// <summary>The value below which a given share of the population lies, the median above all.</summary>
/// <remarks>
/// <para>
/// Unless another <see cref="QuantileRule"/> is named, the smallest observed value at which the weighted distribution function
/// reaches the share (Hyndman and Fan type 1; R's <c>svyquantile</c> with <c>qrule = "math"</c>): always a value that somebody gave.
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
        SampleDesign design, Observations observations, double share = 0.5, double level = 0.95, QuantileRule rule = QuantileRule.Hf1)
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
        var value = ValueAt(distribution, share, rule);
        var below = ShareEstimator.Estimate(design, AtOrBelow(observations, value));
        if (StudentInterval.Of(below, level) is not { } shares)
        {
            return Publish(below, value, 0, null);
        }

        if (below.CoversPopulation)
        {
            return Publish(below, value, 0, Interval.At(value, IntervalMethod.Woodruff));
        }

        var interval = new Interval(ValueAt(distribution, shares.Lower, rule), ValueAt(distribution, shares.Upper, rule), IntervalMethod.Woodruff);
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

    private static double ValueAt((double Value, double WeightUpTo)[] distribution, double share, QuantileRule rule)
    {
        if (distribution.Length == 0)
        {
            throw new ArgumentException("The base has no row, so it has no quantile.");
        }

        var all = distribution[^1].WeightUpTo;
        if (rule is not (QuantileRule.Hf1 or QuantileRule.Hf2))
        {
            return Between(distribution, share, place => Height(distribution, place, rule));
        }

        var place = Array.FindIndex(distribution, point => point.WeightUpTo >= (share - Rounding) * all);
        place = place < 0 ? distribution.Length - 1 : place;
        var atStep = rule == QuantileRule.Hf2 && Math.Abs(distribution[place].WeightUpTo - (share * all)) <= Rounding * all;
        var next = Math.Min(place + (atStep ? 1 : 0), distribution.Length - 1);
        return (distribution[place].Value + distribution[next].Value) / 2;
    }

    private static double Height((double Value, double WeightUpTo)[] distribution, int place, QuantileRule rule)
    {
        var upTo = distribution[place].WeightUpTo;
        var own = WeightOf(distribution, place);
        var last = WeightOf(distribution, distribution.Length - 1);
        var all = distribution[^1].WeightUpTo;
        return rule switch
        {
            QuantileRule.Hf4 => upTo / all,
            QuantileRule.Hf5 => (upTo - (own / 2)) / all,
            QuantileRule.Hf6 => upTo / (all + last),
            QuantileRule.Hf7 => (upTo - own) / (all - last),
            QuantileRule.Hf8 => (upTo - (own / 3)) / (all + (last / 3)),
            QuantileRule.Hf9 => (upTo - (own * 3 / 8)) / (all + (last / 4)),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "No such rule for a quantile."),
        };
    }

    private static double WeightOf((double Value, double WeightUpTo)[] distribution, int place) =>
        distribution[place].WeightUpTo - (place == 0 ? 0 : distribution[place - 1].WeightUpTo);

    private static double Between((double Value, double WeightUpTo)[] distribution, double share, Func<int, double> height)
    {
        var place = 0;
        while (place < distribution.Length - 1 && height(place) < share)
        {
            place++;
        }

        if (place == 0 || height(place) <= share)
        {
            return distribution[place].Value;
        }

        var (low, below) = (distribution[place - 1].Value, height(place - 1));
        return low + ((distribution[place].Value - low) * (share - below) / (height(place) - below));
    }
}
