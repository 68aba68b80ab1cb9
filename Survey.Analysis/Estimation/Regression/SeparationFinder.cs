using MathNet.Numerics.LinearAlgebra;
using Survey.Analysis.Estimation.Numerics;

namespace Survey.Analysis.Estimation.Regression;

/// <summary>Finds the rows that are separated perfectly, and the directions in which the parameters diverge.</summary>
/// <remarks>
/// <para>
/// With z_i the direction that raises row i's likelihood, a maximum exists exactly if no direction d has z_i·d ≥ 0 for all i and
/// z_i·d > 0 for some. Instead of the linear programme of Konis (2007, Computational algorithms for detecting data separation), the
/// shortest vector r = Σ (1 + λ_i) z_i over λ ≥ 0 is sought: it is 0 exactly if there is no such direction (Stiemke 1915, Mathematische
/// Annalen 76), and otherwise r is one itself, since at the minimum z_i·r ≥ 0 for all i and Σ z_i·r = r·r.
/// </para>
/// <para>
/// Rows with z_i·r > 0 are set aside and the search goes on among the rest, until all rows that any direction separates are found. The
/// rest leaves some directions undetermined; a coefficient that moves along one of them has no finite estimate.
/// </para>
/// </remarks>
internal static class SeparationFinder
{
    // Of directions scaled to length 1: a smaller product is rounding of the least-squares problem.
    private const double Tolerance = 1e-9;

    // Of an eigenvalue for each row. Products within the tolerance above have squares up to 1e-18, and eigenvalues round at some 1e-16 for
    // each row; a direction that the rows determine has an eigenvalue well above either.
    private const double UndeterminedTolerance = 1e-10;

    /// <summary>Whether each direction is separated, and a basis (in columns) of the directions that the others leave undetermined; null
    /// where none is separated.</summary>
    /// <param name="scoreDirections">One z in each row of the matrix, rows by parameters; a row of zeros is ignored.</param>
    public static (bool[] Separated, Matrix<double>? Directions) Find(Matrix<double> scoreDirections)
    {
        var separated = new bool[scoreDirections.RowCount];
        var scaled = scoreDirections.NormalizeRows(2);
        List<int> active = [.. Enumerable.Range(0, scoreDirections.RowCount).Where(row => scoreDirections.Row(row).L2Norm() > 0)];
        while (active.Count > 0)
        {
            var rest = Matrix<double>.Build.DenseOfRowVectors(active.Select(scaled.Row));
            // The sum of the directions, which the search starts from, has rounding that grows with their number: a tenth of the tolerance
            // for each is generous.
            var tolerance = Tolerance * (1 + (0.1 * active.Count));
            var direction = NonNegativeLeastSquares.Residual(rest, -rest.ColumnSums(), tolerance);
            if (direction.L2Norm() <= tolerance)
            {
                break;
            }

            var gains = rest * direction.Normalize(2);
            var separatedNow = active.Where((_, index) => gains[index] > Tolerance).ToHashSet();
            foreach (var row in separatedNow)
            {
                separated[row] = true;
            }

            active.RemoveAll(separatedNow.Contains);
        }

        return (separated, Array.IndexOf(separated, true) < 0 ? null : UndeterminedDirections(scaled, active));
    }

    private static Matrix<double> UndeterminedDirections(Matrix<double> scoreDirections, List<int> rows)
    {
        var moments = Matrix<double>.Build.Dense(scoreDirections.ColumnCount, scoreDirections.ColumnCount);
        foreach (var row in rows.Select(scoreDirections.Row))
        {
            moments += row.OuterProduct(row);
        }

        var decomposition = moments.Evd(Symmetricity.Symmetric);
        var free = Enumerable
            .Range(0, scoreDirections.ColumnCount)
            .Where(index => decomposition.EigenValues[index].Real <= UndeterminedTolerance * Math.Max(rows.Count, 1));
        return Matrix<double>.Build.DenseOfColumnVectors(free.Select(decomposition.EigenVectors.Column));
    }
}
