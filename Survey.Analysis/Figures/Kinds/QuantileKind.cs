using System.Collections.Immutable;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Figures.Kinds;

/// <summary>A quantile, with the interval of Woodruff (1952).</summary>
public sealed class QuantileKind : NumberKind
{
    /// <inheritdoc/>
    public override string Word => "quantile";

    /// <inheritdoc/>
    public override string Description => "The number below which a share of the answers lies; the column at says which share.";

    /// <inheritdoc/>
    public override ImmutableArray<EstimatorNote> EstimatorNotes => [EstimatorNote.Quantiles];

    internal override bool PublishesSum => false;

    internal override Estimate Estimate(SampleDesign design, Observations observations, double probability, double level) =>
        QuantileEstimator.Estimate(design, observations, probability, level);
}
