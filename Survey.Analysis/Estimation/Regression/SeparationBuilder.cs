using MathNet.Numerics.LinearAlgebra;

namespace Survey.Analysis.Estimation.Regression;

/// <summary>Names the separated rows, and the coefficients and levels along which the parameters diverge.</summary>
internal static class SeparationBuilder
{
    // Directions come from eigenvectors, exact to some 1e-9 of their length: a coefficient that moves less than this does not diverge.
    private const double Tolerance = 1e-7;

    /// <summary>The separation, or null where there is none.</summary>
    /// <param name="data">The rows, terms and levels to name.</param>
    /// <param name="outcome">The outcome of each row that takes part.</param>
    /// <param name="scoreDirections">The directions that raise the likelihood, in its coordinates: equally many rows, one or two, for each
    /// row that takes part.</param>
    /// <param name="transform">From the likelihood's coordinates to the coefficients.</param>
    /// <param name="columns">The coefficients' names and terms.</param>
    public static Separation? Find(
        RegressionData data,
        double[] outcome,
        Matrix<double> scoreDirections,
        Matrix<double> transform,
        IReadOnlyList<ModelColumn> columns
    )
    {
        var (separated, directions) = SeparationFinder.Find(scoreDirections);
        if (directions is null)
        {
            return null;
        }

        var perRow = scoreDirections.RowCount / data.Rows.Length;
        List<ModelColumn> diverging = [.. DivergingColumns(transform * directions, data.Matrix, columns)];
        string[] terms = [.. diverging.Select(column => column.Term).Distinct()];
        return new Separation
        {
            IsComplete = Enumerable
                .Range(0, scoreDirections.RowCount)
                .All(direction => separated[direction] || scoreDirections.Row(direction).L2Norm() == 0),
            Terms = terms,
            Coefficients = [.. diverging.Select(column => column.Name)],
            UniformLevels = [.. UniformLevels(data, outcome, terms)],
            SeparatedRows =
            [
                .. data.Rows.Where((_, index) => Enumerable.Range(index * perRow, perRow).Any(direction => separated[direction])),
            ],
        };
    }

    // Coefficients are compared by what they add to a row, so that a column's unit does not matter; a constant adds itself.
    private static IEnumerable<ModelColumn> DivergingColumns(
        Matrix<double> directions,
        ModelMatrix matrix,
        IReadOnlyList<ModelColumn> columns
    )
    {
        var sizes = matrix
            .Columns.Index()
            .ToDictionary(
                column => column.Item.Name,
                column => matrix.Values.Column(column.Index).L2Norm() / Math.Sqrt(matrix.Values.RowCount)
            );
        double[] lengths = [.. columns.Select((column, index) => directions.Row(index).L2Norm() * sizes.GetValueOrDefault(column.Name, 1))];
        var longest = lengths.Max();
        return columns.Where((_, index) => lengths[index] > Tolerance * longest);
    }

    private static IEnumerable<string> UniformLevels(RegressionData data, double[] outcome, string[] terms) =>
        from factor in data.Predictors.Select(predictor => predictor.Factor).OfType<Factor>()
        where terms.Contains(factor.Name)
        from level in data.Rows.Index().GroupBy(row => factor.Codes.Span[row.Item], row => outcome[row.Index])
        where level.Distinct().Count() == 1
        orderby level.Key
        select factor.NameOf(level.Key);
}
