using System.Collections.Immutable;
using Survey.Analysis.Datasets;
using Survey.Analysis.Estimation.Disclosure;
using Survey.Data.Studies;

namespace Survey.Analysis.Figures;

/// <summary>Whether the numbers of a cell are shown, and why not.</summary>
internal enum Showing
{
    /// <summary>Nothing stands against it.</summary>
    Shown,

    /// <summary>They say too much by themselves.</summary>
    WithheldForItself,

    /// <summary>Others could be worked out from them.</summary>
    WithheldForOthers,
}

/// <summary>A cell of a figure's breakdown as far as disclosure goes: what it publishes, of which rows, and what a study's rules say of it alone.</summary>
internal sealed class PublishedCell
{
    private readonly bool isEmpty;

    public PublishedCell(Tally tally, BreakdownCell cell, StudySettings rules)
    {
        (Tally, Cell) = (tally, cell);
        Known = tally.Known.And(cell.Inside);
        isEmpty = !Known.Any && tally.Unknown.CountAnd(cell.Inside) == 0;
        if (cell.By.IsEmpty || isEmpty)
        {
            return;
        }

        var count = Known.Count;
        var isSmall = count < rules.SuppressBelow;
        ProtectsCount = isSmall && tally.AreAnswers;
        ProtectsParts = isSmall || (tally.AreAnswers && count < rules.SuppressAlikeBelow && tally.Partitions.Any(IsAllAlike));
        SumDistance = SumDistanceOf(rules);
        Showing = ProtectsParts || SumDistance > 0 ? Showing.WithheldForItself : Showing.Shown;
    }

    public Tally Tally { get; }

    public BreakdownCell Cell { get; }

    /// <summary>The rows of the cell's denominator.</summary>
    public Bits Known { get; }

    /// <summary>Whether everybody knows it, whatever is withheld: the whole, and that nobody is in a cell, as far as no answer puts anyone there.</summary>
    public bool IsPublic => IsWhole || (isEmpty && Tally.BaseSubject.Length == 0);

    /// <summary>Whether it is the whole, which is always shown.</summary>
    public bool IsWhole => Cell.By.IsEmpty;

    /// <summary>Whether a reader may not know how many are counted; how many were asked the frame says.</summary>
    public bool ProtectsCount { get; }

    /// <summary>Whether a reader may not know how many are in any of the parts.</summary>
    public bool ProtectsParts { get; }

    /// <summary>How far from the truth a reader must be left about the sum of the values; 0 is not at all.</summary>
    public double SumDistance { get; }

    public Showing Showing { get; set; }

    /// <summary>Whether it says how many a count is in its place.</summary>
    public bool Publishes(SetCount count) => count.Of switch
    {
        CountOf.All => true,
        CountOf.Part => Tally.Partitions.Any(parts => parts.Contains(count.Rows)),
        _ => Tally.Unknown.Equals(count.Rows),
    };

    /// <summary>The cell's place, whatever order its variables are crossed in.</summary>
    public string PlaceInAnyOrder => string.Join('\n', Cell.By.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));

    /// <summary>Whether both publish the same numbers.</summary>
    public bool IsSameAs(PublishedCell other) => PlaceInAnyOrder == other.PlaceInAnyOrder
        && Tally.Space.Name == other.Tally.Space.Name && Tally.Subject == other.Tally.Subject && Tally.Known.Equals(other.Tally.Known) && Tally.IsSameAs(other.Tally);

    private bool IsAllAlike(ImmutableArray<Bits> parts) => PrimaryRules.IsAllAlike(parts.Select(part => (double)part.CountAnd(Cell.Inside)));

    /// <summary>The protection that each rule needs: Hundepool et al. (2012), Statistical Disclosure Control, section 4.2.2. Contributors are units, also over a repeat.</summary>
    private double SumDistanceOf(StudySettings rules)
    {
        if (Tally.Values is not { } values || (rules.SuppressDominance is null && rules.SuppressPercent is null))
        {
            return 0;
        }

        var unitOfRow = Tally.Space.Reading.Table.UnitOfRow;
        var contributions = Known.Rows().GroupBy(row => unitOfRow.Span[row], row => values.Span[row]).Select(unit => unit.Sum()).OrderDescending().ToList();
        var (sum, distance) = (contributions.Sum(), 0.0);
        if (rules.SuppressDominance is { } rule && PrimaryRules.IsDominated(contributions, rule.Largest, rule.Percent))
        {
            distance = (contributions.Take(rule.Largest).Sum() * 100 / rule.Percent) - sum;
        }

        return rules.SuppressPercent is { } percent && PrimaryRules.IsWithinPercent(contributions, percent)
            ? Math.Max(distance, (percent / 100 * contributions[0]) - contributions.Skip(2).Sum())
            : distance;
    }
}
