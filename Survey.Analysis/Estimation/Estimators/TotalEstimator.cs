using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Estimators;

/// <summary>The sum of a number over the units of the population that belong to a base.</summary>
/// <remarks>
/// Σ w y over the rows in the base (Horvitz and Thompson 1952); influence w y there and 0 outside. R's <c>svytotal</c> of a
/// <c>subset</c>. A base without a row has the total 0.
/// </remarks>
public static class TotalEstimator
{
    /// <summary>The total of one column.</summary>
    /// <exception cref="ArgumentException">A row of the base has no finite value, or the lengths differ from the design's.</exception>
    /// <exception cref="DesignException">No standard error follows from the design.</exception>
    public static Estimate Estimate(SampleDesign design, Observations observations) => EstimateJointly(design, [observations]).Estimates[0];

    /// <summary>The totals of several columns, each in its own base, with their covariance.</summary>
    /// <exception cref="ArgumentException">A row of a base has no finite value, or the lengths differ from the design's.</exception>
    /// <exception cref="DesignException">No standard error follows from the design.</exception>
    public static JointEstimate EstimateJointly(SampleDesign design, IReadOnlyList<Observations> columns) =>
        DesignVariance.EstimateJointly(design, columns, Linearize);

    /// <summary>The total of one column with every row's influence on it. Of the design only the weights are read.</summary>
    /// <exception cref="ArgumentException">A row of the base has no finite value, or the lengths differ.</exception>
    public static LinearizedStatistic Linearize(SampleDesign design, Observations observations)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(observations);
        observations.RequireFit(design);
        var weights = design.Weights.Span;
        var values = observations.Values.Span;
        var influence = new double[design.RowCount];
        var total = 0.0;
        for (var row = 0; row < influence.Length; row++)
        {
            influence[row] = observations.IsInBase(row) ? weights[row] * values[row] : 0;
            total += influence[row];
        }

        return new LinearizedStatistic(total, influence, observations.Base);
    }
}
