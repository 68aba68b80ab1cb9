using Survey.Analysis.Estimation.TableSuppression;

namespace Survey.Tests.Analysis.Estimation.TableSuppression;

/// <summary>A reader with a textbook simplex (all cells as variables, both directions split, one dense table), which shares nothing with
/// the code under test.</summary>
internal static class ReferenceSuppressionAuditor
{
    private const double Tolerance = 1e-9;

    /// <summary>The lowest and highest value of a cell that agree with everything that is shown, and with the knower's cell.</summary>
    public static (double Lower, double Upper) RangeOf(
        LinkedTables tables,
        IReadOnlyList<bool> isSuppressed,
        int cell,
        int contributor = -1
    )
    {
        var unknown = Enumerable
            .Range(0, tables.Cells.Length)
            .Where(each => each != contributor && (isSuppressed[each] || tables.Cells[each].Visibility == CellVisibility.NeverPublished))
            .ToList();
        var value = tables.Cells[cell].Value;
        return unknown.Contains(cell)
            ? (value - MaximumShift(tables, unknown, cell, -1), value + MaximumShift(tables, unknown, cell, 1))
            : (value, value);
    }

    /// <summary>Maximises the move of one cell: variables are moves up and moves down, rows are sums (both ways) and room.</summary>
    private static double MaximumShift(LinkedTables tables, List<int> unknown, int cell, int direction)
    {
        var place = unknown.Index().ToDictionary(each => each.Item, each => each.Index);
        var rows = new List<(double[] Coefficients, double Limit)>();
        foreach (var relation in tables.Relations)
        {
            var sum = new double[2 * unknown.Count];
            foreach (
                var (member, sign) in relation
                    .Parts.Select(part => (part, 1))
                    .Append((relation.Total, -1))
                    .Where(each => place.ContainsKey(each.Item1))
            )
            {
                sum[2 * place[member]] += sign;
                sum[(2 * place[member]) + 1] -= sign;
            }

            rows.Add((sum, 0));
            rows.Add(([.. sum.Select(each => -each)], 0));
        }

        foreach (var (member, index) in place)
        {
            var (up, down) = (new double[2 * unknown.Count], new double[2 * unknown.Count]);
            (up[2 * index], up[(2 * index) + 1], down[2 * index], down[(2 * index) + 1]) = (1, -1, -1, 1);
            rows.Add((down, tables.Cells[member].Value - tables.Cells[member].Lower));
            rows.Add((up, Math.Min(1e6, tables.Cells[member].Upper - tables.Cells[member].Value)));
        }

        var goal = new double[2 * unknown.Count];
        (goal[2 * place[cell]], goal[(2 * place[cell]) + 1]) = (direction, -direction);
        return Maximum(rows, goal);
    }

    private static double Maximum(List<(double[] Coefficients, double Limit)> rows, double[] goal)
    {
        var (height, width) = (rows.Count, goal.Length + rows.Count + 1);
        var table = new double[height + 1, width];
        var basis = Enumerable.Range(goal.Length, height).ToArray();
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < goal.Length; column++)
            {
                table[row, column] = rows[row].Coefficients[column];
            }

            (table[row, goal.Length + row], table[row, width - 1]) = (1, rows[row].Limit);
        }

        for (var column = 0; column < goal.Length; column++)
        {
            table[height, column] = -goal[column];
        }

        while (Enumerable.Range(0, width - 1).FirstOrDefault(column => table[height, column] < -Tolerance, -1) is >= 0 and var entering)
        {
            var leaving = Enumerable
                .Range(0, height)
                .Where(row => table[row, entering] > Tolerance)
                .MinBy(row => (table[row, width - 1] / table[row, entering], basis[row]));
            Pivot(table, leaving, entering);
            basis[leaving] = entering;
        }

        return table[height, width - 1];
    }

    private static void Pivot(double[,] table, int row, int column)
    {
        var scale = table[row, column];
        for (var each = 0; each < table.GetLength(1); each++)
        {
            table[row, each] /= scale;
        }

        for (var other = 0; other < table.GetLength(0); other++)
        {
            var factor = table[other, column];
            for (var each = 0; other != row && factor != 0 && each < table.GetLength(1); each++)
            {
                table[other, each] -= factor * table[row, each];
            }
        }
    }
}
