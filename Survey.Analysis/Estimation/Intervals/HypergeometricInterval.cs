using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Numerics;

namespace Survey.Analysis.Estimation.Intervals;

/// <summary>The exact interval for how many units of a finite population have a property, when some of them answered.</summary>
/// <remarks>
/// Of N units n are known and x of those have the property; K may be anything from x to N − n + x. The ends are the smallest K
/// with P(X ≥ x | K) &gt; α/2 and the largest with P(X ≤ x | K) &gt; α/2: both tails inverted, so that the interval covers
/// the truth at least as often as it says whatever K is, if those who did not answer are like those who did (a simple random
/// sample). If everyone is known it is the single point x. Buonaccorsi (1987), The American Statistician 41; found by bisection.
/// </remarks>
public static class HypergeometricInterval
{
    // A tail that equals alpha/2 in exact arithmetic is outside, whatever its last digits are here.
    private const double Tie = 1 + 1e-12;

    /// <summary>The interval for the share of the population.</summary>
    /// <exception cref="ArgumentException">A count is negative, nothing is known, or the level is not between 0 and 1.</exception>
    public static Interval OfShare(UnitCounts counts, double level = 0.95)
    {
        var (lower, upper) = OfCount(counts, level);
        return new Interval(
            (double)lower / counts.Population, (double)upper / counts.Population, IntervalMethod.Hypergeometric);
    }

    /// <summary>The interval for the number of units.</summary>
    /// <exception cref="ArgumentException">A count is negative, nothing is known, or the level is not between 0 and 1.</exception>
    public static (long Lower, long Upper) OfCount(UnitCounts counts, double level = 0.95)
    {
        counts.RequireSense();
        Interval.RequireLevel(level);
        var threshold = (1 - level) / 2 * Tie;
        var fewestHaving = Fewest(counts.Hits, counts.Known, counts.Population, threshold);
        var fewestLacking = Fewest(counts.Misses, counts.Known, counts.Population, threshold);
        return (fewestHaving, counts.Population - fewestLacking);
    }

    // The tail grows with the number of units that have the property, and is 1 at the highest number possible.
    private static long Fewest(long hits, long known, long population, double threshold)
    {
        var (lowest, highest) = (hits, population - known + hits);
        while (lowest < highest)
        {
            var middle = lowest + ((highest - lowest) / 2);
            if (HypergeometricTail.AtLeast(hits, known, middle, population) > threshold)
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
