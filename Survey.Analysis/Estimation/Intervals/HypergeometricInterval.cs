using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Numerics;

namespace Survey.Analysis.Estimation.Intervals;

/// <summary>The exact interval for how many units of a finite population have a property, when some of them answered.</summary>
/// <remarks>
/// Of N units n are known and x of those have the property; K may be anything from x to N − n + x. The ends are the smallest K
/// with P(X ≥ x | K) &gt; α/2 and the largest with P(X ≤ x | K) &gt; α/2: both tails inverted, so that the interval covers
/// the truth at least as often as it says whatever K is, if those who did not answer are like those who did (a simple random
/// sample). If everyone is known it is the single point x. Buonaccorsi (1987), The American Statistician 41; found by bisection.
/// Where nearly everyone is known a single K may be left: the interval of the count is then that K; that of the share is widened to the
/// whole numbers of units around x N/n or, where x N/n is whole, to its possible neighbours.
/// </remarks>
public static class HypergeometricInterval
{
    private delegate double TailFunction(long hits, long known, long populationHits, long population);

    // A tail that equals α/2 in exact arithmetic is outside, whatever its last digits are here; tails have a relative error near 1e-14.
    private const double TieTolerance = 1 + 1e-12;

    /// <summary>The interval for the share of the population.</summary>
    /// <param name="counts">The units; hits times population must not exceed the largest <see cref="long"/>.</param>
    /// <param name="level">The confidence level, above 0 and below 1.</param>
    /// <exception cref="ArgumentException">No unit is known.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static Interval OfShare(UnitCounts counts, double level = 0.95) =>
        AsShares(OfCount(counts, level), counts, IntervalMethod.Hypergeometric);

    /// <summary>
    /// The share's interval with half the probability of x itself in each tail (mid-p): narrower; for some shares the coverage is a little
    /// below the level, for most it is nearer to it than that of <see cref="OfShare"/>.
    /// </summary>
    /// <inheritdoc cref="OfShare"/>
    public static Interval MidPOfShare(UnitCounts counts, double level = 0.95) =>
        AsShares(InvertTails(counts, level, MidP), counts, IntervalMethod.HypergeometricMidP);

    /// <summary>The interval for K, the number of units in the population that have the property; both ends included.</summary>
    /// <inheritdoc cref="OfShare"/>
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

    private static double MidP(long hits, long known, long populationHits, long population) =>
        HypergeometricTail.AtLeast(hits, known, populationHits, population)
        - (DiscreteProbability.Hypergeometric(hits, known, populationHits, population) / 2);

    private static (long Lower, long Upper) InvertTails(UnitCounts counts, double level, TailFunction tail)
    {
        counts.RequireKnown();
        Interval.RequireLevel(level);
        var threshold = (1 - level) / 2 * TieTolerance;
        var fewestHits = SmallestPlausible(counts.Hits, counts.Known, counts.Population, threshold, tail);
        var fewestMisses = SmallestPlausible(counts.Misses, counts.Known, counts.Population, threshold, tail);
        return (fewestHits, counts.Population - fewestMisses);
    }

    // By bisection: the tail grows with the number of units in the population that have the property.
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
