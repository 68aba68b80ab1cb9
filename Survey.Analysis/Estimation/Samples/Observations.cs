namespace Survey.Analysis.Estimation.Samples;

/// <summary>One number per respondent, and for which respondents it is known and asked about: a column and its base.</summary>
/// <remarks>Not checked here: the estimator refuses lengths that are not the design's, and values in the base that are not
/// finite. Immutable as long as nobody changes the arrays that were given; they are not copied.</remarks>
/// <param name="Values">A number for every row of the design; where the row is outside the base any, also NaN.</param>
/// <param name="Base">Which rows the statistic covers, one element per row of the design; empty: every row.</param>
public sealed record Observations(ReadOnlyMemory<double> Values, ReadOnlyMemory<bool> Base = default)
{
    /// <summary>The number of rows inside the base.</summary>
    public int Count => Base.IsEmpty ? Values.Length : Base.Span.Count(true);

    /// <summary>A property that each respondent has (1) or lacks (0).</summary>
    /// <param name="hits">Whether each row of the design has it; any outside the base.</param>
    /// <param name="inBase">As <see cref="Base"/>.</param>
    public static Observations OfIndicator(ReadOnlySpan<bool> hits, ReadOnlyMemory<bool> inBase = default)
    {
        var values = new double[hits.Length];
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = hits[row] ? 1 : 0;
        }

        return new Observations(values, inBase);
    }

    /// <summary>Which rows have a property: those whose value is not 0, one element per row. Without meaning outside the base.</summary>
    public ReadOnlyMemory<bool> ToIndicator() => Values.ToArray().Select(value => value != 0).ToArray();

    /// <summary>Whether a row is inside the base; the lengths must have been checked.</summary>
    internal bool IsInBase(int row) => Base.IsEmpty || Base.Span[row];

    /// <summary>Refuses a column whose base has another length than its values.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    internal void RequireEqualLengths()
    {
        if (!Base.IsEmpty && Base.Length != Values.Length)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"There are {Values.Length} values, but the base has {Base.Length} rows.")
            );
        }
    }

    /// <summary>Refuses a column that is not one of the design.</summary>
    /// <exception cref="ArgumentException">Values or base have another length than the design, or a value in the base is not
    /// finite.</exception>
    internal void RequireFit(SampleDesign design)
    {
        if (Values.Length != design.RowCount || (!Base.IsEmpty && Base.Length != design.RowCount))
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"The design has {design.RowCount} rows, the values {Values.Length} and the base {Base.Length}."
                )
            );
        }

        var values = Values.Span;
        var inBase = Base.Span;
        for (var row = 0; row < values.Length; row++)
        {
            if (!double.IsFinite(values[row]) && (inBase.IsEmpty || inBase[row]))
            {
                throw new ArgumentException(
                    FormattableString.Invariant(
                        $"Row {row} is inside the base but has the value {values[row]}; leave rows without a value outside the base."
                    )
                );
            }
        }
    }
}
