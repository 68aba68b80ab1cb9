using System.Collections.Immutable;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Intervals;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Figures.Kinds;

/// <summary>A total over the frame.</summary>
public sealed class TotalKind : NumberKind
{
    /// <inheritdoc/>
    public override string Word => "total";

    /// <inheritdoc/>
    public override string Description => "The sum of a number over all units of the frame, estimated from those who answered.";

    /// <inheritdoc/>
    public override ImmutableArray<EstimatorNote> EstimatorNotes => [EstimatorNote.Totals];

    /// <inheritdoc/>
    public override FigureWeighting Weighting => FigureWeighting.Always;

    /// <inheritdoc/>
    public override int ChartDecimals => 0;

    internal override bool PublishesSum => true;

    internal override bool HasSuperpopulationInterval => false;

    internal override Estimate Estimate(SampleDesign design, Observations observations, double probability, double level) =>
        TotalEstimator.Estimate(design, observations).WithInterval(level);
}
