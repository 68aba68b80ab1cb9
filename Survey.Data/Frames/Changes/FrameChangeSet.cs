using System.Collections.Immutable;

namespace Survey.Data.Frames.Changes;

/// <summary>What is to be changed in a published frame.</summary>
public sealed record FrameChangeSet
{
    /// <summary>The changes: of the frame's units in its order, then those that are added.</summary>
    public required ImmutableArray<FrameUnitChange> Changes { get; init; }

    /// <summary>The units as they are to be, one for each of <see cref="Changes"/>.</summary>
    public required ImmutableArray<FrameUnit> Units { get; init; }

    /// <summary>Columns of the frame that the file leaves out; their values stay.</summary>
    public ImmutableArray<string> KeptColumns { get; init; } = [];

    /// <summary>Whether nothing is to be changed.</summary>
    public bool IsEmpty => Changes.IsEmpty;

    /// <summary>How many changes are of a kind.</summary>
    public int Count(FrameUnitChangeKind kind) => Changes.Count(change => change.Kind == kind);
}
