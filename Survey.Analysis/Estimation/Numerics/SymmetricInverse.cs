using MathNet.Numerics.LinearAlgebra;

namespace Survey.Analysis.Estimation.Numerics;

/// <summary>A generalised inverse of a symmetric matrix of cross products, so that linearly dependent columns are allowed.</summary>
internal static class SymmetricInverse
{
    // Relative to the largest eigenvalue once every column has length 1. An eigenvalue is a squared length: this takes columns as dependent
    // whose combination is shorter than a millionth, and is well above rounding, 1e-16 for each column.
    private const double SingularTolerance = 1e-12;

    /// <summary>The inverse, by eigenvalues: the Moore-Penrose inverse of the products of the columns at length 1, scaled back.</summary>
    /// <param name="products">X'X or X'QX with Q not negative, k × k; a row of zeros, of a column of zeros, is allowed.</param>
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
