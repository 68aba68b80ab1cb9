using System.Collections.Immutable;
using Survey.Data.Files.Tables;

namespace Survey.Data.Frames;

/// <summary>The result of parsing a frame file: a frame, or all its problems.</summary>
public sealed record FrameParseResult
{
    /// <summary>The frame; null where there are problems.</summary>
    public Frame? Frame { get; init; }

    /// <summary>Every fault of the file, by line; empty where there is a frame.</summary>
    public required ImmutableArray<FileProblem> Problems { get; init; }
}
