using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Estimators;

/// <summary>The share of the units of a base that have a property: the mean of 0 and 1.</summary>
/// <remarks>Formula and source as for <see cref="MeanEstimator"/>.</remarks>
public static class ShareEstimator
{
    /// <summary>The share of one property, with the units behind it and, where the design knows the population, its bounds.</summary>
    /// <remarks>Units that did not answer count as possible members of the base. Bounds are 0 and 1 where rows are not the units of the
    /// population (clusters, later stages) or a stratum's population is infinite.</remarks>
    /// <param name="design">The design.</param>
    /// <param name="indicator">1 or 0 per row of the design, with its base.</param>
    /// <exception cref="ArgumentException">The base has no row with a weight, a row of it a value other than 0 and 1, or the lengths differ
    /// from the design's.</exception>
    /// <exception cref="DesignException">No standard error follows from the design.</exception>
    public static Estimate Estimate(SampleDesign design, Observations indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        var estimate = EstimateJointly(design, [indicator]).Estimates[0];
        var values = indicator.Values.ToArray();
        var hits = Enumerable.Range(0, values.Length).Count(row => indicator.IsInBase(row) && values[row] == 1);
        var nonresponse = CountNonresponse(design);
        var counts = new UnitCounts(hits, indicator.Count - hits, Nonresponse: nonresponse ?? 0);
        return estimate with { Counts = counts, Bounds = nonresponse is null ? new Bounds(0, 1) : counts.Bounds };
    }

    /// <summary>The shares of several properties, each in its own base, with their covariance; without counts and bounds.</summary>
    /// <exception cref="ArgumentException">A base has no row with a weight, a row of it a value other than 0 and 1, or the lengths differ
    /// from the design's.</exception>
    /// <exception cref="DesignException">No standard error follows from the design.</exception>
    public static JointEstimate EstimateJointly(SampleDesign design, IReadOnlyList<Observations> indicators)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(indicators);
        foreach (var indicator in indicators)
        {
            indicator.RequireFit(design);
            RequireZeroOrOne(indicator);
        }

        return MeanEstimator.EstimateJointly(design, indicators);
    }

    // Units of the population that are no row, any of which may belong to the base; null where their number is unknown.
    private static long? CountNonresponse(SampleDesign design)
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
