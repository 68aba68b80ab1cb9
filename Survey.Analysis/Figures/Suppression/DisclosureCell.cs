using Survey.Analysis.Datasets;
using Survey.Analysis.Figures.Cells;

namespace Survey.Analysis.Figures.Suppression;

/// <summary>A cell of a figure's breakdown as far as disclosure goes: what it publishes, of which rows, and what a study's rules say of
/// it alone.</summary>
internal sealed class DisclosureCell
{
    private readonly bool isEmpty;

    public DisclosureCell(CountSpecification specification, BreakdownCell cell, PrimarySuppressionRules rules)
    {
        (Specification, Cell) = (specification, cell);
        Known = specification.Known.And(cell.MemberRows);
        isEmpty = !Known.Any && specification.Unknown.CountIntersection(cell.MemberRows) == 0;
        if (cell.BreakdownValues.IsEmpty || isEmpty)
        {
            return;
        }

        var isSmall = rules.IsSmall(Known);
        ProtectsCount = isSmall && specification.ArePartsAnswers;
        ProtectsParts = isSmall || rules.IsAlike(specification, Known, cell.MemberRows);
        SumProtection = rules.SumProtectionOf(specification, Known);
        Status = ProtectsParts || SumProtection > 0 ? SuppressionStatus.PrimarySuppressed : SuppressionStatus.Published;
    }

    public CountSpecification Specification { get; }

    public BreakdownCell Cell { get; }

    /// <summary>The rows of the cell's denominator.</summary>
    public RowSet Known { get; }

    /// <summary>Whether everybody knows it, whatever is suppressed: the whole, and an empty cell whose base depends on no answer.</summary>
    public bool IsPubliclyKnown => IsOverall || (isEmpty && Specification.BaseSubject.Length == 0);

    /// <summary>Whether it is the whole, which is always shown.</summary>
    public bool IsOverall => Cell.BreakdownValues.IsEmpty;

    /// <summary>Whether an intruder may not know how many are counted. How many were asked is in the frame, and no secret.</summary>
    public bool ProtectsCount { get; }

    /// <summary>Whether an intruder may not know how many are in any of the parts.</summary>
    public bool ProtectsParts { get; }

    /// <summary>The protection that the sum of the values needs, in its own unit, up and down; 0 is none.</summary>
    public double SumProtection { get; }

    public SuppressionStatus Status { get; set; }

    /// <summary>Whether it publishes a count.</summary>
    public bool PublishesCount(PopulationCount count) =>
        count.Kind switch
        {
            CountKind.All => true,
            CountKind.Part => Specification.Partitions.Any(parts => parts.Contains(count.Rows)),
            _ => Specification.Unknown.Equals(count.Rows),
        };

    /// <summary>A key that is equal in whatever order the variables are crossed.</summary>
    public string Key => BreakdownCell.KeyOf(Cell.BreakdownValues.OrderBy(pair => pair.Key, StringComparer.Ordinal));

    /// <summary>Whether both publish the same numbers.</summary>
    public bool PublishesSameAs(DisclosureCell other) =>
        Key == other.Key
        && Specification.Universe.Name == other.Specification.Universe.Name
        && Specification.Subject == other.Specification.Subject
        && Specification.Known.Equals(other.Specification.Known)
        && Specification.HasSameCountsAs(other.Specification);
}
