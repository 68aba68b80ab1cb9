using System.Collections.Immutable;
using Survey.Analysis.Datasets;
using Survey.Analysis.Estimation.Disclosure;
using Survey.Analysis.Figures.Cells;
using Survey.Data.Studies.Model;

namespace Survey.Analysis.Figures.Disclosure;

/// <summary>Whether the numbers of a cell are shown, and why not.</summary>
internal enum SuppressionStatus
{
    /// <summary>It is published.</summary>
    Published,

    /// <summary>Sensitive by a primary rule.</summary>
    PrimarySuppressed,

    /// <summary>Suppressed to protect other cells.</summary>
    SecondarySuppressed,
}

/// <summary>A cell of a figure's breakdown as far as disclosure goes: what it publishes, of which rows, and what a study's rules say of
/// it alone.</summary>
internal sealed class DisclosureCell
{
    private readonly bool isEmpty;

    public DisclosureCell(CountSpecification specification, BreakdownCell cell, StudySettings settings)
    {
        (Specification, Cell) = (specification, cell);
        Known = specification.Known.And(cell.MemberRows);
        isEmpty = !Known.Any && specification.Unknown.CountIntersection(cell.MemberRows) == 0;
        if (cell.BreakdownValues.IsEmpty || isEmpty)
        {
            return;
        }

        var count = Known.Count;
        var isSmall = count < settings.SuppressBelow;
        ProtectsCount = isSmall && specification.ArePartsAnswers;
        ProtectsParts =
            isSmall
            || (specification.ArePartsAnswers && count < settings.SuppressAlikeBelow && specification.Partitions.Any(IsHomogeneous));
        SumProtection = SumProtectionOf(settings);
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

    private bool IsHomogeneous(ImmutableArray<RowSet> parts) =>
        SensitivityRules.IsHomogeneous(parts.Select(part => (double)part.CountIntersection(Cell.MemberRows)));

    /// <summary>The protection that each rule needs: Hundepool et al. (2012), Statistical Disclosure Control, section 4.2.2. Contributors
    /// are units, also over a repeat.</summary>
    private double SumProtectionOf(StudySettings settings)
    {
        if (Specification.Values is not { } values || (settings.SuppressDominance is null && settings.SuppressPercent is null))
        {
            return 0;
        }

        var unitOfRow = Specification.Universe.Evaluator.Table.UnitOfRow;
        var contributions = Known
            .Rows()
            .GroupBy(row => unitOfRow.Span[row], row => values.Span[row])
            .Select(unit => unit.Sum())
            .OrderDescending()
            .ToList();
        var (sum, distance) = (contributions.Sum(), 0.0);
        if (
            settings.SuppressDominance is { } rule
            && SensitivityRules.IsDominated(contributions, rule.ContributorCount, rule.MaximumPercent)
        )
        {
            distance = (contributions.Take(rule.ContributorCount).Sum() * 100 / rule.MaximumPercent) - sum;
        }

        return settings.SuppressPercent is { } percent && SensitivityRules.IsWithinPercent(contributions, percent)
            ? Math.Max(distance, (percent / 100 * contributions[0]) - contributions.Skip(2).Sum())
            : distance;
    }
}
