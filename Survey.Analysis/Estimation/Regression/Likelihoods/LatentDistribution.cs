using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Survey.Analysis.Estimation.Regression.Likelihoods;

/// <summary>The symmetric distribution of the latent scale that an ordered answer cuts into categories; ±∞ are its ends.
/// Immutable.</summary>
/// <param name="link">Logistic or normal.</param>
internal sealed class LatentDistribution(OrdinalLink link)
{
    /// <summary>The quantile of a share; infinite at 0 and 1.</summary>
    public double Quantile(double share) => link == OrdinalLink.Logit ? Math.Log(share / (1 - share)) : Normal.InvCDF(0, 1, share);

    /// <summary>The probability of lying between two points, exact also far out in either tail; negative where lower is above
    /// upper.</summary>
    public double ProbabilityBetween(double lower, double upper) =>
        lower > 0
            ? CumulativeProbability(-lower) - CumulativeProbability(-upper)
            : CumulativeProbability(upper) - CumulativeProbability(lower);

    /// <summary>The density, 0 at the ends.</summary>
    public double Density(double at) =>
        link == OrdinalLink.Logit
            ? CumulativeProbability(at) * CumulativeProbability(-at)
            : Math.Exp(-0.5 * at * at) / Math.Sqrt(2 * Math.PI);

    /// <summary>The derivative of the density, 0 at the ends.</summary>
    public double DensitySlope(double at) => double.IsInfinity(at) ? 0 : Density(at) * LogDensitySlope(at);

    private double LogDensitySlope(double at) =>
        link == OrdinalLink.Logit ? CumulativeProbability(-at) - CumulativeProbability(at) : -at;

    private double CumulativeProbability(double at) =>
        link == OrdinalLink.Logit ? SpecialFunctions.Logistic(at) : 0.5 * SpecialFunctions.Erfc(-at / Math.Sqrt(2));
}
