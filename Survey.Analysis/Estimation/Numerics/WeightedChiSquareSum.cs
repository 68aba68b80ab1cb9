using MathNet.Numerics.RootFinding;

namespace Survey.Analysis.Estimation.Numerics;

/// <summary>The probability that a weighted sum of chi-squares exceeds a statistic whose scale was itself estimated: Σ λᵢ χ²₁ ≥ x · χ²_d/d.
/// </summary>
internal static class WeightedChiSquareSum
{
    /// <summary>The probability to an absolute error near 1e-12, by inverting the characteristic function.</summary>
    /// <remarks>
    /// Imhof (1961), Biometrika 48: P(Q ≥ 0) = ½ + 1/π ∫ sin θ(u)/(u ρ(u)) du with θ = ½ Σ h arctan(λu) and ρ = Π (1 + λ²u²)^(h/4),
    /// the term −x/d with d degrees of freedom among the λ. With u = eᵗ the integrand is analytic and falls off on both sides,
    /// so the trapezoidal rule converges faster than any power of its step.
    /// </remarks>
    /// <param name="statistic">x, 0 or more.</param>
    /// <param name="weights">λ; those that are not above 0 are left out, and one must be.</param>
    /// <param name="degreesOfFreedom">d, above 0 and finite; need not be whole.</param>
    public static double Exact(double statistic, IReadOnlyList<double> weights, double degreesOfFreedom)
    {
        var terms = Terms(statistic, weights, degreesOfFreedom, degreesOfFreedom);
        // Each halving of the step doubles the digits, so that two or three meet 1e-13; the limit of 1e-4 only bounds the work.
        var step = 0.1;
        var (sum, previous) = (IntegrateByTrapezoids(terms, step), double.NaN);
        while (!(Math.Abs(sum - previous) < 1e-13) && step > 1e-4)
        {
            step /= 2;
            (previous, sum) = (sum, IntegrateByTrapezoids(terms, step));
        }

        return Math.Clamp(0.5 + (sum / Math.PI), 0, 1);
    }

    /// <summary>The probability by the saddlepoint approximation, with the degrees of freedom cut to a whole number as R does.</summary>
    /// <remarks>Kuonen (1999), Biometrika 86, with Barndorff-Nielsen's r*; R's <c>pFsum</c>. Close to the mean, where r* is 0/0, the exact
    /// probability.</remarks>
    /// <param name="statistic">x, 0 or more.</param>
    /// <param name="weights">λ; those that are not above 0 are left out, and one must be.</param>
    /// <param name="degreesOfFreedom">d, 1 or more and finite.</param>
    public static double Saddlepoint(double statistic, IReadOnlyList<double> weights, double degreesOfFreedom)
    {
        // The slope has no root for a statistic of 0, which every sum exceeds.
        if (statistic == 0)
        {
            return 1;
        }

        var terms = Terms(statistic, weights, degreesOfFreedom, Math.Floor(degreesOfFreedom));
        var (lowest, highest) = (1 / (2 * terms.Min(term => term.Weight)), 1 / (2 * terms.Max(term => term.Weight)));
        // The slope has poles at both ends, so the root is sought a hundred-thousandth inside them; 1e-14 is the last digits of the point,
        // and the 500 steps are far more than the 50 that halving alone would need. Closer to 0 than 1e-4, r* would lose its digits.
        var point = Brent.FindRoot(Slope, 0.99999 * lowest, 0.99999 * highest, 1e-14 * highest, 500);
        if (Math.Abs(point) < 1e-4 * highest)
        {
            return Exact(statistic, weights, degreesOfFreedom);
        }

        var w = Math.Sign(point) * Math.Sqrt(-2 * Cumulant(point));
        var v = point * Math.Sqrt(Curvature(point));
        var z = w + (Math.Log(v / w) / w);
        return z > 0 ? TailProbability.TwoSidedNormal(z) / 2 : 1 - (TailProbability.TwoSidedNormal(z) / 2);

        double Cumulant(double s) => -terms.Sum(term => term.Count * Math.Log(1 - (2 * s * term.Weight))) / 2;
        double Slope(double s) => terms.Sum(term => term.Count * term.Weight / (1 - (2 * s * term.Weight)));
        double Curvature(double s) => 2 * terms.Sum(term => term.Count * Math.Pow(term.Weight / (1 - (2 * s * term.Weight)), 2));
    }

    private static (double Weight, double Count)[] Terms(double statistic, IReadOnlyList<double> weights, double divisor, double count) =>
        [.. weights.Where(weight => weight > 0).Select(weight => (weight, 1.0)), (-statistic / divisor, count)];

    private static double IntegrateByTrapezoids((double Weight, double Count)[] terms, double step)
    {
        var middle = -Math.Log(terms.Max(term => Math.Abs(term.Weight)));
        var sum = 0.0;
        // Above the middle until the integrand is a tenth of the last digit; below it falls as e^t, which is 4e-18 at −40. The middle is
        // where the largest weight starts to damp the integrand, λu = 1.
        for (var index = 0; Add(middle + (index * step)) > 1e-17; index++) { }

        for (var index = 1; index * step < 40; index++)
        {
            Add(middle - (index * step));
        }

        return sum * step;

        double Add(double t)
        {
            var u = Math.Exp(t);
            var angle = terms.Sum(term => term.Count * Math.Atan(term.Weight * u)) / 2;
            var size = Math.Exp(-terms.Sum(term => term.Count * Math.Log(1 + (term.Weight * term.Weight * u * u))) / 4);
            sum += Math.Sin(angle) * size;
            return size;
        }
    }
}
