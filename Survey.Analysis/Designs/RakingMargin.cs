using Survey.Analysis.Datasets;
using Survey.Analysis.Estimation.Nonresponse;

namespace Survey.Analysis.Designs;

/// <summary>The classes of one frame column that raked weights are to meet, within each respondent group.</summary>
/// <remarks>
/// A class in which fewer than two answered, and not all, says too little about itself. It merges with the one before it in the
/// column's order, the first with the second.
/// </remarks>
internal sealed class RakingMargin
{
    private readonly List<MergedClass> mergedClasses = [];
    private readonly List<MarginClass> classes;

    public RakingMargin(Dataset dataset, RowSet cell, string column)
    {
        var list = dataset.Study.FindFrameColumn(column)?.List;
        classes =
        [
            .. cell.Rows()
                .GroupBy(unit => dataset.Frame.Units[unit].RespondentGroup, StringComparer.Ordinal)
                .SelectMany(group =>
                    MergeSmallClasses([
                        .. group
                            .GroupBy(unit => dataset.Frame.Units[unit].GetValue(column), StringComparer.Ordinal)
                            .OrderBy(each => list?.Choices.Select(choice => choice.Name).ToList().IndexOf(each.Key) ?? 0)
                            .ThenBy(each => each.Key, StringComparer.Ordinal)
                            .Select(each => new MarginClass(
                                $"{group.Key} {column} {each.Key}",
                                [.. each],
                                each.Count(unit => dataset.SubmittedUnits[unit])
                            )),
                    ])
                ),
        ];
    }

    /// <summary>The classes that were merged.</summary>
    public IReadOnlyList<MergedClass> MergedClasses => mergedClasses;

    /// <summary>The classes' sizes, and the class of each respondent.</summary>
    public Margin ToMargin(IReadOnlyList<int> respondents)
    {
        var classOf = classes
            .Index()
            .SelectMany(each => each.Item.Units.Select(unit => (unit, each.Index)))
            .ToDictionary(pair => pair.unit, pair => pair.Index);
        return new Margin(
            [.. classes.Select(each => (each.Name, (double)each.Units.Count))],
            respondents.Select(unit => classOf[unit]).ToArray()
        );
    }

    private List<MarginClass> MergeSmallClasses(List<MarginClass> group)
    {
        while (group.Count > 1 && group.FindIndex(each => each.IsTooSmall) is >= 0 and var small)
        {
            mergedClasses.Add(new MergedClass(group[small].Name, group[small].Answered, group[small].Units.Count));
            var into = Math.Max(small - 1, 0);
            group[into] = group[into].MergeWith(group[into + 1]);
            group.RemoveAt(into + 1);
        }

        return group;
    }

    private sealed record MarginClass(string Name, List<int> Units, int Answered)
    {
        public bool IsTooSmall => Answered < 2 && Answered < Units.Count;

        public MarginClass MergeWith(MarginClass next) => new($"{Name}, {next.Name}", [.. Units, .. next.Units], Answered + next.Answered);
    }
}
