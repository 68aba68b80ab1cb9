using System.Collections.Immutable;

namespace Survey.Data.Frames;

/// <summary>How the reading of a frame file ended: with a frame, or with everything that is wrong.</summary>
public sealed record FrameParseResult
{
    /// <summary>The frame; null where there are problems.</summary>
    public Frame? Frame { get; init; }

    /// <summary>Every fault of the file, by line; empty where there is a frame.</summary>
    public required ImmutableArray<FileProblem> Problems { get; init; }
}
