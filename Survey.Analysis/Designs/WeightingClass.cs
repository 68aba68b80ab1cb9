using Survey.Analysis.Datasets;

namespace Survey.Analysis.Designs;

/// <summary>Units of one respondent group, or of a part of it, for which those of them that answered stand.</summary>
/// <param name="Name">The group and the value that its units share.</param>
/// <param name="Units">Positions in the frame.</param>
/// <param name="Answered">How many of them answered.</param>
internal sealed record WeightingClass(string Name, IReadOnlyList<int> Units, int Answered)
{
    /// <summary>Whether fewer than two answered, and not all: there is no spread from which a standard error could follow.</summary>
    public bool IsTooSmall => Answered < 2 && Answered < Units.Count;

    public static WeightingClass Of(Dataset dataset, string name, IEnumerable<int> units)
    {
        int[] positions = [.. units];
        return new WeightingClass(name, positions, positions.Count(unit => dataset.SubmittedUnits[unit]));
    }

    public static WeightingClass Merge(string name, IReadOnlyList<WeightingClass> classes) =>
        new(name, [.. classes.SelectMany(each => each.Units)], classes.Sum(each => each.Answered));

    public MergedWeightingClass ToMergedClass() => new(Name, Answered, Units.Count);
}
