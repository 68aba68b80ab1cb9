using System.Collections.Immutable;
using Survey.Analysis.Estimation.Nonresponse;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;

namespace Survey.Web.Features.Fieldwork;

/// <summary>How many of a group have come how far.</summary>
internal sealed record StandingRow(string Group, DispositionCounts Dispositions)
{
    /// <summary>Units that were asked.</summary>
    public int Asked => Dispositions.Eligible;

    /// <summary>Units whose answers count.</summary>
    public int Submitted => Dispositions.Complete;

    /// <summary>Units that refused or were not reached.</summary>
    public int Lost => Dispositions.Refused + Dispositions.NotReached;

    /// <summary>Counts units, group by group, in the frame's order.</summary>
    public static IEnumerable<StandingRow> ByGroup(IEnumerable<UnitStanding> units) =>
        units.GroupBy(unit => unit.Unit.RespondentGroup, StringComparer.Ordinal).Select(group => Of(group.Key, [.. group]));

    /// <summary>Counts units.</summary>
    public static StandingRow Of(string group, IReadOnlyCollection<UnitStanding> units) => new(group, new DispositionCounts
    {
        Complete = units.Count(unit => unit.HasSubmitted),
        Partial = units.Count(unit => unit.State == UnitState.Started),
        Refused = units.Count(unit => unit is { State: UnitState.Lost, Unit.Disposition: Disposition.Refused }),
        NotReached = units.Count(unit => unit is { State: UnitState.Lost, Unit.Disposition: not Disposition.Refused }),
        Other = units.Count(unit => unit.State == UnitState.NotStarted),
    });
}

/// <summary>A value of the chosen column, and how its units stand, group by group.</summary>
internal sealed record BreakdownRow(LocalText Label, ImmutableArray<StandingRow> Groups)
{
    /// <summary>The row of a group, or null where the value has no such units.</summary>
    public StandingRow? Find(string group) => Groups.FirstOrDefault(row => row.Group == group);
}
