using System.Diagnostics;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Numerics;

namespace Survey.Analysis.Estimation.Intervals;

/// <summary>The interval of a share by any method, from its estimate under the design and the plain counts behind it.</summary>
/// <remarks>
/// <para>
/// The design methods rest on the effective sample size n* = p (1 − p) / se². Where se is 0 though not everyone is known (p is 0
/// or 1, or every stratum answered alike) that says nothing, and R gives NaN or no width; here n* is then what a simple random
/// sample of as many would have, (n − 1)/(1 − n/N), which is what the formula gives for every other p. N is the population of the
/// counts, so that units known in part still widen the interval; there is no such correction where the design has none.
/// </para>
/// <para>
/// Logit and Wald have no answer there and give way to Korn-Graubard; the interval's method says so. Where everyone is known it
/// is a single point; where no degree of freedom is left it is all of 0 to 1. Nothing is clipped to the bounds of the counts:
/// see <see cref="Interval.ClippedTo"/>.
/// </para>
/// </remarks>
public static class ShareInterval
{
    /// <summary>The interval.</summary>
    /// <param name="method">Which one; the plain methods and the hypergeometric one look at the counts alone.</param>
    /// <param name="estimate">The share under the design.</param>
    /// <param name="counts">The units behind it, unweighted; their population makes the correction where n* has no estimate.</param>
    /// <param name="level">How often such intervals cover the truth.</param>
    /// <exception cref="ArgumentException">The method is not one for shares, or the counts make no sense.</exception>
    public static Interval Of(IntervalMethod method, Estimate estimate, UnitCounts counts, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        counts.RequireSense();
        Interval.RequireLevel(level);
        return method switch
        {
            IntervalMethod.Hypergeometric => HypergeometricInterval.OfShare(counts, level),
            IntervalMethod.ClopperPearson => BinomialInterval.ClopperPearson(counts.Hits, counts.Known, level),
            IntervalMethod.PlainWilson => BinomialInterval.Wilson(counts.Hits, counts.Known, level),
            IntervalMethod.AgrestiCoull => BinomialInterval.AgrestiCoull(counts.Hits, counts.Known, level),
            IntervalMethod.Jeffreys => BinomialInterval.Jeffreys(counts.Hits, counts.Known, level),
            IntervalMethod.KornGraubard or IntervalMethod.Wilson or IntervalMethod.Logit or IntervalMethod.Wald =>
                FromDesign(method, estimate, counts, level),
            _ => throw new ArgumentException($"{method} makes no interval for a share.", nameof(method)),
        };
    }

    private static Interval FromDesign(IntervalMethod method, Estimate estimate, UnitCounts counts, double level)
    {
        var unseen = Math.Max(estimate.Unseen, 1 - ((double)counts.Known / counts.Population));
        if (unseen == 0)
        {
            return Interval.At(estimate.Value, method);
        }

        if (estimate.DegreesOfFreedom < 1)
        {
            return new Interval(0, 1, method);
        }

        var (share, spread) = (estimate.Value, estimate.StandardError > 0);
        var effectiveCount = spread
            ? share * (1 - share) / (estimate.StandardError * estimate.StandardError)
            : (estimate.Count - 1) / unseen;
        var t = Quantiles.Student((1 + level) / 2, estimate.DegreesOfFreedom);
        return method switch
        {
            IntervalMethod.Wilson => BinomialInterval.Score(share, effectiveCount, t, method),
            IntervalMethod.Logit when spread => Logit(share, t * estimate.StandardError),
            IntervalMethod.Wald when spread => new Interval(share - (t * estimate.StandardError), share + (t * estimate.StandardError), method),
            IntervalMethod.KornGraubard or IntervalMethod.Logit or IntervalMethod.Wald =>
                KornGraubard(estimate, effectiveCount, t, level),
            _ => throw new UnreachableException(),
        };
    }

    // The effective count is scaled by (t with n-1 degrees / t with the design's degrees) squared before it meets the beta quantiles.
    private static Interval KornGraubard(Estimate estimate, double effectiveCount, double t, double level)
    {
        var adjusted = effectiveCount * Math.Pow(Quantiles.Student((1 + level) / 2, estimate.Count - 1) / t, 2);
        var (hits, misses) = (adjusted * estimate.Value, adjusted * (1 - estimate.Value));
        return BinomialInterval.Betas(hits, misses + 1, hits + 1, misses, level, IntervalMethod.KornGraubard);
    }

    private static Interval Logit(double share, double halfOfShare)
    {
        var (odds, half) = (Math.Log(share / (1 - share)), halfOfShare / (share * (1 - share)));
        return new Interval(1 / (1 + Math.Exp(half - odds)), 1 / (1 + Math.Exp(-half - odds)), IntervalMethod.Logit);
    }
}
