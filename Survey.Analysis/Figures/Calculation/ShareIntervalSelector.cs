using Survey.Analysis.Datasets;
using Survey.Analysis.Designs;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Intervals;
using Survey.Analysis.Estimation.Samples;
using Survey.Analysis.Figures.Cells;

namespace Survey.Analysis.Figures.Calculation;

/// <summary>Which interval a share gets.</summary>
internal static class ShareIntervalSelector
{
    /// <summary>The one the figure names; else exact hypergeometric where all count alike, and Korn-Graubard elsewhere.</summary>
    public static IntervalMethod SelectMethod(FigureScope scope, CellDesign design, RowSet known) =>
        scope.Definition.IntervalMethod
        ?? (!design.IsClustered && design.HasEqualWeights(known) ? IntervalMethod.Hypergeometric : IntervalMethod.KornGraubard);

    /// <summary>
    /// The interval of mode C, where the population is itself a sample: the same method without finite population. The exact one
    /// becomes Clopper and Pearson's, mid-p stays mid-p. It is not clipped to the bounds, which are those of this population only.
    /// </summary>
    public static Interval SuperpopulationInterval(
        IntervalMethod method,
        CellDesign design,
        Observations indicator,
        UnitCounts counts,
        double level
    )
    {
        var infiniteMethod = method switch
        {
            IntervalMethod.Hypergeometric => IntervalMethod.ClopperPearson,
            IntervalMethod.HypergeometricMidP => IntervalMethod.MidP,
            _ => method,
        };
        return ShareInterval.Of(infiniteMethod, ShareEstimator.Estimate(design.Superpopulation, indicator), counts, level).ClippedTo(0, 1);
    }
}
