using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Agreement;

/// <summary>Krippendorff's alpha: agreement of any number of raters about the same things, of which each may have rated a
/// part.</summary>
/// <remarks>
/// <para>
/// α = 1 − (N − 1) Σ o_ck δ²_ck / Σ n_c n_k δ²_ck over the N ratings of things that have at least two; o are the pairs of values
/// within things, n how often each value occurs. Krippendorff (2004), Content Analysis; R's <c>irr::kripp.alpha</c>.
/// </para>
/// <para>
/// The standard error is linearised, so that it needs no bootstrap and takes account of clusters: the influence of a thing is the
/// derivative of α by its weight, including that of ordinal distances, which depend on the ratings themselves; (N − 1)/N is held fixed.
/// </para>
/// </remarks>
public static class KrippendorffEstimator
{
    /// <summary>Alpha; null where every rating is the same, so that nothing could differ.</summary>
    /// <param name="design">The design; one row is one thing. All weights are 1 for a plain sample.</param>
    /// <param name="raters">Each rater's number for every row, its base the things rated.</param>
    /// <param name="metric">The distance of two ratings.</param>
    /// <exception cref="ArgumentException">No thing with a weight has two ratings, a rating is not finite, a length is not the design's, or
    /// a ratio scale has a negative rating.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such metric.</exception>
    /// <exception cref="DesignException">No standard error follows from the design, or all ratings of a replicate are alike.</exception>
    public static Estimate? Estimate(SampleDesign design, IReadOnlyList<Observations> raters, DifferenceMetric metric)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(raters);
        return new CoincidenceMatrix(design, raters, minRatings: 2).Estimate(metric, isCorrected: true);
    }
}
