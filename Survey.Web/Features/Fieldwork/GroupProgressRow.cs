using System.Collections.Immutable;
using Survey.Analysis.Estimation.Nonresponse;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Web.Features.Fieldwork.Units;

namespace Survey.Web.Features.Fieldwork;

/// <summary>How many units of a group there are of each status.</summary>
internal sealed record GroupProgressRow(string Group, DispositionCounts Dispositions)
{
    /// <summary>Units that were asked.</summary>
    public int Asked => Dispositions.Eligible;

    /// <summary>Units whose answers count.</summary>
    public int Submitted => Dispositions.Complete;

    /// <summary>Units that refused or were not reached.</summary>
    public int RefusedOrNotReached => Dispositions.Refused + Dispositions.NonContacts;

    /// <summary>Counts units, group by group, in the frame's order.</summary>
    public static IEnumerable<GroupProgressRow> CountByGroup(IEnumerable<UnitProgress> units) =>
        units.GroupBy(unit => unit.Unit.RespondentGroup, StringComparer.Ordinal).Select(group => Count(group.Key, [.. group]));

    /// <summary>Counts units.</summary>
    public static GroupProgressRow Count(string group, IReadOnlyCollection<UnitProgress> units)
    {
        var refusedOrNotReached = units.Where(unit => unit.Status == UnitStatus.RefusedOrNotReached).ToList();
        return new(
            group,
            new DispositionCounts
            {
                Complete = units.Count(unit => unit.HasSubmitted),
                Partial = units.Count(unit => unit.Status == UnitStatus.InProgress),
                Refused = refusedOrNotReached.Count(unit => unit.Unit.Disposition == Disposition.Refused),
                NonContacts = refusedOrNotReached.Count(unit => unit.Unit.Disposition != Disposition.Refused),
                OtherNonresponse = units.Count(unit => unit.Status == UnitStatus.NotStarted),
            }
        );
    }
}

/// <summary>A value of the chosen column, with the counts of its units by group.</summary>
/// <param name="Value">The value.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Groups">The counts.</param>
internal sealed record BreakdownRow(string Value, LocalizedText Label, ImmutableArray<GroupProgressRow> Groups)
{
    /// <summary>The row of a group, or null where the value has no such units.</summary>
    public GroupProgressRow? FindGroup(string group) => Groups.FirstOrDefault(row => row.Group == group);
}
