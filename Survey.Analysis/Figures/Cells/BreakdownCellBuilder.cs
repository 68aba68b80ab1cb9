using System.Collections.Immutable;
using Survey.Analysis.Datasets;

namespace Survey.Analysis.Figures.Cells;

/// <summary>One combination of a breakdown's values: which rows are in it, and which may be.</summary>
/// <param name="BreakdownValues">Variable and value, in the breakdown's order.</param>
/// <param name="MemberRows">The rows that are in it.</param>
/// <param name="PossibleRows">Those, and the rows of which it is not known.</param>
/// <param name="FrameUnits">The frame units that the frame's own columns put in it: within these weights are counted.</param>
internal sealed record BreakdownCell(
    ImmutableArray<KeyValuePair<string, string>> BreakdownValues,
    RowSet MemberRows,
    RowSet PossibleRows,
    RowSet FrameUnits
)
{
    /// <summary>Not broken down at all.</summary>
    public static BreakdownCell Overall(int rows, int units) => new([], RowSet.All(rows), RowSet.All(rows), RowSet.All(units));

    /// <summary>A key that is equal for cells of the same variables and values in the same order.</summary>
    public static string KeyOf(IEnumerable<KeyValuePair<string, string>> breakdownValues) =>
        string.Join('\n', breakdownValues.Select(pair => $"{pair.Key}={pair.Value}"));
}

/// <summary>Cuts the rows of a figure into the cells of its breakdowns, values in their lists' order.</summary>
internal sealed class BreakdownCellBuilder(ColumnEvaluator evaluator)
{
    /// <summary>The cells of every breakdown in turn; combinations that the frame does not have are left out.</summary>
    public IEnumerable<BreakdownCell> Build(ImmutableArray<ImmutableArray<string>> breakdowns) =>
        (
            breakdowns.IsEmpty
                ?
                [
                    [],
                ]
                : breakdowns
        ).SelectMany(BuildCrossing);

    private IEnumerable<BreakdownCell> BuildCrossing(ImmutableArray<string> variables)
    {
        var overall = BreakdownCell.Overall(evaluator.Length, evaluator.Dataset.Length);
        return variables.Aggregate<string, IEnumerable<BreakdownCell>>([overall], (cells, variable) =>
            cells.SelectMany(cell => SplitBy(cell, variable)).ToList()
        );
    }

    private IEnumerable<BreakdownCell> SplitBy(BreakdownCell cell, string variable)
    {
        var values = ColumnConversion.ToCategories(evaluator.EvaluateVariable(variable));
        var frameValues = evaluator.Dataset.FrameColumnNames.Contains(variable)
            ? ColumnConversion.ToCategories(evaluator.UnitEvaluator.EvaluateVariable(variable))
            : null;
        var unknown = values.Unknown;
        foreach (var (position, category) in values.Categories.Index())
        {
            var units = frameValues is null ? cell.FrameUnits : cell.FrameUnits.And(frameValues.RowsIn(category.Name));
            if (units.Any)
            {
                var memberRows = values.RowsIn(position);
                yield return new BreakdownCell(
                    cell.BreakdownValues.Add(new(variable, category.Name)),
                    cell.MemberRows.And(memberRows),
                    cell.PossibleRows.And(memberRows.Or(unknown)),
                    units
                );
            }
        }
    }
}
