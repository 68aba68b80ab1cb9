using Survey.Analysis.Datasets;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Figures.Cells;

/// <summary>Numbers whose mean is estimated, and which rows they are known of.</summary>
/// <param name="Observations">The numbers as a column of the cell's design.</param>
/// <param name="Known">The dataset rows that they are known of.</param>
/// <param name="Population">All rows whose mean it is.</param>
internal sealed record KnownValues(Observations Observations, RowSet Known, RowSet Population)
{
    /// <summary>Whether somebody's number is unknown.</summary>
    public bool IsIncomplete => Known.Count < Population.Count;

    /// <summary>The share of the population whose numbers are unknown.</summary>
    public double UnknownShare => 1 - ((double)Known.Count / Population.Count);
}
