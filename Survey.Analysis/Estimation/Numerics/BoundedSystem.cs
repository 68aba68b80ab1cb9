namespace Survey.Analysis.Estimation.Numerics;

/// <summary>How far the variables of a system of linear equations can be moved from a known solution while each stays within its
/// bounds.</summary>
/// <remarks>
/// Written in deviations y from the known solution the system is A y = 0 with lowest ≤ y ≤ highest, so y = 0 always solves it and no
/// first phase is needed. The largest deviation of a variable is a linear program, solved by the primal simplex method for bounded
/// variables (Dantzig 1963, Linear Programming and Extensions, chapter 18) with Bland's rule (1977, Mathematics of Operations Research
/// 2), which cannot cycle. Every variable is fixed (lowest = highest = 0) until it is freed. No randomness: the same calls in the same
/// order give the same numbers. Mutable: not for use by several threads at once.
/// </remarks>
public sealed class BoundedSystem
{
    // Variables are counts, which move by whole units as a rule, and coefficients start as −1, 0 and 1: a billionth of either is rounding
    // of the pivots.
    private const double Tolerance = 1e-9;

    // What a subtraction of such coefficients leaves below this is rounding of 0. Well below the tolerance, so that no coefficient that
    // counts is dropped.
    private const double ZeroThreshold = 1e-11;

    private readonly List<double[]> rows = [];
    private readonly List<int> basicOfRow = [];
    private readonly int[] rowOfVariable;
    private readonly double[] values;
    private readonly double[] lowest;
    private readonly double[] highest;

