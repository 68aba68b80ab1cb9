namespace Survey.Analysis.Estimation.Numerics;

/// <summary>How many of several columns say something that those before them do not.</summary>
internal static class ColumnRank
{
    // R's qr: a column adds nothing once what is left of it is this small a part of its length.
    private const double Tolerance = 1e-5;

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
