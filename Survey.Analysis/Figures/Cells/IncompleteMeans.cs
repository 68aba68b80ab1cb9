using Survey.Analysis.Designs;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;

namespace Survey.Analysis.Figures.Cells;

/// <summary>Means of what is known, with the error that unknown answers leave where every unit submitted.</summary>
/// <remarks>
/// Where every unit submitted, the design has no error, as if every number were known. The known are then taken as a random part of all:
/// the means of two such parts of N units, n₁ and n₂ of them with n₁₂ in common, have the covariance S₁₂ (n₁₂/(n₁ n₂) − 1/N) (Tam, 1984,
/// On covariances from overlapping samples, The American Statistician 38, 288–289; of one part with itself S² (1 − n/N)/n, Cochran, 1977,
/// theorem 2.2). The design without finite population correction estimates S₁₂ n₁₂/(n₁ n₂).
/// </remarks>
internal static class IncompleteMeans
{
    /// <summary>The means with their covariance, all of one design.</summary>
    public static JointEstimate EstimateJointly(CellDesign design, IReadOnlyList<KnownValues> columns)
    {
        var observations = columns.Select(column => column.Observations).ToList();
        var joint = MeanEstimator.EstimateJointly(design.Sample, observations);
        return joint.Estimates.All(estimate => estimate.CoversPopulation) && columns.Any(column => column.IsIncomplete)
            ? MeanEstimator
                .EstimateJointly(design.Superpopulation, observations)
                .ScaleCovariance(
                    (first, second) => UnobservedPart(columns[first], columns[second]),
                    [.. columns.Select(column => column.UnknownShare)]
                )
            : joint;
    }

    /// <summary>1 − n₁ n₂/(N n₁₂) among the units that both means are of; 0 where no unit is known of both.</summary>
    private static double UnobservedPart(KnownValues first, KnownValues second)
    {
        var shared = first.Population.And(second.Population);
        double size = shared.Count;
        double common = first.Known.CountIntersection(second.Known);
        return common == 0 ? 0 : 1 - (first.Known.CountIntersection(shared) / size * (second.Known.CountIntersection(shared) / common));
    }
}