    /// <summary>A system of equations whose variables are all fixed.</summary>
    /// <param name="variables">How many variables there are; they are numbered from 0.</param>
    /// <param name="equations">Each a sum of coefficient times variable that is 0 in deviations. Equations that follow from others are
    /// dropped; coefficients of a variable that is named twice are added.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of variables is negative, or an equation names a variable that is not
    /// there.</exception>
    public BoundedSystem(int variables, IEnumerable<IReadOnlyList<(int Variable, double Coefficient)>> equations)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(variables);
        ArgumentNullException.ThrowIfNull(equations);
        (values, lowest, highest) = (new double[variables], new double[variables], new double[variables]);
        rowOfVariable = new int[variables];
        Array.Fill(rowOfVariable, -1);
        AddRows(equations);
    }

    /// <summary>About how many coefficients of the simplex table have been read or written since construction: a measure of work that
    /// does not depend on the machine's speed.</summary>
    public long Work { get; private set; }

    /// <summary>The present deviation of every variable from the known solution; all 0 at first. A view, not a copy: later calls change
    /// it.</summary>
    public ReadOnlySpan<double> Deviations => values;

    /// <summary>Sets how far a variable may lie from the known solution.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="down">How far below, 0 or more; may be infinite.</param>
    /// <param name="up">How far above, 0 or more; may be infinite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A distance is negative or not a number.</exception>
    /// <exception cref="IndexOutOfRangeException">There is no such variable.</exception>
    public void Free(int variable, double down, double up)
    {
        if (!(down >= 0) || !(up >= 0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(down),
                FormattableString.Invariant($"Variable {variable} cannot move {down} down and {up} up; both must be 0 or more.")
            );
        }

        (lowest[variable], highest[variable]) = (-down, up);
    }

    /// <summary>Holds a variable at its value in the known solution. It may have moved: call <see cref="Reset"/> before the next
    /// <see cref="Maximize"/>.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such variable.</exception>
    public void Fix(int variable) => (lowest[variable], highest[variable]) = (0, 0);

    /// <summary>Returns to the known solution: every deviation becomes 0. Which variables are free stays as it is.</summary>
    public void Reset()
    {
        Array.Clear(values);
        Work += values.Length;
    }

    /// <summary>Moves a variable from its present value as far as its bounds and those of the others allow, or up to a target.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="direction">1 upwards, −1 downwards; no other value is meaningful, and none is refused.</param>
    /// <param name="target">The deviation in that direction at which to stop; infinite: as far as possible.</param>
    /// <returns>The deviation in that direction, from the known solution and not from where the call began; infinity where no bound limits
    /// it, and then the last finite move stands in <see cref="Deviations"/>.</returns>
    /// <exception cref="IndexOutOfRangeException">There is no such variable.</exception>
    public double Maximize(int variable, int direction, double target = double.PositiveInfinity)
    {
        while (direction * values[variable] < target - Tolerance)
        {
            var (entering, sign) = ChooseEntering(variable, direction);
            if (entering < 0)
            {
                break;
            }

            var rate = entering == variable ? 1 : Math.Abs(rows[rowOfVariable[variable]][entering]);
            var (step, row) = ChooseStep(entering, sign, (target - (direction * values[variable])) / rate);
            if (double.IsPositiveInfinity(step))
            {
                return step;
            }

            Move(entering, sign * step);
            if (row >= 0)
            {
                Pivot(row, entering);
            }
        }

        return direction * values[variable];
    }

    /// <summary>The fixed variables that stopped <see cref="Maximize"/> before its target: unless one of them is freed, the variable gets
    /// no further. To be called directly after it, with the same arguments.</summary>
    /// <returns>Each with the direction (1 or −1) in which it would have to move; none where the variable is nonbasic, and
    /// so stopped by its own bound.</returns>
    /// <exception cref="IndexOutOfRangeException">There is no such variable.</exception>
    public IEnumerable<(int Variable, int Direction)> FindBlockingVariables(int variable, int direction)
    {
        if (rowOfVariable[variable] is not (>= 0 and var row))
        {
            yield break;
        }

        Work += values.Length;
        for (var column = 0; column < values.Length; column++)
        {
            var coefficient = rows[row][column];
            if (column != variable && Math.Abs(coefficient) > Tolerance && lowest[column] == 0 && highest[column] == 0)
            {
                yield return (column, -direction * Math.Sign(coefficient));
            }
        }
    }

    private void AddRows(IEnumerable<IReadOnlyList<(int Variable, double Coefficient)>> equations)
    {
        foreach (var equation in equations)
        {
            var row = new double[values.Length];
            foreach (var (variable, coefficient) in equation)
            {
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)variable, (uint)values.Length, nameof(equations));
                row[variable] += coefficient;
            }

            rows.Add(row);
            basicOfRow.Add(-1);
        }

        var uses = Enumerable.Range(0, values.Length).Select(column => rows.Count(row => row[column] != 0)).ToArray();
        for (var row = rows.Count - 1; row >= 0; row--)
        {
            var column = Enumerable
                .Range(0, values.Length)
                .Where(each => Math.Abs(rows[row][each]) > Tolerance)
                .OrderBy(each => uses[each])
                .FirstOrDefault(-1);
            if (column < 0)
            {
                RemoveRow(row);
                continue;
            }

            Pivot(row, column);
        }
    }

    private void RemoveRow(int row)
    {
        rows.RemoveAt(row);
        basicOfRow.RemoveAt(row);
        for (var later = row; later < rows.Count; later++)
        {
            rowOfVariable[basicOfRow[later]] = later;
        }
    }

    /// <summary>The first nonbasic variable whose move brings the maximised one further (Bland's rule); −1 where there is none.</summary>
    private (int Variable, int Sign) ChooseEntering(int variable, int direction)
    {
        if (rowOfVariable[variable] is not (>= 0 and var row))
        {
            return CanMove(variable, direction) ? (variable, direction) : (-1, 0);
        }

        var coefficients = rows[row];
        Work += coefficients.Length;
        for (var column = 0; column < coefficients.Length; column++)
        {
            var coefficient = coefficients[column];
            if (column != variable && Math.Abs(coefficient) > Tolerance && CanMove(column, -direction * Math.Sign(coefficient)))
            {
                return (column, -direction * Math.Sign(coefficient));
            }
        }

        return (-1, 0);
    }

    private bool CanMove(int variable, int sign) =>
        sign > 0 ? values[variable] < highest[variable] - Tolerance : values[variable] > lowest[variable] + Tolerance;

    /// <summary>The ratio test: how far the entering variable goes, and the row whose basic variable stops it; −1 where its own bound or
    /// the target does.</summary>
    private (double Length, int Row) ChooseStep(int entering, int sign, double target)
    {
        var length = Math.Min(target, sign > 0 ? highest[entering] - values[entering] : values[entering] - lowest[entering]);
        var stopping = -1;
        Work += rows.Count;
        for (var row = 0; row < rows.Count; row++)
        {
            var rate = -rows[row][entering] * sign;
            if (Math.Abs(rate) <= Tolerance)
            {
                continue;
            }

            var basic = basicOfRow[row];
            var distance = Math.Max(0, rate > 0 ? (highest[basic] - values[basic]) / rate : (lowest[basic] - values[basic]) / rate);
            if (distance < length - Tolerance || (stopping >= 0 && distance < length + Tolerance && basic < basicOfRow[stopping]))
            {
                (length, stopping) = (Math.Min(distance, length), row);
            }
        }

        return (length, stopping);
    }

    private void Move(int entering, double distance)
    {
        values[entering] += distance;
        for (var row = 0; row < rows.Count; row++)
        {
            var coefficient = rows[row][entering];
            if (coefficient != 0)
            {
                var basic = basicOfRow[row];
                values[basic] = Math.Clamp(values[basic] - (coefficient * distance), lowest[basic], highest[basic]);
            }
        }
    }

    private void Pivot(int row, int column)
    {
        var pivot = rows[row];
        var scale = pivot[column];
        var filled = new List<int>();
        for (var each = 0; each < pivot.Length; each++)
        {
            if (pivot[each] != 0)
            {
                pivot[each] /= scale;
                filled.Add(each);
            }
        }

        Work += pivot.Length + rows.Count;
        for (var other = 0; other < rows.Count; other++)
        {
            if (other != row && rows[other][column] is not 0 and var factor)
            {
                Subtract(rows[other], pivot, factor, filled);
                rows[other][column] = 0;
            }
        }

        if (basicOfRow[row] >= 0)
        {
            rowOfVariable[basicOfRow[row]] = -1;
        }

        (basicOfRow[row], rowOfVariable[column], pivot[column]) = (column, row, 1);
    }

    private void Subtract(double[] target, double[] pivot, double factor, List<int> filled)
    {
        Work += filled.Count;
        foreach (var column in filled)
        {
            var difference = target[column] - (factor * pivot[column]);
            target[column] = Math.Abs(difference) < ZeroThreshold ? 0 : difference;
        }
    }
}
