using MathNet.Numerics.LinearAlgebra;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Numerics;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Comparisons;

/// <summary>Tests whether the rows and the columns of a crosstab are independent, under the design.</summary>
/// <remarks>
/// <para>
/// Pearson's X² = n Σ (p_ij − p_i p_j)²/(p_i p_j) on the weighted shares. With V the design's covariance of the shares, V₀ that of a
/// simple random sample and C all contrasts of rows times contrasts of columns, X² behaves as Σ δ χ²₁ over the eigenvalues δ of
/// (C'D⁻¹V₀D⁻¹C)⁻¹ C'D⁻¹VD⁻¹C, D = diag(p). Rao and Scott (1984), Annals of Statistics 12; Thomas and Rao (1987).
/// </para>
/// <para>
/// F: X²/Σδ on d = (Σδ)²/Σδ² and d·ν degrees of freedom, ν those of the design. Chi-square: X² over the mean δ. Wald: the deviations
/// N_ij − N_i N_j/N without the first row and column, linearised as the totals of (1_i − p_i)(1_j − p_j) with the margins fixed;
/// adjusted for ν. R's <c>svychisq</c>.
/// </para>
/// </remarks>
public static class AssociationTest
{
    /// <summary>One of the six tests under a design.</summary>
    /// <param name="table">The crosstab.</param>
    /// <param name="method">One of the first six of <see cref="TestMethod"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The method is not a test of a crosstab under a design.</exception>
    /// <exception cref="ComparisonException">Everyone answered, no degree of freedom is left, too many cells are empty, or the answers do
    /// not vary under the design.</exception>
    public static TestResult Of(Crosstab table, TestMethod method)
    {
        ArgumentNullException.ThrowIfNull(table);
        var degrees = TestPreconditions.RequireDegreesOfFreedom(table.Shares.Estimates[0]);
        return method switch
        {
            TestMethod.RaoScottF or TestMethod.RaoScottChiSquare or TestMethod.LinearCombination or TestMethod.Saddlepoint => RaoScott(
                Pearson(table),
                DesignEffects(table),
                degrees,
                method
            ),
            TestMethod.Wald or TestMethod.AdjustedWald => Wald(table, degrees, method),
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "This is no test of a crosstab under a design."),
        };
    }

    /// <summary>The generalised design effects δ of the table's contrasts, largest first, (r − 1)(c − 1) of them, 0 or more: the weights of
    /// the chi-squares whose sum Pearson's statistic is.</summary>
    /// <exception cref="ComparisonException">So many cells are empty that some contrast has no respondent.</exception>
    public static IReadOnlyList<double> DesignEffects(Crosstab table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var shares = table.Shares.Estimates;
        var contrasts = Contrasts(table.Rows.Names.Count).KroneckerProduct(Contrasts(table.Columns.Names.Count));
        var inverse = Matrix<double>.Build.DenseOfDiagonalArray([.. shares.Select(share => share.Value == 0 ? 0 : 1 / share.Value)]);
        var covariance = Matrix<double>.Build.Dense(shares.Count, shares.Count, table.Shares.Covariance);
        var simpleRandomMatrix = contrasts.TransposeThisAndMultiply(inverse * contrasts) / shares[0].Count;
        var designMatrix = contrasts.TransposeThisAndMultiply(inverse * covariance * inverse * contrasts);
        var parts = simpleRandomMatrix.Evd(Symmetricity.Symmetric);
        var lengths = parts.EigenValues.Real();
        // Empty cells make the matrix singular: its smallest eigenvalue is then rounding, some 1e-16 of the largest.
        if (lengths.Minimum() < 1e-10 * lengths.Maximum())
        {
            throw new ComparisonException(
                "So many cells of the table are empty that some contrast of rows and columns has no respondent: merge categories."
            );
        }

        var whiten = parts.EigenVectors * Matrix<double>.Build.DenseOfDiagonalVector(lengths.Map(length => 1 / Math.Sqrt(length)));
        var effects = whiten.TransposeThisAndMultiply(designMatrix * whiten).Evd(Symmetricity.Symmetric).EigenValues.Real();
        return [.. effects.Select(effect => Math.Max(effect, 0)).OrderDescending()];
    }

    private static TestResult RaoScott(double pearson, IReadOnlyList<double> effects, int degrees, TestMethod method)
    {
        var sum = effects.Sum();
        TestPreconditions.RequirePositiveVariance(sum);
        var effectiveDegrees = sum * sum / effects.Sum(effect => effect * effect);
        return method switch
        {
            TestMethod.RaoScottF => TestResult.OfF(method, pearson / sum, effectiveDegrees, effectiveDegrees * degrees),
            TestMethod.RaoScottChiSquare => TestResult.OfChiSquare(method, pearson / sum * effects.Count, effects.Count) with
            {
                Statistic = pearson,
            },
            TestMethod.Saddlepoint => ResultOf(WeightedChiSquareSum.Saddlepoint(pearson, effects, effectiveDegrees * degrees)),
            _ => ResultOf(WeightedChiSquareSum.Exact(pearson, effects, effectiveDegrees * degrees)),
        };

        TestResult ResultOf(double pValue) =>
            new()
            {
                Method = method,
                Statistic = pearson,
                DegreesOfFreedom = effectiveDegrees,
                DenominatorDegreesOfFreedom = effectiveDegrees * degrees,
                PValue = pValue,
            };
    }

    private static double Pearson(Crosstab table)
    {
        var shares = table.Shares.Estimates;
        var expected = Expected(table, [.. shares.Select(share => share.Value)]);
        return shares[0].Count * shares.Zip(expected, (share, other) => Math.Pow(share.Value - other, 2) / other).Sum();
    }

    private static double[] Expected(Crosstab table, double[] cells)
    {
        var (rows, columns) = Margins(table, cells);
        var all = rows.Sum();
        return [.. table.Cells.Select(cell => rows[cell.Row] * columns[cell.Column] / all)];
    }

    private static (double[] Rows, double[] Columns) Margins(Crosstab table, double[] cells)
    {
        var (rows, columns) = (new double[table.Rows.Names.Count], new double[table.Columns.Names.Count]);
        foreach (var cell in table.Cells)
        {
            rows[cell.Row] += cells[table.PositionOf(cell.Row, cell.Column)];
            columns[cell.Column] += cells[table.PositionOf(cell.Row, cell.Column)];
        }

        return (rows, columns);
    }

    private static TestResult Wald(Crosstab table, int degrees, TestMethod method)
    {
        var deviations = DeviationsFromIndependence(table);
        var statistic = TestPreconditions.WaldStatistic(deviations);
        var count = deviations.Estimates.Count;
        var residualDegrees = degrees - count + 1;
        if (method == TestMethod.Wald)
        {
            return TestResult.OfF(method, statistic / count, count, degrees);
        }

        return residualDegrees > 0
            ? TestResult.OfF(method, statistic / count * residualDegrees / degrees, count, residualDegrees)
            : throw new ComparisonException(
                FormattableString.Invariant(
                    $"The design has {degrees} degrees of freedom, too few for an adjusted Wald test of {count} contrasts."
                )
            );
    }

    private static JointEstimate DeviationsFromIndependence(Crosstab table)
    {
        var (rows, columns) = Margins(table, [.. table.Shares.Estimates.Select(share => share.Value)]);
        return TotalEstimator.EstimateJointly(
            table.Design,
            [.. table.Cells.Where(cell => cell.Row > 0 && cell.Column > 0).Select(DeviationOf)]
        );

        Observations DeviationOf(CrosstabCell cell)
        {
            var products = new double[table.Design.RowCount];
            for (var respondent = 0; respondent < products.Length; respondent++)
            {
                var isInRow = table.Rows.CodeOfRow.Span[respondent] == cell.Row ? 1 : 0;
                var isInColumn = table.Columns.CodeOfRow.Span[respondent] == cell.Column ? 1 : 0;
                products[respondent] = (isInRow - rows[cell.Row]) * (isInColumn - columns[cell.Column]);
            }

            return new Observations(products, table.Base);
        }
    }

    // Helmert's contrasts: column k compares category k + 1 with all before it.
    private static Matrix<double> Contrasts(int count) =>
        Matrix<double>.Build.Dense(count, count - 1, (row, column) =>
            (row - column) switch
            {
                <= 0 => 1,
                1 => -(column + 1),
                _ => 0,
            }
        );
}
