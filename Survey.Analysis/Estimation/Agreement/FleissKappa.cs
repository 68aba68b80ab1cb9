using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Agreement;

/// <summary>Fleiss' kappa: agreement of several raters about things that all of them put into categories. Immutable.</summary>
/// <remarks>
/// κ = (P̄ − Σ p_j²)/(1 − Σ p_j²), P̄ the mean share of agreeing pairs of raters, p_j the categories' shares of all ratings; with two
/// raters Scott's π. The standard error under the design is linearised, as in <see cref="KrippendorffEstimator"/>. Under independence its
/// square is 2/(n m (m − 1)) · [S² − Σ p_j q_j (q_j − p_j)]/S² with q = 1 − p and S = Σ p_j q_j. Fleiss (1971), Fleiss, Nee and Landis
/// (1979), Psychological Bulletin 76 and 86; R's <c>irr::kappam.fleiss</c>.
/// </remarks>
/// <param name="Estimate">Kappa under the design.</param>
/// <param name="NullStandardError">Its standard error under independence, the things taken as independent and unweighted.</param>
public sealed record FleissKappa(Estimate Estimate, double NullStandardError)
{
    /// <summary>z: kappa in standard errors under independence.</summary>
    public double Z => Estimate.Value / NullStandardError;

    /// <summary>Kappa over the things that every rater rated; null where all are in one category.</summary>
    /// <param name="design">The design; one row is one thing.</param>
    /// <param name="raters">Two or more, each a category's number for every row, its base the things rated.</param>
    /// <exception cref="ArgumentException">No thing with a weight was rated by all, there are not two raters, a rating is not finite, or a
    /// length is not the design's.</exception>
    /// <exception cref="DesignException">No standard error follows from the design, or all ratings of a replicate are alike.</exception>
    public static FleissKappa? Of(SampleDesign design, IReadOnlyList<Observations> raters)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(raters);
        if (raters.Count < 2)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"There are {raters.Count} raters; agreement needs two."),
                nameof(raters)
            );
        }

        var coincidences = new CoincidenceMatrix(design, raters, minRatings: raters.Count);
        return coincidences.Estimate(DifferenceMetric.Nominal, isCorrected: false) is { } kappa
            ? new FleissKappa(kappa, NullStandardErrorOf(coincidences.CategoryShares, coincidences.ThingCount, raters.Count))
            : null;
    }

    private static double NullStandardErrorOf(double[] shares, int things, int raters)
    {
        var spread = shares.Sum(share => share * (1 - share));
        var skew = shares.Sum(share => share * (1 - share) * (1 - (2 * share)));
        return Math.Sqrt(2.0 / ((double)things * raters * (raters - 1)) * ((spread * spread) - skew)) / spread;
    }
}
