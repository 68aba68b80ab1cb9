using MathNet.Numerics.LinearAlgebra;
using Survey.Analysis.Estimation.Numerics;

namespace Survey.Analysis.Estimation.Regression;

/// <summary>Which rows can be told without a mistake, and in which directions the parameters would run away.</summary>
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
    private const double Nothing = 1e-9;

    /// <summary>Whether each rise is separated, and a basis (columns) of the directions that the others leave undetermined.</summary>
    /// <param name="rises">One z for each row of the matrix; a row of zeros says nothing.</param>
    public static (bool[] Separated, Matrix<double>? Directions) Find(Matrix<double> rises)
    {
        var separated = new bool[rises.RowCount];
        var scaled = rises.NormalizeRows(2);
        List<int> active = [.. Enumerable.Range(0, rises.RowCount).Where(row => rises.Row(row).L2Norm() > 0)];
        while (active.Count > 0)
        {
            var rest = Matrix<double>.Build.DenseOfRowVectors(active.Select(scaled.Row));
            var near = Nothing * (1 + (0.1 * active.Count));
            var direction = NonNegativeLeastSquares.Residual(rest, -rest.ColumnSums(), near);
            if (direction.L2Norm() <= near)
            {
                break;
            }

            var gains = rest * direction.Normalize(2);
            var told = active.Where((_, index) => gains[index] > Nothing).ToHashSet();
            foreach (var row in told)
            {
                separated[row] = true;
            }

            active.RemoveAll(told.Contains);
        }

        return (separated, Array.IndexOf(separated, true) < 0 ? null : Undetermined(scaled, active));
    }

    private static Matrix<double> Undetermined(Matrix<double> rises, List<int> rows)
    {
        var moments = Matrix<double>.Build.Dense(rises.ColumnCount, rises.ColumnCount);
        foreach (var row in rows.Select(rises.Row))
        {
            moments += row.OuterProduct(row);
        }

        var decomposition = moments.Evd(Symmetricity.Symmetric);
        var free = Enumerable.Range(0, rises.ColumnCount)
            .Where(index => decomposition.EigenValues[index].Real <= 1e-10 * Math.Max(rows.Count, 1));
        return Matrix<double>.Build.DenseOfColumnVectors(free.Select(decomposition.EigenVectors.Column));
    }
}
