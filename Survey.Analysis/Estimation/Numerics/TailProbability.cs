using MathNet.Numerics;

namespace Survey.Analysis.Estimation.Numerics;

/// <summary>Upper tail probabilities, with a small relative error far out in the tail.</summary>
internal static class TailProbability
{
    /// <summary>P(χ² ≥ x) for degrees of freedom above 0; x may be infinite.</summary>
    public static double ChiSquare(double x, double degreesOfFreedom) =>
        x switch
        {
            <= 0 => 1,
            double.PositiveInfinity => 0,
            _ => SpecialFunctions.GammaUpperRegularized(degreesOfFreedom / 2, x / 2),
        };

    /// <summary>P(F ≥ x) for degrees of freedom above 0 of numerator and denominator, both finite; x may be infinite.</summary>
    public static double F(double x, double first, double second) =>
        x <= 0 ? 1 : Quantiles.RegularizedBeta(second / (second + (first * x)), second / 2, first / 2);

    /// <summary>P(|Z| ≥ |z|), both tails of the standard normal.</summary>
    public static double TwoSidedNormal(double z) => SpecialFunctions.Erfc(Math.Abs(z) / Constants.Sqrt2);
}
