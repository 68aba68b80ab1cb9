using Survey.Analysis.Estimation.Numerics;

namespace Survey.Analysis.Estimation.Regression;

/// <summary>P values by the residual degrees of freedom, above 0; infinite ones turn t into the normal and F into a chi-square.</summary>
internal static class ResidualPValue
{
    /// <summary>P(|T| ≥ |t|).</summary>
    public static double T(double t, double degreesOfFreedom) =>
        double.IsPositiveInfinity(degreesOfFreedom) ? TailProbability.TwoSidedNormal(t) : TailProbability.F(t * t, 1, degreesOfFreedom);

    /// <summary>P(F ≥ f).</summary>
    public static double F(double f, double numeratorDegrees, double denominatorDegrees) =>
        double.IsPositiveInfinity(denominatorDegrees)
            ? TailProbability.ChiSquare(numeratorDegrees * f, numeratorDegrees)
            : TailProbability.F(f, numeratorDegrees, denominatorDegrees);
}
