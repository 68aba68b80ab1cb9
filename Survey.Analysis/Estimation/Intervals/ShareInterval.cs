using System.Diagnostics;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Numerics;

namespace Survey.Analysis.Estimation.Intervals;

/// <summary>The interval of a share by any method, from its estimate under the design and the plain counts behind it.</summary>
/// <remarks>
/// <para>
/// The design methods use the effective sample size n* = p (1 − p) / se². Where se is 0 though not everyone is known (p is 0
/// or 1, or every stratum answered alike) that is not informative, and R gives NaN or no width; here n* is then what a simple random
/// sample of as many would have, (n − 1)/(1 − n/N), which is what the formula gives for every other p. N is the population of the
/// counts, so that units known in part still widen the interval; there is no such correction where the design has none. The likelihood
/// method takes (n − 1)/n of n*, as the quasi-likelihood's dispersion does.
/// </para>
/// <para>
/// Logit, Wald and arcsine are undefined where se is 0 and replaced by Korn-Graubard; the interval's method says so. Where everyone is
/// known the interval is a single point; where no degree of freedom is left it is all of 0 to 1. Nothing is clipped to the bounds of the
/// counts: see <see cref="Interval.ClippedTo"/>.
/// </para>
/// </remarks>
public static class ShareInterval
{
    /// <summary>Every method that makes an interval for a share: those that <see cref="IntervalMethod"/> has before
    /// <see cref="IntervalMethod.Student"/>.</summary>
    public static IReadOnlyList<IntervalMethod> Methods { get; } =
    [.. Enum.GetValues<IntervalMethod>().TakeWhile(method => method != IntervalMethod.Student)];

    /// <summary>The interval.</summary>
    /// <param name="method">The method; the plain and the hypergeometric ones read the counts alone.</param>
    /// <param name="estimate">The share under the design, from 0 to 1.</param>
    /// <param name="counts">The units behind it, unweighted; their population makes the correction where n* has no estimate. Whether they
    /// are those of the estimate is not checked here.</param>
    /// <param name="level">The confidence level, above 0 and below 1.</param>
    /// <exception cref="ArgumentException">The method is not one for shares, or no unit of the counts is known.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static Interval Of(IntervalMethod method, Estimate estimate, UnitCounts counts, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        counts.RequireKnown();
        Interval.RequireLevel(level);
        return method switch
        {
            IntervalMethod.Hypergeometric => HypergeometricInterval.OfShare(counts, level),
            IntervalMethod.HypergeometricMidP => HypergeometricInterval.MidPOfShare(counts, level),
            IntervalMethod.ClopperPearson => BinomialInterval.ClopperPearson(counts.Hits, counts.Known, level),
            IntervalMethod.PlainWilson => BinomialInterval.Wilson(counts.Hits, counts.Known, level),
            IntervalMethod.PlainWilsonCorrected => BinomialInterval.WilsonCorrected(counts.Hits, counts.Known, level),
            IntervalMethod.MidP => BinomialInterval.MidP(counts.Hits, counts.Known, level),
            IntervalMethod.PlainWald => BinomialInterval.Wald(counts.Hits, counts.Known, level),
            IntervalMethod.PlainLogit => BinomialInterval.Logit(counts.Hits, counts.Known, level),
            IntervalMethod.PlainLikelihood => BinomialInterval.Likelihood(counts.Hits, counts.Known, level),
            IntervalMethod.AgrestiCoull => BinomialInterval.AgrestiCoull(counts.Hits, counts.Known, level),
            IntervalMethod.Jeffreys => BinomialInterval.Jeffreys(counts.Hits, counts.Known, level),
            IntervalMethod.KornGraubard
            or IntervalMethod.Wilson
            or IntervalMethod.Logit
            or IntervalMethod.Wald
            or IntervalMethod.ArcSine
            or IntervalMethod.Likelihood => FromDesign(
                method,
                estimate,
                Math.Max(estimate.UnobservedShare, 1 - ((double)counts.Known / counts.Population)),
                level
            ),
            _ => throw new ArgumentException($"{method} makes no interval for a share.", nameof(method)),
        };
    }

    /// <summary>The interval by one of the design methods.</summary>
    /// <param name="method">One of the six that read the estimate.</param>
    /// <param name="estimate">The share under the design, from 0 to 1.</param>
    /// <param name="unobservedShare">Which share of the population is not known, from 0 to 1; at 0 the interval is a point.</param>
    /// <param name="level">The confidence level; not checked here.</param>
    /// <exception cref="UnreachableException">The method is another.</exception>
    internal static Interval FromDesign(IntervalMethod method, Estimate estimate, double unobservedShare, double level)
    {
        if (unobservedShare == 0)
        {
            return Interval.AtPoint(estimate.Value, method);
        }

        if (estimate.DegreesOfFreedom < 1)
        {
            return new Interval(0, 1, method);
        }

        var (share, hasSpread) = (estimate.Value, estimate.StandardError > 0);
        var effectiveCount = hasSpread
            ? share * (1 - share) / (estimate.StandardError * estimate.StandardError)
            : (estimate.Count - 1) / unobservedShare;
        var t = Quantiles.CriticalValue(level, estimate.DegreesOfFreedom);
        return method switch
        {
            IntervalMethod.Wilson => BinomialInterval.Score(share, effectiveCount, t, method),
            IntervalMethod.Likelihood => BinomialInterval.LikelihoodRatio(
                share,
                effectiveCount * (estimate.Count - 1) / estimate.Count,
                t,
                method
            ),
            IntervalMethod.ArcSine when hasSpread => ArcSine(share, t * estimate.StandardError),
            IntervalMethod.Logit when hasSpread => BinomialInterval.LogOdds(
                share,
                t * estimate.StandardError / (share * (1 - share)),
                method
            ),
            IntervalMethod.Wald when hasSpread => Interval.Around(share, t * estimate.StandardError, method),
            IntervalMethod.KornGraubard or IntervalMethod.Logit or IntervalMethod.Wald or IntervalMethod.ArcSine => KornGraubard(
                estimate,
                effectiveCount,
                t,
                level
            ),
            _ => throw new UnreachableException(),
        };
    }

    // The effective count is scaled by the square of t with n − 1 degrees of freedom over t with the design's (Korn and Graubard 1998).
    private static Interval KornGraubard(Estimate estimate, double effectiveCount, double t, double level)
    {
        var adjusted = effectiveCount * Math.Pow(Quantiles.CriticalValue(level, estimate.Count - 1) / t, 2);
        var (hits, misses) = (adjusted * estimate.Value, adjusted * (1 - estimate.Value));
        return BinomialInterval.BetaInterval(hits, misses + 1, hits + 1, misses, level, IntervalMethod.KornGraubard);
    }

    // The variance of arcsin √p hardly depends on p. An end of the angle's interval beyond 0 or π/2 is moved there.
    private static Interval ArcSine(double share, double halfOfShare)
    {
        var (angle, half) = (Math.Asin(Math.Sqrt(share)), halfOfShare / (2 * Math.Sqrt(share * (1 - share))));
        return new Interval(
            Math.Pow(Math.Sin(Math.Max(0, angle - half)), 2),
            Math.Pow(Math.Sin(Math.Min(Math.PI / 2, angle + half)), 2),
            IntervalMethod.ArcSine
        );
    }
}
