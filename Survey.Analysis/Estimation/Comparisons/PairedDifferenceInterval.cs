using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Intervals;
using Survey.Analysis.Estimation.Numerics;

namespace Survey.Analysis.Estimation.Comparisons;

/// <summary>Intervals for the difference of two shares from paired yes-or-no answers; the pairs taken as independent.</summary>
/// <remarks>For clustered or weighted pairs use <see cref="McNemarTest.Difference"/> with <see cref="StudentInterval"/>.</remarks>
public static class PairedDifferenceInterval
{
    // The spread b + c − (b − c)²/n is a multiple of 1/n: what is smaller is the rounding of the division.
    private const double RoundingTolerance = 1e-12;

    /// <summary>
    /// d ± z √(b + c − (b − c)²/n)/n with d = (b − c)/n. Where the answers never differ, or all in one way, it has no width and is
    /// replaced by Bonett and Price's.
    /// </summary>
    /// <exception cref="ArgumentException">There is no pair.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static Interval Wald(PairTable pairs, double level = 0.95)
    {
        RequireValid(pairs, level);
        double differing = pairs.FirstOnly + pairs.SecondOnly;
        var spread = differing - (pairs.Difference * pairs.Difference * pairs.Count);
        return spread > RoundingTolerance
            ? Interval.Around(
                pairs.Difference,
                Quantiles.CriticalValue(level) * (Math.Sqrt(spread) / pairs.Count),
                IntervalMethod.PlainWald
            )
            : BonettPrice(pairs, level);
    }

    /// <summary>Wald's with one pair more of each differing kind: (b + 1)/(n + 2) and (c + 1)/(n + 2). Bonett and Price (2012), Journal
    /// of Educational and Behavioral Statistics 37.</summary>
    /// <exception cref="ArgumentException">There is no pair.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static Interval BonettPrice(PairTable pairs, double level = 0.95)
    {
        RequireValid(pairs, level);
        double count = pairs.Count + 2;
        var (first, second) = ((pairs.FirstOnly + 1) / count, (pairs.SecondOnly + 1) / count);
        var difference = first - second;
        var half = Quantiles.CriticalValue(level) * Math.Sqrt((first + second - (difference * difference)) / count);
        return Interval.Around(difference, half, IntervalMethod.BonettPrice);
    }

    /// <summary>
    /// The Wilson intervals (l₁, u₁), (l₂, u₂) of both shares combined with their correlation φ: the lower end is
    /// d − √((p₁ − l₁)² − 2φ(p₁ − l₁)(u₂ − p₂) + (u₂ − p₂)²), and the upper end likewise; φ's numerator is lowered by n/2, not below 0,
    /// where positive. Newcombe (1998), Statistics in Medicine 17, method 10.
    /// </summary>
    /// <exception cref="ArgumentException">There is no pair.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static Interval Newcombe(PairTable pairs, double level = 0.95)
    {
        RequireValid(pairs, level);
        var (firstYes, secondYes) = (pairs.Both + pairs.FirstOnly, pairs.Both + pairs.SecondOnly);
        var (first, second) = ((double)firstYes / pairs.Count, (double)secondYes / pairs.Count);
        var (ofFirst, ofSecond) = (
            BinomialInterval.Wilson(firstYes, pairs.Count, level),
            BinomialInterval.Wilson(secondYes, pairs.Count, level)
        );
        var phi = Correlation(pairs);
        var below = Combine(first - ofFirst.Lower, ofSecond.Upper - second, phi);
        var above = Combine(ofFirst.Upper - first, second - ofSecond.Lower, phi);
        return new Interval(pairs.Difference - below, pairs.Difference + above, IntervalMethod.NewcombePaired);
    }

    private static double Combine(double one, double other, double phi) =>
        Math.Sqrt(Math.Max(0, (one * one) - (2 * phi * one * other) + (other * other)));

    private static double Correlation(PairTable pairs)
    {
        var margins =
            (double)(pairs.Both + pairs.FirstOnly)
            * (pairs.SecondOnly + pairs.Neither)
            * (pairs.Both + pairs.SecondOnly)
            * (pairs.FirstOnly + pairs.Neither);
        var product = ((double)pairs.Both * pairs.Neither) - ((double)pairs.FirstOnly * pairs.SecondOnly);
        var corrected = product > 0 ? Math.Max(0, product - (pairs.Count / 2.0)) : product;
        return margins == 0 ? 0 : corrected / Math.Sqrt(margins);
    }

    private static void RequireValid(PairTable pairs, double level)
    {
        pairs.RequireAny();
        Interval.RequireLevel(level);
    }
}
