using MathNet.Numerics.LinearAlgebra;

namespace Survey.Analysis.Estimation.Numerics;

/// <summary>b'V⁻¹b, Wald's statistic: how far estimates b with the covariance V lie from 0.</summary>
/// <param name="Value">The statistic.</param>
/// <param name="Rank">How many independent combinations of the estimates vary; fewer than there are where V is singular.</param>
/// <remarks>
/// Σ (e'b)²/λ over the eigenvalues λ of V and their eigenvectors e; combinations that do not vary are left out, as by the Moore-Penrose
/// inverse.
/// </remarks>
internal readonly record struct QuadraticForm(double Value, int Rank)
{
    /// <summary>The statistic of estimates and their covariance.</summary>
    /// <param name="estimates">b, of k elements.</param>
    /// <param name="covariance">V, symmetric, k × k.</param>
    /// <param name="tolerance">Eigenvalues up to this share of the largest are rounding, and count as 0.</param>
    public static QuadraticForm Of(Vector<double> estimates, Matrix<double> covariance, double tolerance)
    {
        var decomposition = covariance.Evd(Symmetricity.Symmetric);
        var values = decomposition.EigenValues.Real();
        var rotated = decomposition.EigenVectors.Transpose() * estimates;
        var threshold = tolerance * values.AbsoluteMaximum();
        int[] kept = [.. Enumerable.Range(0, values.Count).Where(index => values[index] > threshold)];
        return new QuadraticForm(kept.Sum(index => rotated[index] * rotated[index] / values[index]), kept.Length);
    }
}
