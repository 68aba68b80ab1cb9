using Survey.Data.Frames;

namespace Survey.Web.Features.Fieldwork.Units;

/// <summary>A change of a unit's frame row, as it is typed.</summary>
internal sealed record UnitForm
{
    /// <summary>The unit.</summary>
    public string? Unit { get; init; }

    /// <summary>The revision of the frame that the page showed.</summary>
    public int Seen { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>The values of the frame's columns; null where the outcome is set.</summary>
    public Dictionary<string, string?>? Values { get; init; }

    /// <summary>The outcome; null where the columns are changed.</summary>
    public UnitOutcome? Outcome { get; init; }

    /// <summary>The unit that answers for this one, where the outcome is <see cref="UnitOutcome.Merged"/>.</summary>
    public string? MergedWith { get; init; }

    /// <summary>What is to be written into the frame's columns.</summary>
    /// <param name="fields">The columns that the page lets be changed.</param>
    public IReadOnlyDictionary<string, string> ToColumns(IEnumerable<UnitField> fields) =>
        Outcome switch
        {
            null => fields
                .Where(field => Values?.ContainsKey(field.Column) == true)
                .ToDictionary(field => field.Column, field => field.Value, StringComparer.Ordinal),
            UnitOutcome.Refused => ColumnsOf(Disposition.Refused, ""),
            UnitOutcome.Undeliverable => ColumnsOf(Disposition.Undeliverable, ""),
            UnitOutcome.Ineligible => ColumnsOf(Disposition.Ineligible, ""),
            UnitOutcome.Merged => ColumnsOf(Disposition.Ineligible, MergedWith?.Trim() ?? ""),
            _ => ColumnsOf(Disposition.NotStarted, ""),
        };

    private static Dictionary<string, string> ColumnsOf(Disposition disposition, string mergedWith) =>
        new(StringComparer.Ordinal)
        {
            [FrameFileReader.DispositionColumn] = DispositionReference.All.First(word => word.Disposition == disposition).Name,
            [FrameFileReader.MergedWithColumn] = mergedWith,
        };
}

/// <summary>What fieldwork notes of a unit.</summary>
internal enum UnitOutcome
{
    /// <summary>Nothing; it is asked, and what it answers counts.</summary>
    None,

    /// <summary>It will not take part.</summary>
    Refused,

    /// <summary>It could not be reached.</summary>
    Undeliverable,

    /// <summary>It does not belong to those who are asked.</summary>
    Ineligible,

    /// <summary>It has become part of another unit, and is not asked itself.</summary>
    Merged,
}
