using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Survey.Analysis.Estimation.Regression;

/// <summary>The columns of a model over the rows that take part, as X = QR: fitting is done on Q, whose columns are orthonormal.
/// Immutable.</summary>
internal sealed class ModelMatrix
{
    /// <summary>The name of the constant column, and of its term.</summary>
    public const string Intercept = "(Intercept)";

    // What is left of a column after those before it, as a share of its length; exact dependence leaves some 1e-15 of it, and a column that
    // agrees with others to nine of sixteen digits leaves too few for its coefficient.
    private const double DependenceTolerance = 1e-9;

    private ModelMatrix(IReadOnlyList<ModelColumn> columns, Matrix<double> values)
    {
        Columns = columns;
        Values = values;
        if (values.RowCount < columns.Count)
        {
            throw new ArgumentException(FormattableString.Invariant($"{columns.Count} coefficients need over {values.RowCount} rows."));
        }

        var qr = values.QR(QRMethod.Thin);
        RequireRank(qr.R);
        (OrthonormalColumns, UpperTriangle) = (qr.Q, qr.R);
    }

    /// <summary>Names and terms; their values are those of all rows.</summary>
    public IReadOnlyList<ModelColumn> Columns { get; }

    /// <summary>X: rows that take part by columns.</summary>
    public Matrix<double> Values { get; }

    /// <summary>Q, of the shape of X.</summary>
    public Matrix<double> OrthonormalColumns { get; }

    /// <summary>R, upper triangular.</summary>
    public Matrix<double> UpperTriangle { get; }

    /// <summary>The intercept and the predictors' columns over the rows given.</summary>
    /// <param name="predictors">The terms.</param>
    /// <param name="rows">The rows that take part, in which every predictor is known.</param>
    /// <exception cref="ArgumentException">A level has no row, a column is a combination of those before it, or there are fewer rows than
    /// columns.</exception>
    public static ModelMatrix Of(IReadOnlyList<Predictor> predictors, ReadOnlySpan<int> rows)
    {
        RequireLevels(predictors, rows);
        List<ModelColumn> columns = [.. predictors.SelectMany(predictor => predictor.Columns)];
        var values = Matrix<double>.Build.Dense(rows.Length, columns.Count + 1, 1);
        for (var column = 0; column < columns.Count; column++)
        {
            for (var index = 0; index < rows.Length; index++)
            {
                values[index, column + 1] = columns[column].Values.Span[rows[index]];
            }
        }

        return new ModelMatrix([new ModelColumn(Intercept, Intercept, default), .. columns], values);
    }

    /// <summary>The same rows without some of the columns.</summary>
    /// <exception cref="ArgumentException">No column is left.</exception>
    public ModelMatrix Without(int[] positions)
    {
        int[] kept = [.. Enumerable.Range(0, Columns.Count).Except(positions)];
        return kept.Length > 0
            ? new ModelMatrix(
                [.. kept.Select(column => Columns[column])],
                Matrix<double>.Build.DenseOfColumnVectors(kept.Select(Values.Column))
            )
            : throw new ArgumentException("The model would have no coefficient left.");
    }

    private static void RequireLevels(IReadOnlyList<Predictor> predictors, ReadOnlySpan<int> rows)
    {
        foreach (var factor in predictors.Select(predictor => predictor.Factor).OfType<Factor>())
        {
            var seen = new bool[factor.Levels.Count];
            foreach (var row in rows)
            {
                seen[factor.Codes.Span[row]] = true;
            }

            if (Array.IndexOf(seen, false) is >= 0 and var missing)
            {
                throw new ArgumentException($"No row has {factor.NameOf(missing)}, so it has no effect to estimate: leave the level out.");
            }
        }
    }

    private void RequireRank(Matrix<double> triangle)
    {
        for (var column = 0; column < Columns.Count; column++)
        {
            if (!(Math.Abs(triangle[column, column]) > DependenceTolerance * Values.Column(column).L2Norm()))
            {
                throw new ArgumentException(DescribeDependence(column));
            }
        }
    }

    private string DescribeDependence(int column)
    {
        var (values, name) = (Values.Column(column), Columns[column].Name);
        return values.Minimum() == values.Maximum()
            ? FormattableString.Invariant($"'{name}' is {values[0]} in every row, so it has no effect to estimate: leave it out.")
            : $"'{name}' is a combination of the columns before it "
                + $"({string.Join(", ", Columns.Take(column).Select(before => before.Name))}): leave it out.";
    }
}
