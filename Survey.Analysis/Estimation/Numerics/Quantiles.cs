namespace Survey.Analysis.Estimation.Numerics;

/// <summary>Quantiles of the distributions that intervals use, to the last few digits.</summary>
/// <remarks>
/// MathNet's inverse beta and t stop at about 1e-8 and its beta function at 140 terms, too few for large effective sample sizes.
/// Here the incomplete beta function is Lentz's continued fraction run to convergence (DLMF 8.17.22) behind Loader's accurate
/// first factor, and quantiles are found by Newton steps kept inside a bracket.
/// </remarks>
internal static class Quantiles
{
    /// <summary>The standard normal quantile; infinite at the probabilities 0 and 1.</summary>
    public static double Normal(double probability) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, probability);

    /// <summary>How many standard errors an interval reaches to either side: z, or t where the degrees of freedom are finite.</summary>
    /// <param name="level">The confidence level, above 0 and below 1, such as 0.95.</param>
    /// <param name="degreesOfFreedom">Above 0; infinite for the normal distribution.</param>
    public static double CriticalValue(double level, double degreesOfFreedom = double.PositiveInfinity) =>
        double.IsPositiveInfinity(degreesOfFreedom) ? Normal((1 + level) / 2) : Student((1 + level) / 2, degreesOfFreedom);

    /// <summary>Student's t quantile.</summary>
    /// <param name="probability">At least one half and below 1; lower quantiles follow by symmetry.</param>
    /// <param name="degreesOfFreedom">Above 0 and finite.</param>
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
    /// <param name="probability">From 0 to 1.</param>
    /// <param name="first">The first shape, 0 or more.</param>
    /// <param name="second">The second shape, 0 or more, not 0 together with the first.</param>
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
        // Newton's method takes some ten steps. Halving, where it leaves the bracket, takes one for each bit: 500 reach down to 1e-150.
        // It ends where a step no longer changes the last digit, a relative 1e-16.
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

    /// <summary>The beta distribution's probability at or below x, from 0 to 1; both shapes above 0.</summary>
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
        // Lentz's method divides by this in place of 0: near the smallest double, so that it changes no other number.
        const double Tiny = 1e-300;

        // A factor so near 1 changes no digit of the result any more. About the square root of the larger shape in steps is needed, so the
        // limit is that of shapes near 1e12, far above any number of respondents.
        const double Converged = 3e-16;
        const int MaximumSteps = 1_000_000;
        var (numerator, denominator) = (1.0, 1 / AvoidZero(1 - ((first + second) * x / (first + 1))));
        var result = denominator;
        for (var m = 1; m < MaximumSteps; m++)
        {
            var even = m * (second - m) * x / ((first + (2 * m) - 1) * (first + (2 * m)));
            Advance(even);
            var odd = -(first + m) * (first + second + m) * x / ((first + (2 * m)) * (first + (2 * m) + 1));
            if (Math.Abs(Advance(odd) - 1) < Converged)
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
