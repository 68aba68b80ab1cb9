using MathNet.Numerics;

namespace Survey.Analysis.Estimation.Numerics;

/// <summary>Binomial and hypergeometric probabilities with a relative error near 1e-14, for counts of any size.</summary>
/// <remarks>
/// Differences of log-gammas lose digits as counts grow (eight of them at ten million); Loader's expansion does not.
/// C. Loader (2000), Fast and accurate computation of binomial probabilities; the same as R's <c>dbinom</c> and <c>dhyper</c>.
/// Arguments are not checked beyond what the members say.
/// </remarks>
internal static class DiscreteProbability
{
    /// <summary>P(X = hits) where X of the drawn units have a property that some of the population have; drawn without
    /// replacement.</summary>
    /// <param name="hits">x; a value that cannot occur has the probability 0.</param>
    /// <param name="drawn">n, from 0 to N.</param>
    /// <param name="populationHits">K, how many of the population have the property, from 0 to N.</param>
    /// <param name="population">N.</param>
    public static double Hypergeometric(long hits, long drawn, long populationHits, long population)
    {
        if (hits < 0 || hits > drawn || hits > populationHits || drawn - hits > population - populationHits)
        {
            return 0;
        }

        if (drawn == 0 || drawn == population)
        {
            return 1;
        }

        var share = (double)drawn / population;
        var rest = (double)(population - drawn) / population;
        return Binomial(hits, populationHits, share, rest)
            * Binomial(drawn - hits, population - populationHits, share, rest)
            / Binomial(drawn, population, share, rest);
    }

    /// <summary>P(X = hits) in independent trials; hits and trials may be fractions, as the beta distribution needs them.</summary>
    /// <param name="hits">x, from 0 to n.</param>
    /// <param name="trials">n.</param>
    /// <param name="share">p, the probability of a hit, above 0 and below 1.</param>
    /// <param name="rest">1 − p, given separately since subtracting would lose its digits where p is near 1.</param>
    public static double Binomial(double hits, double trials, double share, double rest)
    {
        if (hits == 0)
        {
            return Math.Exp(trials * LogOf(rest, share));
        }

        if (hits == trials)
        {
            return Math.Exp(trials * LogOf(share, rest));
        }

        var exponent =
            StirlingError(trials)
            - StirlingError(hits)
            - StirlingError(trials - hits)
            - Deviance(hits, trials * share)
            - Deviance(trials - hits, trials * rest);
        return Math.Exp(exponent) * Math.Sqrt(trials / (2 * Math.PI * hits * (trials - hits)));
    }

    // ln Γ(n + 1) minus Stirling's formula, n > 0; from 15 on five terms of its series give all digits (Loader 2000).
    private static double StirlingError(double n)
    {
        if (n < 15)
        {
            return SpecialFunctions.GammaLn(n + 1) - ((n + 0.5) * Math.Log(n)) + n - (0.5 * Math.Log(2 * Math.PI));
        }

        var square = n * n;
        return ((1.0 / 12) - (((1.0 / 360) - (((1.0 / 1260) - (((1.0 / 1680) - (1.0 / 1188 / square)) / square)) / square)) / square)) / n;
    }

    // x ln(x/m) + m − x for x, m > 0. Where |x − m| < (x + m)/10 by Loader's series in v = (x − m)/(x + m): there the formula itself would
    // subtract nearly equal numbers. The series ends, since its terms shrink by at least v² < 0.01.
    private static double Deviance(double x, double m)
    {
        var difference = x - m;
        if (Math.Abs(difference) >= 0.1 * (x + m))
        {
            return (x * Math.Log(x / m)) + m - x;
        }

        var v = difference / (x + m);
        var sum = difference * v;
        var power = 2 * x * v;
        for (var divisor = 3; ; divisor += 2)
        {
            power *= v * v;
            var next = sum + (power / divisor);
            if (next == sum)
            {
                return sum;
            }

            sum = next;
        }
    }

    // ln of a share. Where the share is over 0.9, from the rest to 1, by twenty terms of the series of ln(1 − x), whose error is below
    // 1e-22.
    private static double LogOf(double share, double rest) =>
        rest > 0.1 ? Math.Log(share) : -Enumerable.Range(1, 20).Reverse().Aggregate(0.0, (sum, k) => (sum + (1.0 / k)) * rest);
}
