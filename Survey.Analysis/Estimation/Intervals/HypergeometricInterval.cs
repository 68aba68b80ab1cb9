using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Numerics;

namespace Survey.Analysis.Estimation.Intervals;

/// <summary>The exact interval for how many units of a finite population have a property, when some of them answered.</summary>
/// <remarks>
/// Of N units n are known and x of those have the property; K may be anything from x to N − n + x. The ends are the smallest K
/// with P(X ≥ x | K) &gt; α/2 and the largest with P(X ≤ x | K) &gt; α/2: both tails inverted, so that the interval covers
/// the truth at least as often as it says whatever K is, if those who did not answer are like those who did (a simple random
/// sample). If everyone is known it is the single point x. Buonaccorsi (1987), The American Statistician 41; found by bisection.
/// Where nearly everyone is known a single K may be left: the count's interval is then that one, the share's takes in the whole numbers
/// of units about x N/n or, where that is one itself, the possible ones beside it.
/// </remarks>
public static class HypergeometricInterval
{
    private delegate double TailFunction(long hits, long known, long having, long population);

    // A tail that equals alpha/2 in exact arithmetic is outside, whatever its last digits are here.
    private const double TieTolerance = 1 + 1e-12;

    /// <summary>The interval for the share of the population.</summary>
    /// <exception cref="ArgumentException">A count is negative, nothing is known, or the level is not between 0 and 1.</exception>
    public static Interval OfShare(UnitCounts counts, double level = 0.95) =>
        AsShares(OfCount(counts, level), counts, IntervalMethod.Hypergeometric);

    /// <summary>
    /// The share's interval with half the probability of x itself in each tail (mid-p): some truths are covered a little less often
    /// than the level says, most a little more closely.
    /// </summary>
    /// <exception cref="ArgumentException">A count is negative, nothing is known, or the level is not between 0 and 1.</exception>
    public static Interval MidPOfShare(UnitCounts counts, double level = 0.95) =>
        AsShares(InvertTails(counts, level, MidP), counts, IntervalMethod.HypergeometricMidP);

    /// <summary>The interval for the number of units.</summary>
    /// <exception cref="ArgumentException">A count is negative, nothing is known, or the level is not between 0 and 1.</exception>
    public static (long Lower, long Upper) OfCount(UnitCounts counts, double level = 0.95) =>
        InvertTails(counts, level, HypergeometricTail.AtLeast);

    private static Interval AsShares((long Lower, long Upper) units, UnitCounts counts, IntervalMethod method)
    {
        var (below, rest) = Math.DivRem(counts.Hits * counts.Population, counts.Known);
        var (lower, upper) = (Math.Min(units.Lower, below), Math.Max(units.Upper, rest > 0 ? below + 1 : below));
        if (lower == upper)
        {
            (lower, upper) = (Math.Max(lower - 1, counts.Hits), Math.Min(upper + 1, counts.Population - counts.Misses));
        }

        return new Interval((double)lower / counts.Population, (double)upper / counts.Population, method);
    }

    private static double MidP(long hits, long known, long having, long population) =>
        HypergeometricTail.AtLeast(hits, known, having, population)
        - (DiscreteProbability.Hypergeometric(hits, known, having, population) / 2);

    private static (long Lower, long Upper) InvertTails(UnitCounts counts, double level, TailFunction tail)
    {
        counts.RequireKnown();
        Interval.RequireLevel(level);
        var threshold = (1 - level) / 2 * TieTolerance;
        var fewestHaving = SmallestPlausible(counts.Hits, counts.Known, counts.Population, threshold, tail);
        var fewestLacking = SmallestPlausible(counts.Misses, counts.Known, counts.Population, threshold, tail);
        return (fewestHaving, counts.Population - fewestLacking);
    }

    // The tail grows with the number of units that have the property; at the highest number possible it is the most it can be.
    private static long SmallestPlausible(long hits, long known, long population, double threshold, TailFunction tail)
    {
        var (lowest, highest) = (hits, population - known + hits);
        while (lowest < highest)
        {
            var middle = lowest + ((highest - lowest) / 2);
            if (tail(hits, known, middle, population) > threshold)
            {
                highest = middle;
            }
            else
            {
                lowest = middle + 1;
            }
        }

        return lowest;
    }
}
