using Survey.Analysis.Datasets;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Designs;

/// <summary>The classes within which those who answered stand for those who did not: respondent group by weighting class.</summary>
/// <remarks>
/// A class in which fewer than two answered, and not all, says too little about itself. It merges with the rest of its respondent
/// group in the cell; a group of which that is still true merges with the rest of the cell.
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
    public required IReadOnlyList<MergedClass> MergedClasses { get; init; }

    /// <param name="dataset">The units.</param>
    /// <param name="cell">The eligible units of the cell.</param>
    /// <param name="column">The frame column of the weighting classes; null where respondent groups alone are classes.</param>
    public static WeightingClasses Create(Dataset dataset, RowSet cell, string? column)
    {
        var merged = new List<MergedClass>();
        var groups = cell.Rows()
            .GroupBy(unit => dataset.Frame.Units[unit].RespondentGroup, StringComparer.Ordinal)
            .Select(group => SplitGroup(dataset, group, column, merged))
            .ToList();
        var classes = groups.SelectMany(group => group).ToList();
        if (classes.Count > 1 && classes.Any(each => each.IsTooSmall))
        {
            merged.AddRange(classes.Where(each => each.IsTooSmall).Select(each => each.ToMergedClass()));
            classes = [MergeClasses("all", classes)];
        }

        var classOfUnit = new int[dataset.Length];
        Array.Fill(classOfUnit, -1);
        foreach (var (index, each) in classes.Index())
        {
            each.Units.ForEach(unit => classOfUnit[unit] = index);
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

    private static List<WeightingClass> SplitGroup(Dataset dataset, IGrouping<string, int> group, string? column, List<MergedClass> merged)
    {
        var classes = group
            .GroupBy(unit => column is null ? "" : dataset.Frame.Units[unit].GetValue(column), StringComparer.Ordinal)
            .Select(each => new WeightingClass(
                column is null ? group.Key : $"{group.Key} {each.Key}",
                [.. each],
                each.Count(unit => dataset.SubmittedUnits[unit])
            ))
            .ToList();
        if (classes.Count < 2 || !classes.Any(each => each.IsTooSmall))
        {
            return classes;
        }

        merged.AddRange(classes.Where(each => each.IsTooSmall).Select(each => each.ToMergedClass()));
        return [MergeClasses(group.Key, classes)];
    }

    private static WeightingClass MergeClasses(string name, List<WeightingClass> classes) =>
        new(name, [.. classes.SelectMany(each => each.Units)], classes.Sum(each => each.Answered));

    private sealed record WeightingClass(string Name, List<int> Units, int Answered)
    {
        public bool IsTooSmall => Answered < 2 && Answered < Units.Count;

        public MergedClass ToMergedClass() => new(Name, Answered, Units.Count);
    }
}
