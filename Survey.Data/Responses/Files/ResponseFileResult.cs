using System.Collections.Immutable;
using Survey.Data.Frames;

namespace Survey.Data.Responses.Files;

/// <summary>How the reading of a responses file ended: with all its responses, or with everything that is wrong and none of them.</summary>
public sealed record ResponseFileResult
{
    /// <summary>The responses in the file's order; empty where there are problems.</summary>
    public required ImmutableArray<UnitResponse> Responses { get; init; }

    /// <summary>Every fault of the file and of its repeats' files.</summary>
    public required ImmutableArray<FileProblem> Problems { get; init; }
}
