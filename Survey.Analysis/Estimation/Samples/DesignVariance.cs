using Survey.Analysis.Estimation.Estimates;

namespace Survey.Analysis.Estimation.Samples;

/// <summary>
/// The covariance of any statistics under any design: from replicates where the design has them, else by linearisation.
/// </summary>
public static class DesignVariance
{
    /// <summary>The statistics as estimates, with their covariance.</summary>
    /// <param name="design">The design.</param>
    /// <param name="statistics">The statistics of a design: called for the design itself and then for each replicate's weights; as many
    /// statistics, in the same order, every time.</param>
    /// <exception cref="DesignException">No standard error follows from the design.</exception>
    /// <exception cref="ArgumentException">The parts of the design do not fit together, a statistic has other lengths than the design, or
    /// cannot be computed.</exception>
    public static JointEstimate EstimateJointly(SampleDesign design, Func<SampleDesign, IReadOnlyList<LinearizedStatistic>> statistics)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(statistics);
        return design.Replicates is null
            ? LinearizedVariance.EstimateJointly(design, statistics(design))
            : ReplicateVariance.EstimateJointly(design, statistics);
    }

    /// <summary>One statistic of several columns, such as their means, as estimates with their covariance.</summary>
    /// <inheritdoc cref="EstimateJointly(SampleDesign, Func{SampleDesign, IReadOnlyList{LinearizedStatistic}})"/>
    internal static JointEstimate EstimateJointly(
        SampleDesign design,
        IReadOnlyList<Observations> columns,
        Func<SampleDesign, Observations, LinearizedStatistic> linearize
    )
    {
        ArgumentNullException.ThrowIfNull(columns);
        return EstimateJointly(design, weightedDesign => [.. columns.Select(column => linearize(weightedDesign, column))]);
    }
}
