namespace Survey.Analysis.Estimation.Numerics;

/// <summary>Quantiles of the distributions that intervals use, to the last few digits.</summary>
/// <remarks>
/// MathNet's inverse beta and t stop at about 1e-8 and its beta function at 140 terms, too few for large effective sample sizes.
/// Here the incomplete beta function is Lentz's continued fraction run to convergence (DLMF 8.17.22) behind Loader's accurate
/// first factor, and quantiles are found by Newton steps kept inside a bracket.
/// </remarks>
internal static class Quantiles
{
    /// <summary>The standard normal quantile.</summary>
    public static double Normal(double probability) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, probability);

    /// <summary>How many standard errors an interval reaches to either side: z, or t where the degrees of freedom are finite.</summary>
    /// <param name="level">How often such intervals cover the truth, such as 0.95.</param>
    /// <param name="degreesOfFreedom">Above 0; infinite for the normal distribution.</param>
    public static double CriticalValue(double level, double degreesOfFreedom = double.PositiveInfinity) =>
        double.IsPositiveInfinity(degreesOfFreedom) ? Normal((1 + level) / 2) : Student((1 + level) / 2, degreesOfFreedom);

    /// <summary>Student's t quantile for a probability of at least one half.</summary>
    public static double Student(double probability, double degreesOfFreedom)
    {
        var share = Beta((2 * probability) - 1, 0.5, degreesOfFreedom / 2);
        if (share < 0.5)
        {
            return Math.Sqrt(degreesOfFreedom * share / (1 - share));
        }

        var rest = Beta(2 * (1 - probability), degreesOfFreedom / 2, 0.5);
        return Math.Sqrt(degreesOfFreedom * (1 - rest) / rest);
    }

    /// <summary>The beta quantile; 0 where the first shape is 0, and 1 where the second is.</summary>
    public static double Beta(double probability, double first, double second)
    {
        if (first == 0)
        {
            return 0;
        }

        if (second == 0)
        {
            return 1;
        }

        var (low, high) = (0.0, 1.0);
        var x = first / (first + second);
        // Newton's method takes some ten steps, halving at most about a hundred down to the last bit near 0.
        for (var step = 0; step < 500; step++)
        {
            var excess = RegularizedBeta(x, first, second) - probability;
            (low, high) = excess > 0 ? (low, x) : (x, high);
            var next = x - (excess / BetaDensity(x, first, second));
            next = next > low && next < high ? next : low + ((high - low) / 2);
            if (Math.Abs(next - x) <= 1e-16 * x)
            {
                return next;
            }

            x = next;
        }

        return x;
    }

    /// <summary>The share of the beta distribution at or below x.</summary>
    public static double RegularizedBeta(double x, double first, double second)
    {
        if (x is 0 or 1)
        {
            return x;
        }

        return x <= (first + 1) / (first + second + 2) ? LowerTail(x, 1 - x, first, second) : 1 - LowerTail(1 - x, x, second, first);
    }

    private static double BetaDensity(double x, double first, double second) =>
        first * second / (first + second) * DiscreteProbability.Binomial(first, first + second, x, 1 - x) / (x * (1 - x));

    private static double LowerTail(double x, double rest, double first, double second) =>
        second / (first + second) * DiscreteProbability.Binomial(first, first + second, x, rest) * ContinuedFraction(x, first, second);

    private static double ContinuedFraction(double x, double first, double second)
    {
        // Lentz's method: a stand-in for 0 that can be divided by. Convergence takes about the square root of the shapes in steps.
        const double Tiny = 1e-300;
        var (numerator, denominator) = (1.0, 1 / AvoidZero(1 - ((first + second) * x / (first + 1))));
        var result = denominator;
        for (var m = 1; m < 1_000_000; m++)
        {
            var even = m * (second - m) * x / ((first + (2 * m) - 1) * (first + (2 * m)));
            Advance(even);
            var odd = -(first + m) * (first + second + m) * x / ((first + (2 * m)) * (first + (2 * m) + 1));
            if (Math.Abs(Advance(odd) - 1) < 3e-16)
            {
                break;
            }
        }

        return result;

        double Advance(double term)
        {
            denominator = 1 / AvoidZero(1 + (term * denominator));
            numerator = AvoidZero(1 + (term / numerator));
            result *= denominator * numerator;
            return denominator * numerator;
        }

        static double AvoidZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
    }
}
