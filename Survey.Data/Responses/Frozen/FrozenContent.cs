using System.Collections.Immutable;
using Survey.Data.Frames;

namespace Survey.Data.Responses.Frozen;

/// <summary>What a frozen dataset holds: all that figures are computed from, as one transaction read it.</summary>
public sealed record FrozenContent
{
    /// <summary>The hashes of the study versions that the round had asked, the one that it asked then first. A published version never
    /// changes.</summary>
    public required ImmutableArray<string> StudyHashes { get; init; }

    /// <summary>Whom it asked, in the order of the frame's file.</summary>
    public required Frame Frame { get; init; }

    /// <summary>The responses that anything was saved for, by unit.</summary>
    public required ImmutableArray<Response> Responses { get; init; }

    /// <summary>The round's moves between its versions.</summary>
    public required ImmutableArray<RecordedMove> Moves { get; init; }
}
