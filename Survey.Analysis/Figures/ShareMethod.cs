using Survey.Analysis.Datasets;
using Survey.Analysis.Designs;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Intervals;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Figures;

/// <summary>Which interval a share gets.</summary>
internal static class ShareMethod
{
    /// <summary>The one the figure names; else exact hypergeometric where all count alike, and Korn-Graubard elsewhere.</summary>
    public static IntervalMethod Choose(FigureScope scope, CellDesign design, Bits known) =>
        scope.Definition.Interval
        ?? (!design.IsClustered && design.WeighsEqually(known) ? IntervalMethod.Hypergeometric : IntervalMethod.KornGraubard);

    /// <summary>
    /// The interval of mode C, where the population is itself a sample: the same method without finite population. The exact one
    /// becomes Clopper and Pearson's, mid-p stays mid-p. It is not clipped to the bounds, which speak of this population only.
    /// </summary>
    public static Interval Superpopulation(IntervalMethod method, CellDesign design, Observations property, UnitCounts counts, double level)
    {
        var endless = method switch
        {
            IntervalMethod.Hypergeometric => IntervalMethod.ClopperPearson,
            IntervalMethod.HypergeometricMidP => IntervalMethod.MidP,
            _ => method,
        };
        return ShareInterval.Of(endless, ShareEstimator.Estimate(design.Superpopulation, property), counts, level).ClippedTo(0, 1);
    }
}
