namespace Survey.Data.Frames.Changes;

/// <summary>One change of a published frame: all that was changed at a time, by whom and why. All of them are kept.</summary>
public sealed record FrameChange
{
    /// <summary>More than a few sentences; the length of the database's column.</summary>
    public const int MaximumReasonLength = 1000;

    /// <summary>The round.</summary>
    public required Guid RoundId { get; init; }

    /// <summary>The number of the change, from 1; the frame as it was published is 0.</summary>
    public required int Revision { get; init; }

    /// <summary>Why; empty where no reason was given.</summary>
    public required string Reason { get; init; }

    /// <summary>Who did it: an account's name, or the command line.</summary>
    public required string ChangedBy { get; init; }

    /// <summary>When it was done.</summary>
    public required DateTimeOffset ChangedAt { get; init; }
}

/// <summary>A change of a frame in a list, with how many units it was of.</summary>
/// <param name="Change">The change.</param>
/// <param name="AddedCount">Units that were added.</param>
/// <param name="ChangedCount">Units that were changed.</param>
/// <param name="RemovedCount">Units that were removed.</param>
public sealed record FrameChangeSummary(FrameChange Change, int AddedCount, int ChangedCount, int RemovedCount);

/// <summary>What a change of a frame did to one unit.</summary>
/// <param name="Change">The change.</param>
/// <param name="Unit">What it did.</param>
public sealed record FrameUnitHistoryEntry(FrameChange Change, FrameUnitChange Unit);
