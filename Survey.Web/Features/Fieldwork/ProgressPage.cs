using System.Collections.Immutable;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Model;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Fieldwork;

/// <summary>The page that shows who has answered.</summary>
internal sealed record ProgressPage
{
    /// <summary>The round and all that belongs to it.</summary>
    public required RoundSnapshot Snapshot { get; init; }

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

    /// <summary>The group that the list of units is narrowed to; null is all.</summary>
    public string? Group { get; init; }

    /// <summary>The state that the list of units is narrowed to; null is all.</summary>
    public UnitStatus? Status { get; init; }

    /// <summary>The units, narrowed.</summary>
    public required ImmutableArray<UnitProgress> Units { get; init; }

    /// <summary>The label of a group in a language.</summary>
    public string GroupLabel(string group, string language) =>
        Snapshot.Study.FindFrameColumn(FrameFileReader.RespondentGroupColumn)?.List?.Find(group)?.Label.ForLanguage(language) ?? group;

    /// <summary>Counts a round's units.</summary>
    public static ProgressPage Create(RoundSnapshot snapshot, string? columnName, string? group, UnitStatus? state)
    {
        var responses = snapshot.Responses.ToDictionary(response => response.UnitId, StringComparer.Ordinal);
        ImmutableArray<UnitProgress> units =
        [
            .. snapshot
                .Frame.Units.Where(unit => unit.Disposition != Disposition.Ineligible)
                .Select(unit => UnitProgress.Create(unit, responses.GetValueOrDefault(unit.Id))),
        ];
        ImmutableArray<FrameColumn> columns =
        [
            .. snapshot
                .Study.FrameColumns.Where(column => column.Type == QuestionType.SingleChoice)
                .Where(column => column.Name != FrameFileReader.RespondentGroupColumn),
        ];
        var selectedColumn = columns.FirstOrDefault(column => column.Name == columnName) ?? columns.FirstOrDefault();
        return new ProgressPage
        {
            Snapshot = snapshot,
            Groups = [.. GroupProgressRow.CountByGroup(units)],
            Total = GroupProgressRow.Count("", units),
            Columns = columns,
            SelectedColumn = selectedColumn,
            Breakdown = selectedColumn is null ? [] : [.. BreakDown(units, selectedColumn)],
            Group = group,
            Status = state,
            Units =
            [
                .. units.Where(unit =>
                    (string.IsNullOrEmpty(group) || unit.Unit.RespondentGroup == group) && (state is null || unit.Status == state)
                ),
            ],
        };
    }

    private static IEnumerable<BreakdownRow> BreakDown(ImmutableArray<UnitProgress> units, FrameColumn column) =>
        from choice in column.List?.Choices ?? []
        let unitsOfChoice = units.Where(unit => unit.Unit.GetValue(column.Name) == choice.Name).ToList()
        where unitsOfChoice.Count > 0
        select new BreakdownRow(choice.Label, [.. GroupProgressRow.CountByGroup(unitsOfChoice)]);
}
