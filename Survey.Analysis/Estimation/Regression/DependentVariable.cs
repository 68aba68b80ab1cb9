using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Regression;

/// <summary>A column as the outcome of a model: which rows have it, and its finite values.</summary>
internal static class DependentVariable
{
    /// <summary>Whether each row is inside the outcome's base.</summary>
    /// <exception cref="ArgumentException">The base has another length than the values.</exception>
    public static bool[] KnownRows(Observations outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        outcome.RequireEqualLengths();
        return [.. Enumerable.Range(0, outcome.Values.Length).Select(outcome.IsInBase)];
    }

    /// <summary>The outcome of the rows given, in their order.</summary>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public static double[] ValuesOf(Observations outcome, int[] rows)
    {
        double[] values = [.. rows.Select(row => outcome.Values.Span[row])];
        return Array.FindIndex(values, value => !double.IsFinite(value)) is >= 0 and var index
            ? throw new ArgumentException(
                FormattableString.Invariant(
                    $"The outcome of row {rows[index]} is {values[index]}; leave rows without a value outside the base."
                )
            )
            : values;
    }
}
