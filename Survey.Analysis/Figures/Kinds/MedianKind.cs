using System.Collections.Immutable;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Figures.Kinds;

/// <summary>A median, with the interval of Woodruff (1952).</summary>
public sealed class MedianKind : NumberKind
{
    /// <inheritdoc/>
    public override string Word => "median";

    /// <inheritdoc/>
    public override string Description => "The median of a number: half of the answers are at or below it.";

    /// <inheritdoc/>
    public override ImmutableArray<EstimatorNote> EstimatorNotes => [EstimatorNote.Quantiles];

    internal override bool PublishesSum => false;

    internal override Estimate Estimate(SampleDesign design, Observations observations, double probability, double level) =>
        QuantileEstimator.Estimate(design, observations, 0.5, level);
}
