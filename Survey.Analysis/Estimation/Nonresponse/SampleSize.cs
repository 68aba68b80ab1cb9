using Survey.Analysis.Estimation.Numerics;

namespace Survey.Analysis.Estimation.Nonresponse;

/// <summary>Planning: how many units must answer for the margin of error of a share to be as small as wanted, and its margin of error for a
/// given number of answers.</summary>
/// <remarks>
/// For a simple random sample without replacement and the normal approximation (Cochran 1977, Sampling Techniques, 4.4):
/// n₀ = z² p (1 − p) / e², z the normal quantile of the level, and in a population of N n = n₀ / (1 + (n₀ − 1) / N).
/// </remarks>
public static class SampleSize
{
    /// <summary>How many answers give the margin in an infinite population: n₀, not rounded.</summary>
    /// <param name="margin">e, half the width of the interval, above 0 and below 1: 0.05 is five percentage points.</param>
    /// <param name="share">p, the share expected, from 0 to 1; one half needs the most answers.</param>
    /// <param name="level">The confidence level, above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static double ForInfinitePopulation(double margin, double share = 0.5, double level = 0.95)
    {
        RequireShare(share);
        RequireOpenUnitInterval(margin, nameof(margin));
        var z = QuantileOf(level);
        return z * z * share * (1 - share) / (margin * margin);
    }

    /// <summary>How many answers give the margin in a finite population: n, not rounded; the number to aim at is the next whole one
    /// up.</summary>
    /// <param name="population">N, 1 or more.</param>
    /// <param name="margin">e, half the width of the interval, above 0 and below 1.</param>
    /// <param name="share">p, the share expected, from 0 to 1; one half needs the most answers.</param>
    /// <param name="level">The confidence level, above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static double ForPopulation(long population, double margin, double share = 0.5, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(population, 1);
        var infiniteSize = ForInfinitePopulation(margin, share, level);
        return infiniteSize / (1 + ((infiniteSize - 1) / population));
    }

    /// <summary>The margin of error, half the width of the interval of a share: z √(p (1 − p) / n · (N − n) / (N − 1)); 0 when all
    /// answer.</summary>
    /// <param name="answers">n, from 1 to N.</param>
    /// <param name="population">N.</param>
    /// <param name="share">p, the share expected, from 0 to 1.</param>
    /// <param name="level">The confidence level, above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static double MarginOfError(long answers, long population, double share = 0.5, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(answers, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(answers, population);
        RequireShare(share);
        var z = QuantileOf(level);
        return answers == population ? 0 : z * Math.Sqrt(share * (1 - share) / answers * (population - answers) / (population - 1));
    }

    private static double QuantileOf(double level)
    {
        RequireOpenUnitInterval(level, nameof(level));
        return Quantiles.CriticalValue(level);
    }

    private static void RequireShare(double share)
    {
        if (share is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share lies between 0 and 1.");
        }
    }

    private static void RequireOpenUnitInterval(double value, string name)
    {
        if (value is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(name, value, "It lies between 0 and 1, as 0.05 does.");
        }
    }
}
