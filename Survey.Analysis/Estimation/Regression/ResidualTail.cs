using Survey.Analysis.Estimation.Numerics;

namespace Survey.Analysis.Estimation.Regression;

/// <summary>P values by the residual degrees of freedom; infinite ones turn t into the normal and F into a chi-square.</summary>
internal static class ResidualTail
{
    /// <summary>P(|T| ≥ |t|).</summary>
    public static double Student(double t, double degreesOfFreedom) =>
        double.IsPositiveInfinity(degreesOfFreedom) ? UpperTail.TwoSidedNormal(t) : UpperTail.F(t * t, 1, degreesOfFreedom);

    /// <summary>P(F ≥ f).</summary>
    public static double Fisher(double f, double above, double below) =>
        double.IsPositiveInfinity(below) ? UpperTail.ChiSquare(above * f, above) : UpperTail.F(f, above, below);
}
