using Survey.Analysis.Datasets;
using Survey.Analysis.Estimation.Estimates;

namespace Survey.Analysis.Figures;

/// <summary>How the rows stand to a figure's cell: known, in it but unknown, or perhaps in it.</summary>
/// <param name="Known">In the base, the value known: the denominator.</param>
/// <param name="Unknown">In the base, the value unknown.</param>
/// <param name="Nonresponse">Eligible, and may belong: not submitted, or base or place unknown. Null for the rows of a repeat.</param>
internal sealed record Standing(Bits Known, Bits Unknown, Bits? Nonresponse)
{
    /// <summary>Whether any row is, or may be, in the cell.</summary>
    public bool IsAnyone => Known.Any || Unknown.Any || Nonresponse is { Any: true };

    /// <summary>Everyone who is, or may be, in the cell.</summary>
    public Bits Population => Nonresponse is null ? Known.Or(Unknown) : Known.Or(Unknown).Or(Nonresponse);

    /// <summary>The counts behind a share of those who have a property.</summary>
    public UnitCounts CountsOf(Bits holds)
    {
        var hits = Known.CountAnd(holds);
        return new UnitCounts(hits, Known.Count - hits, Unknown.Count, Nonresponse?.Count ?? 0);
    }
}
