namespace Survey.Data.Rounds;

/// <summary>One fielding of a study: which published version is answered, and when answers are taken.</summary>
public sealed record Round
{
    /// <summary>The round's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The stable name, unique, used in commands and addresses.</summary>
    public required string Name { get; init; }

    /// <summary>The study's name.</summary>
    public required string StudyName { get; init; }

    /// <summary>The hash of the published workbook that is answered.</summary>
    public required string StudyHash { get; init; }

    /// <summary>From when answers are taken.</summary>
    public required DateTimeOffset OpensAt { get; init; }

    /// <summary>Up to, not including, when answers are taken.</summary>
    public required DateTimeOffset ClosesAt { get; init; }

    /// <summary>The previous round, whose answers are shown beside this one's and may be the initial values of questions; null where there
    /// is none.</summary>
    public Guid? PreviousRoundId { get; init; }

    /// <summary>Whether the answers are simulated; every page and report that shows them says so.</summary>
    public bool IsSynthetic { get; init; }

    /// <summary>How many times the frame was changed since the round was published; a frame that was read is of this number.</summary>
    public int FrameRevision { get; init; }

    /// <summary>Whether answers are taken at an instant.</summary>
    public bool IsOpenAt(DateTimeOffset instant) => OpensAt <= instant && instant < ClosesAt;
}
