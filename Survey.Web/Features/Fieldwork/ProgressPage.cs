using System.Collections.Immutable;
using Survey.Data.Studies.Model;
using Survey.Web.Features.Fieldwork.Monitoring;
using Survey.Web.Features.Fieldwork.Units;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Fieldwork;

/// <summary>The page that shows who has answered.</summary>
internal sealed record ProgressPage
{
    /// <summary>The round and all that belongs to it.</summary>
    public required RoundSnapshot Snapshot { get; init; }

    /// <summary>How the answers come in, day by day.</summary>
    public required DailyProgress Daily { get; init; }

    /// <summary>One row for each respondent group.</summary>
    public required ImmutableArray<GroupProgressRow> Groups { get; init; }

    /// <summary>All groups together.</summary>
    public required GroupProgressRow Total { get; init; }

    /// <summary>The columns of the frame by which answers can be counted.</summary>
    public required ImmutableArray<FrameColumn> Columns { get; init; }

    /// <summary>The one that was chosen; null where the frame has none.</summary>
    public FrameColumn? SelectedColumn { get; init; }

    /// <summary>One row for each of its values.</summary>
    public required ImmutableArray<BreakdownRow> Breakdown { get; init; }

    /// <summary>What waits for the team.</summary>
    public IReadOnlyList<NeedsYouLine> NeedsYou { get; init; } = [];

    /// <summary>Counts a round's units.</summary>
    public static ProgressPage Create(RoundSnapshot snapshot, DailyProgress daily, string? columnName)
    {
        ImmutableArray<UnitProgress> units = [.. UnitProgress.ListEligible(snapshot)];
        ImmutableArray<FrameColumn> columns = [.. UnitListPage.SelectableColumns(snapshot.Study)];
        var selectedColumn = columns.FirstOrDefault(column => column.Name == columnName) ?? columns.FirstOrDefault();
        return new ProgressPage
        {
            Snapshot = snapshot,
            Daily = daily,
            Groups = [.. GroupProgressRow.CountByGroup(units)],
            Total = GroupProgressRow.Count("", units),
            Columns = columns,
            SelectedColumn = selectedColumn,
            Breakdown = selectedColumn is null ? [] : [.. BreakDown(units, selectedColumn)],
        };
    }

    /// <summary>The share of a group, or of all, that had submitted in the round before on the same day after its opening; null where there
    /// is no such round, or the group was not in it.</summary>
    /// <param name="group">The group; empty for all.</param>
    public double? PreviousRateOf(string group) =>
        (group.Length == 0 ? Daily.Previous : Daily.Groups.FirstOrDefault(row => row.Group == group).Previous)?.ShareOn(
            Math.Max(Daily.CurrentDay, 0)
        );

    private static IEnumerable<BreakdownRow> BreakDown(ImmutableArray<UnitProgress> units, FrameColumn column) =>
        from choice in column.List?.Choices ?? []
        let unitsOfChoice = units.Where(unit => unit.Unit.GetValue(column.Name) == choice.Name).ToList()
        where unitsOfChoice.Count > 0
        select new BreakdownRow(choice.Name, choice.Label, [.. GroupProgressRow.CountByGroup(unitsOfChoice)]);
}
