using Survey.Analysis.Datasets;
using Survey.Analysis.Designs;
using Survey.Analysis.Estimation.Regression;
using Survey.Data.Studies.Model;

namespace Survey.Analysis.Figures.Nonresponse;

/// <summary>A frame column of some units as a factor: the classes that occur, in the column's order, the units without one last.</summary>
internal sealed class FrameCategoryFactor
{
    private readonly int[] units;

    public FrameCategoryFactor(Dataset dataset, int[] units, FrameColumn column)
    {
        this.units = units;
        ColumnName = column.Name;
        string[] values = [.. units.Select(unit => dataset.Frame.Units[unit].GetValue(column.Name))];
        var order = column.List?.Choices.Select(choice => choice.Name).ToList() ?? [];
        Levels =
        [
            .. values
                .Distinct(StringComparer.Ordinal)
                .OrderBy(value => value.Length == 0)
                .ThenBy(value => order.IndexOf(value) is >= 0 and var place ? place : order.Count)
                .ThenBy(value => value, StringComparer.Ordinal),
        ];
        Codes = [.. values.Select(value => Levels.IndexOf(value))];
    }

    public string ColumnName { get; }

    public List<string> Levels { get; }

    public int[] Codes { get; }

    public Factor Factor => new(ColumnName, Codes, Levels);

    public int[] UnitsIn(int level) => [.. units.Where((_, position) => Codes[position] == level)];

    /// <summary>The factor for a model of the response: classes in which all or none answered are joined with the one before, the first
    /// with the second.</summary>
    public (Factor Factor, List<MergedWeightingClass> Joined) MergeUniformClasses(IReadOnlyList<bool> answered)
    {
        var merged = new List<MergedWeightingClass>();
        var classes = Levels.Select((level, index) => (Name: level, Members: PositionsOf(index))).ToList();
        while (classes.Count > 1 && classes.FindIndex(current => IsUniform(current.Members, answered)) is >= 0 and var uniformIndex)
        {
            merged.Add(
                new MergedWeightingClass(
                    classes[uniformIndex].Name,
                    classes[uniformIndex].Members.Count(position => answered[position]),
                    classes[uniformIndex].Members.Length
                )
            );
            var target = Math.Max(uniformIndex - 1, 0);
            classes[target] = (
                $"{classes[target].Name}, {classes[target + 1].Name}",
                [.. classes[target].Members, .. classes[target + 1].Members]
            );
            classes.RemoveAt(target + 1);
        }

        var codes = new int[Codes.Length];
        foreach (var (index, (_, members)) in classes.Index())
        {
            Array.ForEach(members, position => codes[position] = index);
        }

        return (new Factor(ColumnName, codes, [.. classes.Select(current => current.Name)]), merged);
    }

    private int[] PositionsOf(int level) => [.. Enumerable.Range(0, Codes.Length).Where(position => Codes[position] == level)];

    private static bool IsUniform(int[] positions, IReadOnlyList<bool> answered) =>
        positions.Select(position => answered[position]).Distinct().Count() == 1;
}
