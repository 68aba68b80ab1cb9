using System.Collections.Immutable;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Studies;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Fieldwork;

/// <summary>The page that says who has answered.</summary>
internal sealed record AnsweredPage
{
    /// <summary>The frame column that tells the respondent groups apart.</summary>
    private const string GroupColumn = "respondent_group";

    /// <summary>The round and all that belongs to it.</summary>
    public required RoundMaterial Material { get; init; }

    /// <summary>One row for each respondent group.</summary>
    public required ImmutableArray<StandingRow> Groups { get; init; }

    /// <summary>All groups together.</summary>
    public required StandingRow Total { get; init; }

    /// <summary>The columns of the frame by which answers can be counted.</summary>
    public required ImmutableArray<FrameColumn> Columns { get; init; }

    /// <summary>The one that was chosen; null where the frame has none.</summary>
    public FrameColumn? By { get; init; }

    /// <summary>One row for each of its values.</summary>
    public required ImmutableArray<BreakdownRow> Breakdown { get; init; }

    /// <summary>The group that the list of units is narrowed to; null is all.</summary>
    public string? Group { get; init; }

    /// <summary>The state that the list of units is narrowed to; null is all.</summary>
    public UnitState? State { get; init; }

    /// <summary>The units, narrowed.</summary>
    public required ImmutableArray<UnitStanding> Units { get; init; }

    /// <summary>The label of a group in a language.</summary>
    public string GroupLabel(string group, string language) =>
        Material.Study.FindFrameColumn(GroupColumn)?.List?.Find(group)?.Label.In(language) ?? group;

    /// <summary>Counts a round's units.</summary>
    public static AnsweredPage Of(RoundMaterial material, string? by, string? group, UnitState? state)
    {
        var responses = material.Responses.ToDictionary(response => response.Unit, StringComparer.Ordinal);
        ImmutableArray<UnitStanding> units =
        [
            .. material.Frame.Units
                .Where(unit => unit.Disposition != Disposition.Ineligible)
                .Select(unit => UnitStanding.Of(unit, responses.GetValueOrDefault(unit.Unit))),
        ];
        ImmutableArray<FrameColumn> columns = [.. material.Study.FrameColumns.Where(column => column.Type == QuestionType.SingleChoice && column.Name != GroupColumn)];
        var chosen = columns.FirstOrDefault(column => column.Name == by) ?? columns.FirstOrDefault();
        return new AnsweredPage
        {
            Material = material,
            Groups = [.. StandingRow.ByGroup(units)],
            Total = StandingRow.Of("", units),
            Columns = columns,
            By = chosen,
            Breakdown = chosen is null ? [] : [.. BreakDown(units, chosen)],
            Group = group,
            State = state,
            Units = [.. units.Where(unit => (string.IsNullOrEmpty(group) || unit.Unit.RespondentGroup == group) && (state is null || unit.State == state))],
        };
    }

    private static IEnumerable<BreakdownRow> BreakDown(ImmutableArray<UnitStanding> units, FrameColumn column) =>
        from choice in column.List?.Choices ?? []
        let inside = units.Where(unit => unit.Unit.Read(column.Name) == choice.Name).ToList()
        where inside.Count > 0
        select new BreakdownRow(choice.Label, [.. StandingRow.ByGroup(inside)]);
}
