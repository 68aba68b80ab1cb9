using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Scales;

/// <summary>Cronbach's alpha: the internal consistency of several items whose sum is to measure one thing.</summary>
/// <remarks>
/// α = k/(k − 1) · (1 − Σ V_i/V) with the weighted variances V_i of the k items and V of their sum, over the respondents who
/// answered all of them. Linearised through the influence w ((y − ȳ)² − V)/Σw of each variance. Cronbach (1951), Psychometrika 16;
/// R's <c>svycralpha</c>, which gives no standard error.
/// </remarks>
public static class CronbachAlpha
{
    /// <summary>Alpha under the design; at most 1, below 0 where items are negatively correlated.</summary>
    /// <param name="design">The design.</param>
    /// <param name="items">Two or more, each a number per row of the design, with the base of those who answered it.</param>
    /// <exception cref="ArgumentException">There are fewer than two items, no respondent with a weight answered all, a value is not finite,
    /// or a length is not the design's.</exception>
    /// <exception cref="ComparisonException">The sum of the items is the same for all, of the design or of a replicate.</exception>
    /// <exception cref="DesignException">No standard error follows from the design.</exception>
    public static Estimate Estimate(SampleDesign design, IReadOnlyList<Observations> items)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(items);
        if (items.Count < 2)
        {
            throw new ArgumentException($"Alpha compares two items at least, not {items.Count}.", nameof(items));
        }

        foreach (var item in items)
        {
            item.RequireFit(design);
        }

        bool[] inBase = [.. Enumerable.Range(0, design.RowCount).Select(row => items.All(item => item.IsInBase(row)))];
        double[] sums = [.. inBase.Select((holds, row) => holds ? items.Sum(item => item.Values.Span[row]) : 0)];
        return DesignVariance.EstimateJointly(design, weightedDesign => [Linearize(weightedDesign, items, inBase, sums)]).Estimates[0];
    }

    private static LinearizedStatistic Linearize(SampleDesign design, IReadOnlyList<Observations> items, bool[] inBase, double[] sums)
    {
        LinearizedStatistic[] own = [.. items.Select(item => Variance(design, item with { Base = inBase }))];
        var whole = Variance(design, new Observations(sums, inBase));
        if (!(whole.Value > 0))
        {
            throw new ComparisonException("The sum of the items is the same for every respondent, so that alpha has no value.");
        }

        var (part, factor) = (own.Sum(item => item.Value), items.Count / (items.Count - 1.0));
        var influence = new double[design.RowCount];
        for (var row = 0; row < influence.Length; row++)
        {
            var ofParts = own.Sum(item => item.Influence.Span[row]);
            influence[row] = -factor / whole.Value * (ofParts - (part / whole.Value * whole.Influence.Span[row]));
        }

        return new LinearizedStatistic(factor * (1 - (part / whole.Value)), influence, inBase);
    }

    private static LinearizedStatistic Variance(SampleDesign design, Observations values)
    {
        var mean = MeanEstimator.Linearize(design, values).Value;
        double[] squares = [.. values.Values.Span.ToArray().Select(value => (value - mean) * (value - mean))];
        return MeanEstimator.Linearize(design, values with { Values = squares });
    }
}
