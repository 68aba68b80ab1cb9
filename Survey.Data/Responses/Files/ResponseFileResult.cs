using System.Collections.Immutable;
using Survey.Data.Files.Tables;

namespace Survey.Data.Responses.Files;

/// <summary>The result of parsing a responses file: all its responses, or all its problems and no response.</summary>
public sealed record ResponseFileResult
{
    /// <summary>The responses in the file's order; empty where there are problems.</summary>
    public required ImmutableArray<UnitResponse> Responses { get; init; }

    /// <summary>Every fault of the file and of its repeats' files.</summary>
    public required ImmutableArray<FileProblem> Problems { get; init; }
}
