using Survey.Analysis.Datasets;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Designs;

/// <summary>The classes within which respondents represent nonrespondents: respondent group by weighting class.</summary>
/// <remarks>
/// A class that is too small (<see cref="WeightingClass.IsTooSmall"/>) is merged with the rest of its respondent group in the cell; a group
/// that is still too small with the rest of the cell.
/// </remarks>
internal sealed class WeightingClasses
{
    private readonly Dataset dataset;
    private readonly RowSet cell;

    private WeightingClasses(Dataset dataset, RowSet cell)
    {
        this.dataset = dataset;
        this.cell = cell;
    }

    public required IReadOnlyList<Stratum> Strata { get; init; }

    /// <summary>For each unit of the frame its class; -1 outside the cell.</summary>
    public required ReadOnlyMemory<int> ClassOfUnit { get; init; }

    /// <summary>The classes that were merged.</summary>
    public required IReadOnlyList<MergedWeightingClass> MergedClasses { get; init; }

    /// <param name="dataset">The units.</param>
    /// <param name="cell">The eligible units of the cell.</param>
    /// <param name="column">The frame column of the weighting classes; null where respondent groups alone are classes.</param>
    public static WeightingClasses Create(Dataset dataset, RowSet cell, string? column)
    {
        var merged = new List<MergedWeightingClass>();
        var classesOfGroups = cell.Rows()
            .GroupBy(unit => dataset.Frame.Units[unit].RespondentGroup, StringComparer.Ordinal)
            .SelectMany(group => SplitGroup(dataset, group, column, merged))
            .ToList();
        var classes = MergeIfAnyIsTooSmall("all", classesOfGroups, merged);

        var classOfUnit = new int[dataset.Length];
        Array.Fill(classOfUnit, -1);
        foreach (var (index, each) in classes.Index())
        {
            foreach (var unit in each.Units)
            {
                classOfUnit[unit] = index;
            }
        }

        return new WeightingClasses(dataset, cell)
        {
            Strata = [.. classes.Select(each => new Stratum(each.Name, each.Units.Count))],
            ClassOfUnit = classOfUnit,
            MergedClasses = merged,
        };
    }

    /// <summary>For each unit a number that it shares with the units of its respondent group and class.</summary>
    public static int[] ClassCodes(Dataset dataset, string? column)
    {
        var codes = new Dictionary<(string Group, string Class), int>();
        return
        [
            .. dataset.Frame.Units.Select(unit =>
            {
                var key = (unit.RespondentGroup, column is null ? "" : unit.GetValue(column));
                codes.TryAdd(key, codes.Count);
                return codes[key];
            }),
        ];
    }

    /// <summary>The units of the cell that answered, in the frame's order.</summary>
    public int[] Respondents() => [.. dataset.SubmittedUnits.And(cell).Rows()];

    private static List<WeightingClass> SplitGroup(
        Dataset dataset,
        IGrouping<string, int> group,
        string? column,
        List<MergedWeightingClass> merged
    )
    {
        var classes = column is null
            ? [WeightingClass.Of(dataset, group.Key, group)]
            : group
                .GroupBy(unit => dataset.Frame.Units[unit].GetValue(column), StringComparer.Ordinal)
                .Select(each => WeightingClass.Of(dataset, $"{group.Key} {each.Key}", each))
                .ToList();
        return MergeIfAnyIsTooSmall(group.Key, classes, merged);
    }

    private static List<WeightingClass> MergeIfAnyIsTooSmall(string name, List<WeightingClass> classes, List<MergedWeightingClass> merged)
    {
        var tooSmall = classes.Where(each => each.IsTooSmall).Select(each => each.ToMergedClass()).ToList();
        if (classes.Count < 2 || tooSmall.Count == 0)
        {
            return classes;
        }

        merged.AddRange(tooSmall);
        return [WeightingClass.Merge(name, classes)];
    }
}
