using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Numerics;

namespace Survey.Analysis.Estimation.Samples;

/// <summary>The covariance of any statistics, smooth or not, from how they differ between replicates.</summary>
/// <remarks>
/// Formula and source as for <see cref="ReplicateWeights"/>. Degrees of freedom as R's <c>degf</c>: the rank of the replicate
/// weights of the rows in the base, minus 1, of the replicates that add to the variance.
/// </remarks>
public static class ReplicateVariance
{
    /// <summary>Statistics that are functions of the weights.</summary>
    /// <param name="design">A design with replicates.</param>
    /// <param name="statistics">From weights, one per row, to the statistics: called for the design's own weights and then for each
    /// replicate's; as many statistics, in the same order, every time. Must depend on nothing else.</param>
    /// <param name="inBase">The rows that the statistics cover, one element per row; empty: every row.</param>
    /// <exception cref="DesignException">The design has no replicates.</exception>
    /// <exception cref="ArgumentException">The parts of the design or its replicates do not fit together, or the base has another length
    /// than the design.</exception>
    public static JointEstimate Estimate(
        SampleDesign design,
        Func<ReadOnlyMemory<double>, IReadOnlyList<double>> statistics,
        ReadOnlyMemory<bool> inBase = default
    )
    {
        ArgumentNullException.ThrowIfNull(statistics);
        return EstimateJointly(design, replicateDesign =>
            [.. statistics(replicateDesign.Weights).Select(value => new LinearizedStatistic(value, default, inBase))]
        );
    }

    /// <summary>Statistics that are functions of a design without replicates; their influence values are not read.</summary>
    /// <inheritdoc cref="Estimate"/>
    internal static JointEstimate EstimateJointly(SampleDesign design, Func<SampleDesign, IReadOnlyList<LinearizedStatistic>> statistics)
    {
        ArgumentNullException.ThrowIfNull(design);
        var replicates = design.Replicates
            ?? throw new DesignException(
                "The design has no replicate weights; make them with a jackknife or give those that came with the data."
            );
        replicates.RequireFit(design);
        var designWithoutReplicates = design with { Replicates = null };
        var estimates = statistics(designWithoutReplicates);
        foreach (var statistic in estimates)
        {
            statistic.RequireBase(design.RowCount);
        }

        var values = replicates
            .Weights.Select(weights =>
                statistics(designWithoutReplicates with { Weights = weights }).Select(statistic => statistic.Value).ToArray()
            )
            .ToArray();
        var covariance = Covariance(replicates, values, CentreOf(replicates, values, estimates));
        var domains = estimates.Select(statistic => DomainCountsOf(designWithoutReplicates, replicates, statistic.Base.Span)).ToArray();
        var results = estimates.Select(
            (statistic, index) => domains[index].ToEstimate(statistic.Value, covariance[(index * estimates.Count) + index])
        );
        return new JointEstimate(
            [.. results],
            covariance,
            DomainCountsOf(designWithoutReplicates, replicates, LinearizedVariance.UnionOfBases(design.RowCount, estimates))
        );
    }

    private static double[] CentreOf(ReplicateWeights replicates, double[][] values, IReadOnlyList<LinearizedStatistic> estimates)
    {
        if (replicates.IsCenteredOnEstimate)
        {
            return [.. estimates.Select(statistic => statistic.Value)];
        }

        var counted = values.Where((_, replicate) => replicates.ScaleOf(replicate) > 0).DefaultIfEmpty(values[0]).ToArray();
        return [.. estimates.Select((_, index) => counted.Average(value => value[index]))];
    }

    private static double[] Covariance(ReplicateWeights replicates, double[][] values, double[] centre)
    {
        var size = centre.Length;
        var covariance = new double[size * size];
        for (var replicate = 0; replicate < values.Length; replicate++)
        {
            var scale = replicates.Scale * replicates.ScaleOf(replicate);
            for (var row = 0; row < size; row++)
            {
                for (var column = 0; column < size; column++)
                {
                    covariance[(row * size) + column] +=
                        scale * (values[replicate][row] - centre[row]) * (values[replicate][column] - centre[column]);
                }
            }
        }

        return covariance;
    }

    private static DomainCounts DomainCountsOf(SampleDesign design, ReplicateWeights replicates, ReadOnlySpan<bool> inBase)
    {
        var rows = new List<int>();
        for (var row = 0; row < design.RowCount; row++)
        {
            if (inBase.IsEmpty || inBase[row])
            {
                rows.Add(row);
            }
        }

        var counted = replicates.Weights.Where((_, replicate) => replicates.ScaleOf(replicate) > 0);
        var rank = ColumnRank.Of(counted.Select(weights => rows.Select(row => weights.Span[row]).ToArray()));
        var unobservedShare = LinearizedVariance.DomainCountsIn(design, SampleStages.Of(design), inBase).UnobservedShare;
        return new DomainCounts(rows.Count, Math.Max(rank - 1, 0), unobservedShare);
    }
}
