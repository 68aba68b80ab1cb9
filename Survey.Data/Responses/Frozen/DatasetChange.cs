using System.Collections.Immutable;
using Survey.Data.Frames;

namespace Survey.Data.Responses.Frozen;

/// <summary>What became of a unit's row in the frame.</summary>
public enum FrameRowChange
{
    /// <summary>It is as it was.</summary>
    None,

    /// <summary>The unit was not in the frame before.</summary>
    Added,

    /// <summary>The unit is not asked any more: it has become ineligible, and keeps its row.</summary>
    Removed,

    /// <summary>Columns have other values.</summary>
    Changed,
}

/// <summary>What became of a unit's answers.</summary>
public enum ResponseChange
{
    /// <summary>They are as they were.</summary>
    None,

    /// <summary>There were none before.</summary>
    Added,

    /// <summary>Answers, or whether they are submitted, are others.</summary>
    Changed,
}

/// <summary>What has changed of one unit between two states of a round's data.</summary>
public sealed record DatasetChange
{
    /// <summary>The unit as it is now.</summary>
    public required FrameUnit Unit { get; init; }

    /// <summary>What became of its row in the frame.</summary>
    public required FrameRowChange Row { get; init; }

    /// <summary>The columns that have another value, where the row has changed.</summary>
    public required ImmutableArray<string> Columns { get; init; }

    /// <summary>The outcome that was noted before; null where none was.</summary>
    public Disposition? DispositionBefore { get; init; }

    /// <summary>The outcome that is noted now; null where none is.</summary>
    public Disposition? DispositionNow { get; init; }

    /// <summary>What became of its answers.</summary>
    public required ResponseChange Response { get; init; }

    /// <summary>Whether it has submitted since.</summary>
    public bool IsNewlySubmitted { get; init; }

    /// <summary>How many answers were given, changed or taken away.</summary>
    public required int ChangedAnswers { get; init; }

    /// <summary>Of which questions, in the order of their names.</summary>
    public required ImmutableArray<string> Questions { get; init; }

    /// <summary>Whether another outcome is noted.</summary>
    public bool HasOtherDisposition => DispositionBefore != DispositionNow;

    /// <summary>Whether nothing has changed.</summary>
    public bool IsEmpty => Row == FrameRowChange.None && Response == ResponseChange.None && !HasOtherDisposition;
}
