using System.Collections.Immutable;
using Survey.Analysis.Datasets;

namespace Survey.Analysis.Figures.Suppression;

/// <summary>What a figure counts before it is broken down: who is known, who is not, and into which parts the known ones fall. Every cell
/// of a breakdown is a cut of it.</summary>
internal sealed record CountSpecification
{
    /// <summary>The item of a battery that it counts; null for all cells of a figure.</summary>
    public string? Item { get; init; }

    /// <summary>Whose rows they are: units, pairs, or the rows of a repeat.</summary>
    public required RowUniverse Universe { get; init; }

    /// <summary>The questions whose answers make a row known, joined by spaces; empty is that every row is.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The questions whose answers put a row in the base, joined by spaces; empty is that the frame does.</summary>
    public string BaseSubject { get; init; } = "";

    /// <summary>The frame columns in the base.</summary>
    public ImmutableArray<string> BaseColumns { get; init; } = [];

    /// <summary>The rows of the denominator.</summary>
    public required RowSet Known { get; init; }

    /// <summary>The rows published as unknown beside it.</summary>
    public required RowSet Unknown { get; init; }

    /// <summary>The rows that are possible given the frame alone; null where nobody knows how many there are.</summary>
    public RowSet? Possible { get; init; }

    /// <summary>Ways in which the known rows fall into parts that leave none out and do not overlap; each part's count is published, or
    /// the rest of one that is.</summary>
    public ImmutableArray<ImmutableArray<RowSet>> Partitions { get; init; } = [];

    /// <summary>The number of each row whose mean or total is published; null where there is none, or where one is negative.</summary>
    public ReadOnlyMemory<double>? Values { get; init; }

    /// <summary>Whether the parts are answers, so that it says something that all are in one.</summary>
    public bool ArePartsAnswers { get; init; } = true;

    /// <summary>Whether both publish the same counts and sums of the same rows.</summary>
    public bool HasSameCountsAs(CountSpecification other) =>
        Unknown.Equals(other.Unknown)
        && Partitions.Length == other.Partitions.Length
        && Partitions.Zip(other.Partitions).All(each => each.First.SequenceEqual(each.Second))
        && HasSameValuesAs(other);

    /// <summary>Whether the known rows have the same numbers in both.</summary>
    public bool HasSameValuesAs(CountSpecification other) =>
        (Values, other.Values) switch
        {
            (null, null) => true,
            ({ } ownValues, { } otherValues) => Known.Rows().All(row => ownValues.Span[row] == otherValues.Span[row]),
            _ => false,
        };
}
