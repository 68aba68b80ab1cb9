using System.Collections.Immutable;
using System.Globalization;

namespace Survey.Data.Questionnaires;

/// <summary>One thing that can be chosen.</summary>
public sealed record Choice
{
    /// <summary>The stable code of the choice.</summary>
    public required string Name { get; init; }

    /// <summary>What the respondent reads.</summary>
    public required LocalizedText Label { get; init; }

    /// <summary>The picture beside the label; null where there is none.</summary>
    public LabelPicture? Picture { get; init; }

    /// <summary>Set where choosing it means that there is no value: don't know, refused, not applicable.</summary>
    public MissingReason? MissingReason { get; init; }

    /// <summary>Whether it rules out every other choice in a multi-select.</summary>
    public bool IsExclusive { get; init; }

    /// <summary>The number that means and medians use; null where the choice has none.</summary>
    public double? Score { get; init; }

    /// <summary>How often simulated respondents choose it: a weight in a single choice, a probability in a multi-select.</summary>
    public double? Likelihood { get; init; }

    /// <summary>The further columns of its row, which a choice filter reads as bare names.</summary>
    public ImmutableDictionary<string, string> Columns { get; init; } = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The name of a choice in files of answers: one that is a code for missing answers there (−99 to −91) is lower by
    /// 100.</summary>
    public static string FileNameOf(string name) =>
        Enum.GetValues<MissingReason>()
            .Where(reason => ((int)reason).ToString(CultureInfo.InvariantCulture) == name)
            .Select(reason => ((int)reason - 100).ToString(CultureInfo.InvariantCulture))
            .FirstOrDefault(name);

    /// <summary>Where the choice stands in the workbook.</summary>
    public required SourceLocation Location { get; init; }
}
