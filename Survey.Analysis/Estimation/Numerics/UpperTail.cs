using MathNet.Numerics;

namespace Survey.Analysis.Estimation.Numerics;

/// <summary>How likely a value at least so large is, with a small relative error far out in the tail, where p values live.</summary>
internal static class UpperTail
{
    /// <summary>P(χ² ≥ x).</summary>
    public static double ChiSquare(double x, double degreesOfFreedom) =>
        x <= 0 ? 1 : double.IsPositiveInfinity(x) ? 0 : SpecialFunctions.GammaUpperRegularized(degreesOfFreedom / 2, x / 2);

    /// <summary>P(F ≥ x).</summary>
    public static double F(double x, double first, double second)
    {
        if (x <= 0)
        {
            return 1;
        }

        // Of the two complementary arguments, the smaller is computed directly, so that neither loses digits.
        var scaled = first * x;
        return scaled > second
            ? Quantiles.RegularizedBeta(second / (second + scaled), second / 2, first / 2)
            : 1 - Quantiles.RegularizedBeta(scaled / (second + scaled), first / 2, second / 2);
    }

    /// <summary>P(|Z| ≥ |z|), both tails of the standard normal.</summary>
    public static double TwoSidedNormal(double z) => SpecialFunctions.Erfc(Math.Abs(z) / Constants.Sqrt2);
}
