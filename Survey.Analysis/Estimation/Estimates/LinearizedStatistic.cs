namespace Survey.Analysis.Estimation.Estimates;

/// <summary>
/// A statistic together with each respondent's influence on it (weight included, 0 outside the base): all that a variance needs.
/// </summary>
/// <param name="Value">The statistic.</param>
/// <param name="Influence">Its derivative by the weight of a row, times that weight; one number per row of the design. Read only where the
/// variance is linearised: empty will do where it comes from replicates.</param>
/// <param name="Base">Which rows it covers, one element per row of the design; empty: every row.</param>
public sealed record LinearizedStatistic(double Value, ReadOnlyMemory<double> Influence, ReadOnlyMemory<bool> Base)
{
    /// <summary>Refuses a base that is not one of a design of so many rows.</summary>
    /// <exception cref="ArgumentException">The base has another number of rows.</exception>
    internal void RequireBase(int rowCount) => RequireLength(Base.IsEmpty ? rowCount : Base.Length, rowCount, "a base");

    /// <summary>Refuses influence values that are not those of a design of so many rows.</summary>
    /// <exception cref="ArgumentException">There is another number of influence values.</exception>
    internal void RequireInfluence(int rowCount) => RequireLength(Influence.Length, rowCount, "influence values");

    private static void RequireLength(int length, int rowCount, string what)
    {
        if (length != rowCount)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The design has {rowCount} rows, but a statistic has {what} of {length}.")
            );
        }
    }
}
