namespace Survey.Analysis.Estimation.Numerics;

/// <summary>The rank of a set of columns: how many are not linear combinations of those before them.</summary>
internal static class ColumnRank
{
    // As R's degf of a replicate design has it (tol = 1e-5): a column is a combination of those before it once what is left of it is this
    // small a part of its length.
    private const double Tolerance = 1e-5;

    /// <summary>The rank, by Gram and Schmidt's orthogonalisation from first to last.</summary>
    /// <param name="columns">Columns of one length; columns of zeros, or of no rows, add nothing.</param>
    public static int Of(IEnumerable<double[]> columns)
    {
        var directions = new List<double[]>();
        foreach (var column in columns)
        {
            var residual = column.ToArray();
            var length = Length(residual);

            // Twice, since a single pass leaves rounding in the directions of nearly parallel columns.
            foreach (var direction in directions.Concat(directions))
            {
                var projection = Dot(residual, direction);
                for (var row = 0; row < residual.Length; row++)
                {
                    residual[row] -= projection * direction[row];
                }
            }

            var remaining = Length(residual);
            if (remaining > Tolerance * length)
            {
                directions.Add([.. residual.Select(value => value / remaining)]);
            }
        }

        return directions.Count;
    }

    private static double Length(double[] column) => Math.Sqrt(Dot(column, column));

    private static double Dot(double[] first, double[] second)
    {
        var sum = 0.0;
        for (var row = 0; row < first.Length; row++)
        {
            sum += first[row] * second[row];
        }

        return sum;
    }
}
