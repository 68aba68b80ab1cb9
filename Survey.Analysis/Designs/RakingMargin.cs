using Survey.Analysis.Datasets;
using Survey.Analysis.Estimation.Nonresponse;

namespace Survey.Analysis.Designs;

/// <summary>The classes of one frame column that raked weights are to meet, within each respondent group.</summary>
/// <remarks>
/// A class that is too small (<see cref="WeightingClass.IsTooSmall"/>) is merged with the one before it in the column's order, the first
/// with the second.
/// </remarks>
internal sealed class RakingMargin
{
    private readonly List<MergedWeightingClass> mergedClasses = [];
    private readonly List<WeightingClass> classes;

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
                            .Select(each => WeightingClass.Of(dataset, $"{group.Key} {column} {each.Key}", each)),
                    ])
                ),
        ];
    }

    /// <summary>The classes that were merged.</summary>
    public IReadOnlyList<MergedWeightingClass> MergedClasses => mergedClasses;

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

    private List<WeightingClass> MergeSmallClasses(List<WeightingClass> group)
    {
        while (group.Count > 1 && group.FindIndex(each => each.IsTooSmall) is >= 0 and var small)
        {
            mergedClasses.Add(group[small].ToMergedClass());
            var (first, second) = (Math.Max(small - 1, 0), Math.Max(small, 1));
            group[first] = WeightingClass.Merge($"{group[first].Name}, {group[second].Name}", [group[first], group[second]]);
            group.RemoveAt(second);
        }

        return group;
    }
}
