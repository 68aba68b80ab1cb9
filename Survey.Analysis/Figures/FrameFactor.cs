using Survey.Analysis.Datasets;
using Survey.Analysis.Designs;
using Survey.Analysis.Estimation.Regression;
using Survey.Data.Studies;

namespace Survey.Analysis.Figures;

/// <summary>A frame column of some units as a factor: the classes that occur, in the column's order, the units without one last.</summary>
internal sealed class FrameFactor
{
    private readonly int[] units;

    public FrameFactor(Dataset dataset, int[] units, FrameColumn column)
    {
        this.units = units;
        Column = column.Name;
        string[] values = [.. units.Select(unit => dataset.Frame.Units[unit].Read(column.Name))];
        var order = column.List?.Choices.Select(choice => choice.Name).ToList() ?? [];
        Levels = [.. values.Distinct(StringComparer.Ordinal)
            .OrderBy(value => value.Length == 0)
            .ThenBy(value => order.IndexOf(value) is >= 0 and var place ? place : order.Count)
            .ThenBy(value => value, StringComparer.Ordinal)];
        Codes = [.. values.Select(value => Levels.IndexOf(value))];
    }

    public string Column { get; }

    public List<string> Levels { get; }

    public int[] Codes { get; }

    public Factor Factor => new(Column, Codes, Levels);

    public int[] UnitsOf(int level) => [.. units.Where((_, position) => Codes[position] == level)];

    /// <summary>The factor for a model of the response: classes in which all or none answered are joined with the one before, the first with the second.</summary>
    public (Factor Factor, List<MergedClass> Joined) ForModel(IReadOnlyList<bool> answered)
    {
        var joined = new List<MergedClass>();
        var classes = Levels.Select((level, index) => (Name: level, Members: Positions(index))).ToList();
        while (classes.Count > 1 && classes.FindIndex(each => IsUniform(each.Members, answered)) is >= 0 and var uniform)
        {
            joined.Add(new MergedClass(classes[uniform].Name, classes[uniform].Members.Count(position => answered[position]), classes[uniform].Members.Length));
            var into = Math.Max(uniform - 1, 0);
            classes[into] = ($"{classes[into].Name}, {classes[into + 1].Name}", [.. classes[into].Members, .. classes[into + 1].Members]);
            classes.RemoveAt(into + 1);
        }

        var codes = new int[Codes.Length];
        foreach (var (index, (_, members)) in classes.Index())
        {
            Array.ForEach(members, position => codes[position] = index);
        }

        return (new Factor(Column, codes, [.. classes.Select(each => each.Name)]), joined);
    }

    private int[] Positions(int level) => [.. Enumerable.Range(0, Codes.Length).Where(position => Codes[position] == level)];

    private static bool IsUniform(int[] positions, IReadOnlyList<bool> answered) => positions.Select(position => answered[position]).Distinct().Count() == 1;
}
