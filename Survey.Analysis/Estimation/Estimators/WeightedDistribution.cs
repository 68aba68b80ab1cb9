using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Estimators;

/// <summary>The weighted distribution function of a base, from which quantiles are read: its values in order, with their weights scaled
/// to a mean of 1. Immutable.</summary>
internal sealed class WeightedDistribution
{
    // Of the total weight: a distribution function that falls short of the share by less, the rounding of a sum, has reached it.
    private const double Tolerance = 1e-12;

    private readonly double[] values;
    private readonly double[] weights;
    private readonly double[] cumulativeWeights;

    private WeightedDistribution(double[] values, double[] weights)
    {
        var total = 0.0;
        this.values = values;
        this.weights = weights;
        cumulativeWeights = [.. weights.Select(weight => total += weight)];
    }

    private double Total => cumulativeWeights[^1];

    /// <summary>The values, ascending; the same value several times unless <see cref="WithDistinctValues"/> made it one.</summary>
    public IReadOnlyList<double> Values => values;

    /// <summary>The distribution of the base; rows without a weight are no part of it.</summary>
    /// <exception cref="ArgumentException">The base has no row with a weight.</exception>
    public static WeightedDistribution Of(SampleDesign design, Observations observations)
    {
        var weight = design.Weights.ToArray();
        var value = observations.Values.ToArray();
        var rows = Enumerable
            .Range(0, value.Length)
            .Where(row => observations.IsInBase(row) && weight[row] > 0)
            .OrderBy(row => value[row])
            .ToArray();
        if (rows.Length == 0)
        {
            throw new ArgumentException("The base has no row with a weight, so it has no quantile.", nameof(observations));
        }

        var mean = rows.Average(row => weight[row]);
        return new WeightedDistribution([.. rows.Select(row => value[row])], [.. rows.Select(row => weight[row] / mean)]);
    }

    /// <summary>The same distribution with each different value once.</summary>
    public WeightedDistribution WithDistinctValues()
    {
        var groups = values.Zip(weights).GroupBy(row => row.First, row => row.Second).ToArray();
        return new WeightedDistribution([.. groups.Select(group => group.Key)], [.. groups.Select(group => group.Sum())]);
    }

    /// <summary>The quantile by a rule.</summary>
    /// <param name="share">The share; one beyond 0 or 1 gives the lowest or the highest value.</param>
    /// <param name="rule">The rule.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rule, and more than one value.</exception>
    public double Quantile(double share, QuantileRule rule) =>
        rule switch
        {
            QuantileRule.Hf1 => values[FirstPositionReaching(share)],
            QuantileRule.Hf2 => HalfWay(share),
            QuantileRule.Hf3 => values[NearestPosition(share)],
            QuantileRule.EvenStep => WithDistinctValues().EvenStep(share),
            QuantileRule.ShahVaish => LastValueUpTo(share),
            _ => Interpolate(share, rule),
        };

    private int FirstPositionReaching(double share)
    {
        var position = Array.FindIndex(cumulativeWeights, weight => weight >= (share - Tolerance) * Total);
        return position < 0 ? cumulativeWeights.Length - 1 : position;
    }

    private bool ReachesExactly(int position, double share) => Math.Abs(cumulativeWeights[position] - (share * Total)) <= Tolerance * Total;

    private int NextPosition(int position) => Math.Min(position + 1, values.Length - 1);

    private double HalfWay(double share)
    {
        var position = FirstPositionReaching(share);
        return (values[position] + values[ReachesExactly(position, share) ? NextPosition(position) : position]) / 2;
    }

    private double EvenStep(double share)
    {
        var position = FirstPositionReaching(share);
        var isOdd = position % 2 == 0;
        return values[isOdd && ReachesExactly(position, share) ? NextPosition(position) : position];
    }

    private int NearestPosition(double share)
    {
        var position = FirstPositionReaching(share);
        if (position == 0)
        {
            return 0;
        }

        var nearer = cumulativeWeights[position] - (share * Total) - ((share * Total) - cumulativeWeights[position - 1]);
        var isEven = position % 2 == 1;
        var keeps = Math.Abs(nearer) <= Tolerance * Total ? isEven : nearer < 0;
        return keeps ? position : position - 1;
    }

    private double LastValueUpTo(double share)
    {
        var heights = cumulativeWeights.Zip(weights, (weight, own) => (weight + ((1 - own) / 2)) / (values.Length + 1)).ToArray();
        return values[Math.Max(Array.FindLastIndex(heights, height => height <= share + Tolerance), 0)];
    }

    private double Interpolate(double share, QuantileRule rule)
    {
        var position = 0;
        while (position < values.Length - 1 && Height(position, rule) < share)
        {
            position++;
        }

        if (position == 0 || Height(position, rule) <= share)
        {
            return values[position];
        }

        var below = Height(position - 1, rule);
        return values[position - 1] + ((values[position] - values[position - 1]) * (share - below) / (Height(position, rule) - below));
    }

    private double Height(int position, QuantileRule rule)
    {
        var (own, last) = (weights[position], weights[^1]);
        return rule switch
        {
            QuantileRule.Hf4 => cumulativeWeights[position] / Total,
            QuantileRule.Hf5 => (cumulativeWeights[position] - (own / 2)) / Total,
            QuantileRule.Hf6 => cumulativeWeights[position] / (Total + last),
            QuantileRule.Hf7 => (cumulativeWeights[position] - own) / (Total - last),
            QuantileRule.Hf8 => (cumulativeWeights[position] - (own / 3)) / (Total + (last / 3)),
            QuantileRule.Hf9 => (cumulativeWeights[position] - (own * 3 / 8)) / (Total + (last / 4)),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "No such rule for a quantile."),
        };
    }
}
