using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Estimators;

/// <summary>The values of a base in order, with their weights scaled to a mean of 1: what a quantile is read off.</summary>
internal sealed class WeightedDistribution
{
    // A distribution function that falls short of the share by rounding alone has reached it.
    private const double Rounding = 1e-12;

    private readonly double[] values;
    private readonly double[] weights;
    private readonly double[] upTo;

    private WeightedDistribution(double[] values, double[] weights)
    {
        var total = 0.0;
        this.values = values;
        this.weights = weights;
        upTo = [.. weights.Select(weight => total += weight)];
    }

    private double Total => upTo[^1];

    public IReadOnlyList<double> Values => values;

    /// <summary>The distribution of the base; rows without a weight are no part of it.</summary>
    /// <exception cref="ArgumentException">The base has no row with a weight.</exception>
    public static WeightedDistribution Of(SampleDesign design, Observations observations)
    {
        var weight = design.Weights.ToArray();
        var value = observations.Values.ToArray();
        var rows = Enumerable.Range(0, value.Length).Where(row => observations.Holds(row) && weight[row] > 0).OrderBy(row => value[row]).ToArray();
        if (rows.Length == 0)
        {
            throw new ArgumentException("The base has no row with a weight, so it has no quantile.", nameof(observations));
        }

        var mean = rows.Average(row => weight[row]);
        return new WeightedDistribution([.. rows.Select(row => value[row])], [.. rows.Select(row => weight[row] / mean)]);
    }

    /// <summary>The same distribution with each different value once.</summary>
    public WeightedDistribution OfDifferentValues()
    {
        var groups = values.Zip(weights).GroupBy(row => row.First, row => row.Second).ToArray();
        return new WeightedDistribution([.. groups.Select(group => group.Key)], [.. groups.Select(group => group.Sum())]);
    }

    public double Quantile(double share, QuantileRule rule) => rule switch
    {
        QuantileRule.Hf1 => values[StepAt(share)],
        QuantileRule.Hf2 => HalfWay(share),
        QuantileRule.Hf3 => values[NearestTo(share)],
        QuantileRule.EvenStep => OfDifferentValues().EvenStep(share),
        QuantileRule.ShahVaish => LastUpTo(share),
        _ => OnLine(share, rule),
    };

    private int StepAt(double share)
    {
        var place = Array.FindIndex(upTo, weight => weight >= (share - Rounding) * Total);
        return place < 0 ? upTo.Length - 1 : place;
    }

    private bool IsExactly(int place, double share) => Math.Abs(upTo[place] - (share * Total)) <= Rounding * Total;

    private int After(int place) => Math.Min(place + 1, values.Length - 1);

    private double HalfWay(double share)
    {
        var place = StepAt(share);
        return (values[place] + values[IsExactly(place, share) ? After(place) : place]) / 2;
    }

    private double EvenStep(double share)
    {
        var place = StepAt(share);
        var isOdd = place % 2 == 0;
        return values[isOdd && IsExactly(place, share) ? After(place) : place];
    }

    private int NearestTo(double share)
    {
        var place = StepAt(share);
        if (place == 0)
        {
            return 0;
        }

        var nearer = upTo[place] - (share * Total) - ((share * Total) - upTo[place - 1]);
        var isEven = place % 2 == 1;
        var keeps = Math.Abs(nearer) <= Rounding * Total ? isEven : nearer < 0;
        return keeps ? place : place - 1;
    }

    private double LastUpTo(double share)
    {
        var heights = upTo.Zip(weights, (weight, own) => (weight + ((1 - own) / 2)) / (values.Length + 1)).ToArray();
        return values[Math.Max(Array.FindLastIndex(heights, height => height <= share + Rounding), 0)];
    }

    private double OnLine(double share, QuantileRule rule)
    {
        var place = 0;
        while (place < values.Length - 1 && Height(place, rule) < share)
        {
            place++;
        }

        if (place == 0 || Height(place, rule) <= share)
        {
            return values[place];
        }

        var below = Height(place - 1, rule);
        return values[place - 1] + ((values[place] - values[place - 1]) * (share - below) / (Height(place, rule) - below));
    }

    private double Height(int place, QuantileRule rule)
    {
        var (own, last) = (weights[place], weights[^1]);
        return rule switch
        {
            QuantileRule.Hf4 => upTo[place] / Total,
            QuantileRule.Hf5 => (upTo[place] - (own / 2)) / Total,
            QuantileRule.Hf6 => upTo[place] / (Total + last),
            QuantileRule.Hf7 => (upTo[place] - own) / (Total - last),
            QuantileRule.Hf8 => (upTo[place] - (own / 3)) / (Total + (last / 3)),
            QuantileRule.Hf9 => (upTo[place] - (own * 3 / 8)) / (Total + (last / 4)),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "No such rule for a quantile."),
        };
    }
}
