using MathNet.Numerics.LinearAlgebra;

namespace Survey.Analysis.Estimation.Numerics;

/// <summary>The Moore-Penrose inverse of a symmetric matrix of cross products, so that columns which say the same twice do no
/// harm.</summary>
internal static class SymmetricInverse
{
    // Relative to the largest eigenvalue once every column has length 1.
    private const double SingularTolerance = 1e-12;

    public static Matrix<double> Of(Matrix<double> products)
    {
        var lengths = products.Diagonal().Map(value => value > 0 ? Math.Sqrt(value) : 1);
        var scaled = products.MapIndexed((row, column, value) => value / (lengths[row] * lengths[column]));
        var parts = scaled.Evd(Symmetricity.Symmetric);
        var values = parts.EigenValues.Map(value => value.Real);
        var largest = values.AbsoluteMaximum();
        var inverse = values.Map(value => value > SingularTolerance * largest ? 1 / value : 0);
        var product = parts.EigenVectors * Matrix<double>.Build.DiagonalOfDiagonalVector(inverse) * parts.EigenVectors.Transpose();
        return product.MapIndexed((row, column, value) => value / (lengths[row] * lengths[column]));
    }
}
