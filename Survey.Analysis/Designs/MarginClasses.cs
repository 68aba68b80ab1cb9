using Survey.Analysis.Datasets;
using Survey.Analysis.Estimation.Nonresponse;

namespace Survey.Analysis.Designs;

/// <summary>The classes of one frame column that raked weights are to meet, within each respondent group.</summary>
/// <remarks>
/// A class in which fewer than two answered, and not all, says too little about itself. It merges with the one before it in the
/// column's order, the first with the second.
/// </remarks>
internal sealed class MarginClasses
{
    private readonly List<MergedClass> merged = [];
    private readonly List<Class> classes;

    public MarginClasses(Dataset dataset, Bits cell, string column)
    {
        var list = dataset.Study.FindFrameColumn(column)?.List;
        classes =
        [
            .. cell.Rows().GroupBy(unit => dataset.Frame.Units[unit].RespondentGroup, StringComparer.Ordinal).SelectMany(group => Merge(
            [
                .. group.GroupBy(unit => dataset.Frame.Units[unit].Read(column), StringComparer.Ordinal)
                    .OrderBy(each => list?.Choices.Select(choice => choice.Name).ToList().IndexOf(each.Key) ?? 0).ThenBy(each => each.Key, StringComparer.Ordinal)
                    .Select(each => new Class($"{group.Key} {column} {each.Key}", [.. each], each.Count(unit => dataset.Submitted[unit]))),
            ])),
        ];
    }

    /// <summary>The classes that were merged.</summary>
    public IReadOnlyList<MergedClass> Merged => merged;

    /// <summary>The classes' sizes, and the class of each respondent.</summary>
    public Margin Of(IReadOnlyList<int> respondents)
    {
        var classOf = classes.Index().SelectMany(each => each.Item.Units.Select(unit => (unit, each.Index))).ToDictionary(pair => pair.unit, pair => pair.Index);
        return new Margin([.. classes.Select(each => (each.Name, (double)each.Units.Count))], respondents.Select(unit => classOf[unit]).ToArray());
    }

    private List<Class> Merge(List<Class> group)
    {
        while (group.Count > 1 && group.FindIndex(each => each.SaysTooLittle) is >= 0 and var small)
        {
            merged.Add(new MergedClass(group[small].Name, group[small].Answered, group[small].Units.Count));
            var into = Math.Max(small - 1, 0);
            group[into] = group[into].With(group[into + 1]);
            group.RemoveAt(into + 1);
        }

        return group;
    }

    private sealed record Class(string Name, List<int> Units, int Answered)
    {
        public bool SaysTooLittle => Answered < 2 && Answered < Units.Count;

        public Class With(Class next) => new($"{Name}, {next.Name}", [.. Units, .. next.Units], Answered + next.Answered);
    }
}
