using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Numerics;

namespace Survey.Analysis.Estimation.Intervals;

/// <summary>Intervals for a share from plain counts: x of n independent answers, no weights, no finite population.</summary>
/// <remarks>
/// <para>
/// For a superpopulation, or to compare with tables made elsewhere; for a census with non-response they are far too wide.
/// Brown, Cai and DasGupta (2001), Statistical Science 16; R's <c>binom.test</c> and <c>prop.test(correct = FALSE)</c>.
/// </para>
/// <para>
/// x hits of a count n, p̂ = x/n; both may be fractions, such as effective sample sizes. z is the normal quantile of the level, 1 − α.
/// </para>
/// </remarks>
public static class BinomialInterval
{
    /// <summary>Clopper and Pearson: beta quantiles with shapes (x, n − x + 1) and (x + 1, n − x). Never covers too seldom.</summary>
    /// <exception cref="ArgumentException">The hits are not between 0 and the count, or nothing was counted.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static Interval ClopperPearson(double hits, double count, double level = 0.95)
    {
        RequireValid(hits, count, level);
        return BetaInterval(hits, count - hits + 1, hits + 1, count - hits, level, IntervalMethod.ClopperPearson);
    }

    /// <summary>Wilson's score interval: (x + z²/2 ± z √(x (n − x)/n + z²/4)) / (n + z²).</summary>
    /// <exception cref="ArgumentException">The hits are not between 0 and the count, or nothing was counted.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static Interval Wilson(double hits, double count, double level = 0.95)
    {
        RequireValid(hits, count, level);
        return Score(hits / count, count, Quantiles.CriticalValue(level), IntervalMethod.PlainWilson);
    }

    /// <summary>Agresti and Coull: Wald about Wilson's centre; may pass 0 and 1.</summary>
    /// <exception cref="ArgumentException">The hits are not between 0 and the count, or nothing was counted.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static Interval AgrestiCoull(double hits, double count, double level = 0.95)
    {
        RequireValid(hits, count, level);
        var z = Quantiles.CriticalValue(level);
        var centre = (hits + (z * z / 2)) / (count + (z * z));
        var half = z * Math.Sqrt(centre * (1 - centre) / (count + (z * z)));
        return Interval.Around(centre, half, IntervalMethod.AgrestiCoull);
    }

    /// <summary>Jeffreys: beta quantiles with shapes (x + ½, n − x + ½); 0 and 1 where none or all have the property.</summary>
    /// <exception cref="ArgumentException">The hits are not between 0 and the count, or nothing was counted.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static Interval Jeffreys(double hits, double count, double level = 0.95)
    {
        RequireValid(hits, count, level);
        var interval = BetaInterval(hits + 0.5, count - hits + 0.5, hits + 0.5, count - hits + 0.5, level, IntervalMethod.Jeffreys);
        var lower = hits == 0 ? 0 : interval.Lower;
        var upper = hits == count ? 1 : interval.Upper;
        return interval with { Lower = lower, Upper = upper };
    }

    /// <summary>
    /// Clopper and Pearson's with half the probability of x itself in each tail: the roots of P(X &gt; x) + P(X = x)/2 = α/2 and of
    /// its mirror image. Lancaster (1961), Journal of the American Statistical Association 56.
    /// </summary>
    /// <exception cref="ArgumentException">The hits are not between 0 and the count, or nothing was counted.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static Interval MidP(double hits, double count, double level = 0.95)
    {
        RequireValid(hits, count, level);
        return new Interval(LowerMidP(hits, count, level), 1 - LowerMidP(count - hits, count, level), IntervalMethod.MidP);
    }

    /// <summary>
    /// Wilson's with the correction for continuity: (2x + z² ∓ 1 ± z √(z² ∓ 2 − 1/n + 4 p̂ (n (1 − p̂) ± 1))) / (2 (n + z²)), the
    /// correction never larger than |x − n/2|. Newcombe (1998), Statistics in Medicine 17.
    /// </summary>
    /// <exception cref="ArgumentException">The hits are not between 0 and the count, or nothing was counted.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static Interval WilsonCorrected(double hits, double count, double level = 0.95)
    {
        RequireValid(hits, count, level);
        return new Interval(
            LowerCorrected(hits, count, level),
            1 - LowerCorrected(count - hits, count, level),
            IntervalMethod.PlainWilsonCorrected
        );
    }

    /// <summary>p̂ ± z √(p̂ (1 − p̂)/n); where none or all have the property it has no width and is replaced by Clopper and
    /// Pearson's.</summary>
    /// <exception cref="ArgumentException">The hits are not between 0 and the count, or nothing was counted.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static Interval Wald(double hits, double count, double level = 0.95)
    {
        RequireValid(hits, count, level);
        if (hits == 0 || hits == count)
        {
            return ClopperPearson(hits, count, level);
        }

        var share = hits / count;
        var half = Quantiles.CriticalValue(level) * Math.Sqrt(share * (1 - share) / count);
        return Interval.Around(share, half, IntervalMethod.PlainWald);
    }

