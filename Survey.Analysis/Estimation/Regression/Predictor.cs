using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Regression;

/// <summary>One term of a model: a number, a factor, or the interaction of two terms. Every model also has an intercept.</summary>
/// <remarks>
/// A factor has treatment contrasts, one column for each level but the first (R's <c>contr.treatment</c>); an interaction has the
/// products of its parts' columns. A row of which a predictor is not known takes no part in the model and is counted.
/// Immutable: several threads may use it at once.
/// </remarks>
public sealed class Predictor
{
    private readonly bool[] known;

    private Predictor(string name, bool[] known, IReadOnlyList<ModelColumn> columns, Factor? factor = null)
    {
        Name = name;
        this.known = known;
        Columns = columns;
        Factor = factor;
    }

    /// <summary>The term's name in coefficients, tests and messages.</summary>
    public string Name { get; }

    /// <summary>The number of rows, known or not.</summary>
    internal int RowCount => known.Length;

    /// <summary>The columns that the term adds to a model.</summary>
    internal IReadOnlyList<ModelColumn> Columns { get; }

    /// <summary>The factor behind the term, if it is one.</summary>
    internal Factor? Factor { get; }

    /// <summary>A number for each row; known for the rows in its base.</summary>
    /// <exception cref="ArgumentException">A row of the base has no finite value, or the base another length than the values.</exception>
    public static Predictor Number(string name, Observations values)
    {
        ArgumentNullException.ThrowIfNull(values);
        values.RequireEqualLengths();
        var known = new bool[values.Values.Length];
        for (var row = 0; row < known.Length; row++)
        {
            known[row] = values.IsInBase(row);
            if (known[row] && !double.IsFinite(values.Values.Span[row]))
            {
                throw new ArgumentException(
                    FormattableString.Invariant(
                        $"Row {row} of '{name}' is {values.Values.Span[row]}; leave rows without a value outside the base."
                    )
                );
            }
        }

        return new Predictor(name, known, [new ModelColumn(name, name, values.Values)]);
    }

    /// <summary>A factor, each level compared with the first.</summary>
    /// <exception cref="ArgumentException">There are fewer than two levels, or a code that is neither −1 nor the position of a
    /// level.</exception>
    public static Predictor Of(Factor factor)
    {
        ArgumentNullException.ThrowIfNull(factor);
        if (factor.Levels.Count < 2)
        {
            throw new ArgumentException($"'{factor.Name}' needs two levels to compare, and has {factor.Levels.Count}.");
        }

        var columns = Enumerable
            .Range(1, factor.Levels.Count - 1)
            .Select(level => new ModelColumn(factor.NameOf(level), factor.Name, Indicator(factor.Codes.Span, level)));
        return new Predictor(factor.Name, factor.KnownRows(), [.. columns], factor);
    }

    /// <summary>How far the effect of one term differs with the other; the model also needs the two by themselves.</summary>
    /// <exception cref="ArgumentException">The two have different numbers of rows.</exception>
    public static Predictor Interaction(Predictor first, Predictor second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.RowCount != second.RowCount)
        {
            throw new ArgumentException($"'{first.Name}' has {first.RowCount} rows, and '{second.Name}' {second.RowCount}.");
        }

        var name = $"{first.Name}:{second.Name}";
        var columns =
            from right in second.Columns
            from left in first.Columns
            select new ModelColumn($"{left.Name}:{right.Name}", name, Product(left.Values.Span, right.Values.Span));
        return new Predictor(name, [.. first.known.Zip(second.known, (left, right) => left && right)], [.. columns]);
    }

    /// <summary>Whether the term's value is known in a row.</summary>
    internal bool IsKnown(int row) => known[row];

    private static double[] Indicator(ReadOnlySpan<int> codes, int level)
    {
        var values = new double[codes.Length];
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = codes[row] == level ? 1 : 0;
        }

        return values;
    }

    private static double[] Product(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var values = new double[left.Length];
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = left[row] * right[row];
        }

        return values;
    }
}
