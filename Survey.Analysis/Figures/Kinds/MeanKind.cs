using System.Collections.Immutable;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Intervals;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Figures.Kinds;

/// <summary>A mean.</summary>
public sealed class MeanKind : NumberKind
{
    /// <inheritdoc/>
    public override string Word => "mean";

    /// <inheritdoc/>
    public override string Description => "The mean of a number.";

    /// <inheritdoc/>
    public override ImmutableArray<string> ClaimFunctions => ["estimate", "mean"];

    /// <inheritdoc/>
    public override ImmutableArray<EstimatorNote> EstimatorNotes => [EstimatorNote.SharesAndMeans];

    internal override bool IsMean => true;

    internal override bool PublishesSum => true;

    internal override Estimate Estimate(SampleDesign design, Observations observations, double probability, double level) =>
        MeanEstimator.Estimate(design, observations).WithInterval(level);
}
