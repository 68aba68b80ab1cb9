using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Estimators;

/// <summary>The share of the units of a base that have a property: the mean of 0 and 1.</summary>
/// <remarks>Formula and source as for <see cref="MeanEstimator"/>.</remarks>
public static class ShareEstimator
{
    /// <summary>The share of one property, with the units behind it and, where the design knows the population, its bounds.</summary>
    /// <exception cref="ArgumentException">The base has no row, or a row of it a value other than 0 and 1.</exception>
    /// <exception cref="DesignException">No standard error follows from the design.</exception>
    public static Estimate Estimate(SampleDesign design, Observations indicator)
    {
        var estimate = EstimateJointly(design, [indicator]).Estimates[0];
        var values = indicator.Values.ToArray();
        var hits = Enumerable.Range(0, values.Length).Count(row => indicator.IsInBase(row) && values[row] == 1);
        var unheardOf = CountUnheardOf(design);
        var counts = new UnitCounts(hits, indicator.Count - hits, Nonresponse: unheardOf ?? 0);
        return estimate with { Counts = counts, Bounds = unheardOf is null ? new Bounds(0, 1) : counts.Bounds };
    }

    /// <summary>The shares of several properties, each in its own base, with their covariance.</summary>
    /// <exception cref="ArgumentException">A base has no row, or a row of it a value other than 0 and 1.</exception>
    /// <exception cref="DesignException">No standard error follows from the design.</exception>
    public static JointEstimate EstimateJointly(SampleDesign design, IReadOnlyList<Observations> indicators)
    {
        ArgumentNullException.ThrowIfNull(indicators);
        foreach (var indicator in indicators)
        {
            RequireZeroOrOne(indicator);
        }

        return MeanEstimator.EstimateJointly(design, indicators);
    }

    /// <summary>Units of the population that are no row, any of which may belong to the base; null where nobody knows how many.</summary>
    private static long? CountUnheardOf(SampleDesign design)
    {
        var isOfUnits = design.ClusterOfRow.IsEmpty && design.LaterStages.Count == 0;
        var population = design.Strata.Sum(stratum => stratum.Population ?? double.PositiveInfinity);
        return isOfUnits && double.IsFinite(population) ? Math.Max((long)Math.Round(population) - design.RowCount, 0) : null;
    }

    private static void RequireZeroOrOne(Observations indicator)
    {
        var values = indicator.Values.Span;
        for (var row = 0; row < values.Length; row++)
        {
            if (values[row] is not (0 or 1) && indicator.IsInBase(row))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Row {row} has the value {values[row]}; a share counts 0 and 1."),
                    nameof(indicator)
                );
            }
        }
    }
}
