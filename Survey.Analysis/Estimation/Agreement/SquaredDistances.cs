namespace Survey.Analysis.Estimation.Agreement;

/// <summary>The squared distance of every two values by a metric; ordinal ones depend on how often the values between occur.
/// Immutable.</summary>
internal sealed class SquaredDistances
{
    private readonly DifferenceMetric metric;
    private readonly double[] values;
    private readonly double[] cumulativeMargins;
    private readonly double[] margins;

    /// <summary>The distances of values.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="values">The distinct values, ascending.</param>
    /// <param name="margins">How often each value occurs.</param>
    /// <exception cref="ArgumentException">The metric is that of a ratio scale and a value is negative.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such metric.</exception>
    public SquaredDistances(DifferenceMetric metric, double[] values, double[] margins)
    {
        if (!Enum.IsDefined(metric))
        {
            throw new ArgumentOutOfRangeException(nameof(metric), metric, "There is no such metric.");
        }

        if (metric == DifferenceMetric.Ratio && values.FirstOrDefault(value => value < 0) is < 0 and var negative)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"A rating is {negative}; a scale with a zero has no negative values."),
                nameof(values)
            );
        }

        this.metric = metric;
        this.values = values;
        this.margins = margins;
        cumulativeMargins = new double[margins.Length + 1];
        for (var value = 0; value < margins.Length; value++)
        {
            cumulativeMargins[value + 1] = cumulativeMargins[value] + margins[value];
        }
    }

    /// <summary>The squared distance of the values at two positions.</summary>
    public double this[int one, int other] => Math.Pow(Distance(one, other), 2);

    /// <summary>Σ of the squared distances over all ordered pairs of values, each times a factor.</summary>
    public double Sum(Func<int, int, double> factorOf)
    {
        var sum = 0.0;
        for (var one = 0; one < values.Length; one++)
        {
            for (var other = 0; other < values.Length; other++)
            {
                sum += factorOf(one, other) * this[one, other];
            }
        }

        return sum;
    }

    /// <summary>The derivative of <see cref="Sum"/> by each value's margin, through the distances alone; 0 unless they are
    /// ordinal.</summary>
    public double[] Gradient(Func<int, int, double> factorOf)
    {
        var gradient = new double[values.Length];
        for (var low = 0; low < values.Length && metric == DifferenceMetric.Ordinal; low++)
        {
            for (var high = low + 1; high < values.Length; high++)
            {
                var slope = 2 * Distance(low, high) * (factorOf(low, high) + factorOf(high, low));
                for (var between = low; between <= high; between++)
                {
                    gradient[between] += between == low || between == high ? slope / 2 : slope;
                }
            }
        }

        return gradient;
    }

    private double Distance(int one, int other) =>
        one == other
            ? 0
            : metric switch
            {
                DifferenceMetric.Nominal => 1,
                DifferenceMetric.Ordinal => cumulativeMargins[Math.Max(one, other) + 1]
                    - cumulativeMargins[Math.Min(one, other)]
                    - ((margins[one] + margins[other]) / 2),
                DifferenceMetric.Interval => values[one] - values[other],
                DifferenceMetric.Ratio => (values[one] - values[other]) / (values[one] + values[other]),
            };
}
