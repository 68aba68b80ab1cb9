using Survey.Analysis.Datasets;
using Survey.Analysis.Estimation.Estimates;

namespace Survey.Analysis.Figures.Cells;

/// <summary>Which rows are known, unknown or possible in a cell.</summary>
/// <param name="Known">In the base, the value known: the denominator.</param>
/// <param name="Unknown">In the base, the value unknown.</param>
/// <param name="Nonresponse">Eligible, and may belong: not submitted, or base or breakdown value unknown.
/// Null for the rows of a repeat.</param>
internal sealed record CellMembership(RowSet Known, RowSet Unknown, RowSet? Nonresponse)
{
    /// <summary>Whether any row is, or may be, in the cell.</summary>
    public bool HasRows => Known.Any || Unknown.Any || Nonresponse is { Any: true };

    /// <summary>Everyone who is, or may be, in the cell.</summary>
    public RowSet Population => Nonresponse is null ? Known.Or(Unknown) : Known.Or(Unknown).Or(Nonresponse);

    /// <summary>The counts behind a share of those who have a property.</summary>
    public UnitCounts CountsOf(RowSet trueRows)
    {
        var hits = Known.CountIntersection(trueRows);
        return new UnitCounts(hits, Known.Count - hits, Unknown.Count, Nonresponse?.Count ?? 0);
    }
}