    /// <summary>Log odds ± z √(1/x + 1/(n − x)), transformed back; where none or all have the property it is undefined and replaced by
    /// Clopper and Pearson's.</summary>
    /// <exception cref="ArgumentException">The hits are not between 0 and the count, or nothing was counted.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static Interval Logit(double hits, double count, double level = 0.95)
    {
        RequireValid(hits, count, level);
        return hits == 0 || hits == count
            ? ClopperPearson(hits, count, level)
            : LogOdds(
                hits / count,
                Quantiles.CriticalValue(level) * Math.Sqrt((1 / hits) + (1 / (count - hits))),
                IntervalMethod.PlainLogit
            );
    }

    /// <summary>All shares p with 2 n (p̂ ln(p̂/p) + (1 − p̂) ln((1 − p̂)/(1 − p))) ≤ z². Wilks (1938).</summary>
    /// <exception cref="ArgumentException">The hits are not between 0 and the count, or nothing was counted.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static Interval Likelihood(double hits, double count, double level = 0.95)
    {
        RequireValid(hits, count, level);
        return LikelihoodRatio(hits / count, count, Quantiles.CriticalValue(level), IntervalMethod.PlainLikelihood);
    }

    /// <summary>As <see cref="Likelihood"/>, for any sample size and quantile; unchecked.</summary>
    /// <param name="share">p̂, from 0 to 1.</param>
    /// <param name="count">n, above 0.</param>
    /// <param name="z">The quantile, z or t.</param>
    /// <param name="method">What the interval is to be called.</param>
    internal static Interval LikelihoodRatio(double share, double count, double z, IntervalMethod method) =>
        new(LowerLikelihood(share, count, z), 1 - LowerLikelihood(1 - share, count, z), method);

    /// <summary>The interval of a share from one of its log odds, ln(p̂/(1 − p̂)) ± half.</summary>
    /// <param name="share">p̂, above 0 and below 1.</param>
    /// <param name="half">Half the width on the scale of log odds.</param>
    /// <param name="method">What the interval is to be called.</param>
    internal static Interval LogOdds(double share, double half, IntervalMethod method)
    {
        var odds = Math.Log(share / (1 - share));
        return new Interval(1 / (1 + Math.Exp(half - odds)), 1 / (1 + Math.Exp(-half - odds)), method);
    }

    /// <summary>As <see cref="Wilson"/>, for any sample size and quantile; unchecked.</summary>
    /// <inheritdoc cref="LikelihoodRatio"/>
    internal static Interval Score(double share, double count, double z, IntervalMethod method)
    {
        var shrink = 1 + (z * z / count);
        var centre = (share + (z * z / (2 * count))) / shrink;
        var half = z * Math.Sqrt((share * (1 - share) / count) + (z * z / (4 * count * count))) / shrink;
        var lower = share == 0 ? 0 : centre - half;
        var upper = share == 1 ? 1 : centre + half;
        return new Interval(lower, upper, method);
    }

    /// <summary>The α/2 quantile of one beta distribution to the 1 − α/2 quantile of another, α = 1 − level; unchecked.</summary>
    internal static Interval BetaInterval(
        double lowerFirst,
        double lowerSecond,
        double upperFirst,
        double upperSecond,
        double level,
        IntervalMethod method
    ) => new(Quantiles.Beta((1 - level) / 2, lowerFirst, lowerSecond), Quantiles.Beta((1 + level) / 2, upperFirst, upperSecond), method);

    private static double LowerMidP(double hits, double count, double level)
    {
        return hits == 0 ? 0 : FindRoot(share => UpperTail(share) - ((1 - level) / 2), hits / count);

        double UpperTail(double share)
        {
            var beyond = hits == count ? 0 : Quantiles.RegularizedBeta(share, hits + 1, count - hits);
            return beyond + (DiscreteProbability.Binomial(hits, count, share, 1 - share) / 2);
        }
    }

    private static double LowerCorrected(double hits, double count, double level)
    {
        if (hits == 0)
        {
            return 0;
        }

        var (z, correction) = (Quantiles.CriticalValue(level), Math.Min(0.5, Math.Abs(hits - (count / 2))));
        var corrected = (hits - correction) / count;
        var root = Math.Sqrt((corrected * (1 - corrected) / count) + (z * z / (4 * count * count)));
        return Math.Max(0, (corrected + (z * z / (2 * count)) - (z * root)) / (1 + (z * z / count)));
    }

    private static double LowerLikelihood(double share, double count, double z) =>
        share == 0 ? 0 : FindRoot(low => (z * z) - (2 * count * Divergence(share, low)), share);

    // Kullback and Leibler's divergence of a share from another one, in nats.
    private static double Divergence(double share, double other) =>
        (share * Math.Log(share / other)) + (share == 1 ? 0 : (1 - share) * Math.Log((1 - share) / (1 - other)));

    // The root of a function that rises between 0 and the share, by halving to the last bit.
    private static double FindRoot(Func<double, double> function, double share)
    {
        var (low, high) = (0.0, share);
        while (low + ((high - low) / 2) is var middle && middle > low && middle < high)
        {
            (low, high) = function(middle) < 0 ? (middle, high) : (low, middle);
        }

        return high;
    }

    private static void RequireValid(double hits, double count, double level)
    {
        Interval.RequireLevel(level);
        if (!(count > 0 && hits >= 0 && hits <= count))
        {
            throw new ArgumentException(FormattableString.Invariant($"There cannot be {hits} hits among {count}."));
        }
    }
}
