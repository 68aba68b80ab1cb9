using System.Collections.Immutable;
using Survey.Analysis.Datasets;

namespace Survey.Analysis.Figures;

/// <summary>One place of a breakdown: which rows are in it, and which may be.</summary>
/// <param name="By">Variable and value, in the breakdown's order.</param>
/// <param name="Inside">The rows that are in it.</param>
/// <param name="Possible">Those, and the rows of which it is not known.</param>
/// <param name="Units">The frame units that the frame's own columns put in it: within these weights are counted.</param>
internal sealed record BreakdownCell(ImmutableArray<KeyValuePair<string, string>> By, Bits Inside, Bits Possible, Bits Units)
{
    /// <summary>Not broken down at all.</summary>
    public static BreakdownCell Whole(int rows, int units) => new([], Bits.All(rows), Bits.All(rows), Bits.All(units));
}

/// <summary>Cuts the rows of a figure into the cells of its breakdowns, values in their lists' order.</summary>
internal sealed class Breakdown(Reading reading)
{
    /// <summary>The cells of every breakdown in turn; combinations that the frame does not have are left out.</summary>
    public IEnumerable<BreakdownCell> Cells(ImmutableArray<ImmutableArray<string>> breakdowns) =>
        (breakdowns.IsEmpty ? [[]] : breakdowns).SelectMany(Cross);

    private IEnumerable<BreakdownCell> Cross(ImmutableArray<string> variables)
    {
        var whole = BreakdownCell.Whole(reading.Length, reading.Dataset.Length);
        return variables.Aggregate<string, IEnumerable<BreakdownCell>>([whole], (cells, variable) => cells.SelectMany(cell => Split(cell, variable)).ToList());
    }

    private IEnumerable<BreakdownCell> Split(BreakdownCell cell, string variable)
    {
        var values = Conversion.ToCategories(reading.Variable(variable));
        var ofFrame = reading.Dataset.FrameColumns.Contains(variable) ? Conversion.ToCategories(reading.Units.Variable(variable)) : null;
        var unknown = values.Unknown;
        foreach (var (position, category) in values.Categories.Index())
        {
            var units = ofFrame is null ? cell.Units : cell.Units.And(ofFrame.In(category.Name));
            if (units.Any)
            {
                var inside = values.In(position);
                yield return new BreakdownCell(
                    cell.By.Add(new(variable, category.Name)), cell.Inside.And(inside), cell.Possible.And(inside.Or(unknown)), units);
            }
        }
    }
}
