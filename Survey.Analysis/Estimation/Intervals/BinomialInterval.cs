using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Numerics;

namespace Survey.Analysis.Estimation.Intervals;

/// <summary>Intervals for a share from plain counts: x of n independent answers, no weights, no finite population.</summary>
/// <remarks>
/// For a superpopulation, or to compare with tables made elsewhere; for a census with non-response they are far too wide.
/// Brown, Cai and DasGupta (2001), Statistical Science 16; R's <c>binom.test</c> and <c>prop.test(correct = FALSE)</c>.
/// </remarks>
public static class BinomialInterval
{
    /// <summary>Clopper and Pearson: beta quantiles with shapes (x, n − x + 1) and (x + 1, n − x). Never covers too seldom.</summary>
    public static Interval ClopperPearson(double hits, double count, double level = 0.95)
    {
        Require(hits, count, level);
        return Betas(hits, count - hits + 1, hits + 1, count - hits, level, IntervalMethod.ClopperPearson);
    }

    /// <summary>Wilson's score interval: (x + z²/2 ± z √(x (n − x)/n + z²/4)) / (n + z²).</summary>
    public static Interval Wilson(double hits, double count, double level = 0.95)
    {
        Require(hits, count, level);
        return Score(hits / count, count, Quantiles.Normal((1 + level) / 2), IntervalMethod.PlainWilson);
    }

    /// <summary>Agresti and Coull: Wald about Wilson's centre; may pass 0 and 1.</summary>
    public static Interval AgrestiCoull(double hits, double count, double level = 0.95)
    {
        Require(hits, count, level);
        var z = Quantiles.Normal((1 + level) / 2);
        var centre = (hits + (z * z / 2)) / (count + (z * z));
        var half = z * Math.Sqrt(centre * (1 - centre) / (count + (z * z)));
        return new Interval(centre - half, centre + half, IntervalMethod.AgrestiCoull);
    }

    /// <summary>Jeffreys: beta quantiles with shapes (x + ½, n − x + ½); 0 and 1 where none or all have the property.</summary>
    public static Interval Jeffreys(double hits, double count, double level = 0.95)
    {
        Require(hits, count, level);
        var interval = Betas(hits + 0.5, count - hits + 0.5, hits + 0.5, count - hits + 0.5, level, IntervalMethod.Jeffreys);
        return interval with
        {
            Lower = hits == 0 ? 0 : interval.Lower,
            Upper = hits == count ? 1 : interval.Upper,
        };
    }

    internal static Interval Score(double share, double count, double z, IntervalMethod method)
    {
        var shrink = 1 + (z * z / count);
        var centre = (share + (z * z / (2 * count))) / shrink;
        var half = z * Math.Sqrt((share * (1 - share) / count) + (z * z / (4 * count * count))) / shrink;
        return new Interval(share == 0 ? 0 : centre - half, share == 1 ? 1 : centre + half, method);
    }

    internal static Interval Betas(
        double lowerFirst, double lowerSecond, double upperFirst, double upperSecond, double level, IntervalMethod method) =>
        new(
            Quantiles.Beta((1 - level) / 2, lowerFirst, lowerSecond),
            Quantiles.Beta((1 + level) / 2, upperFirst, upperSecond),
            method);

    private static void Require(double hits, double count, double level)
    {
        Interval.RequireLevel(level);
        if (!(count > 0 && hits >= 0 && hits <= count))
        {
            throw new ArgumentException(FormattableString.Invariant($"There cannot be {hits} hits among {count}."));
        }
    }
}
