using System.Collections.Immutable;

namespace Survey.Data.Frames.Changes;

/// <summary>What happens to a unit of a published frame.</summary>
public enum FrameUnitChangeKind
{
    /// <summary>It was not in the frame before.</summary>
    Added,

    /// <summary>Some of its columns are others.</summary>
    Changed,

    /// <summary>It leaves the frame: it is ineligible from now on, and keeps its answers.</summary>
    Removed,
}

/// <summary>The change of a unit of a published frame, column by column.</summary>
/// <param name="UnitId">The unit.</param>
/// <param name="Kind">What happens to it.</param>
/// <param name="Values">The columns that change, in the order of the file.</param>
public sealed record FrameUnitChange(string UnitId, FrameUnitChangeKind Kind, ImmutableArray<FrameValueChange> Values);

/// <summary>The change of one value of a unit.</summary>
/// <param name="Column">The column.</param>
/// <param name="Before">What it held.</param>
/// <param name="After">What it holds.</param>
public sealed record FrameValueChange(string Column, string Before, string After);
