namespace Survey.Data.Rounds;

/// <summary>What a change of a round's closing time does.</summary>
public enum RoundChangeKind
{
    /// <summary>An open round, or one that is to open, closes later.</summary>
    Extended,

    /// <summary>An open round closes now.</summary>
    Closed,

    /// <summary>A closed round takes answers again.</summary>
    Reopened,
}

/// <summary>Why a closing time cannot be changed so.</summary>
public enum RoundChangeProblem
{
    /// <summary>The round is closed: it can be reopened.</summary>
    IsClosed,

    /// <summary>The round is open, or is to open: it can be extended.</summary>
    IsNotClosed,

    /// <summary>The round has not opened yet, so there is nothing to close.</summary>
    IsNotOpenYet,

    /// <summary>The new time is not after the present one. Respondents were told the present one: it is not moved forward.</summary>
    IsNotLater,

    /// <summary>The new time is over, so nobody could answer.</summary>
    IsOver,
}

/// <summary>A change of the time at which a round closes. All of them are kept.</summary>
public sealed record RoundChange
{
    /// <summary>More than a few sentences; the length of the database's column.</summary>
    public const int MaximumReasonLength = 1000;

    /// <summary>The round.</summary>
    public required Guid RoundId { get; init; }

    /// <summary>What is done.</summary>
    public required RoundChangeKind Kind { get; init; }

    /// <summary>When the round would have closed, or did.</summary>
    public required DateTimeOffset PreviousClosesAt { get; init; }

    /// <summary>When it closes from now on.</summary>
    public required DateTimeOffset ClosesAt { get; init; }

    /// <summary>Why; empty where no reason was given.</summary>
    public required string Reason { get; init; }

    /// <summary>Who did it: an account's name, or the command line.</summary>
    public required string ChangedBy { get; init; }

    /// <summary>When it was done.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>What stands against the change of a round; null where nothing does.</summary>
    public RoundChangeProblem? FindProblem(Round round) =>
        Kind switch
        {
            RoundChangeKind.Closed or RoundChangeKind.Extended when round.ClosesAt <= ChangedAt => RoundChangeProblem.IsClosed,
            RoundChangeKind.Closed when ChangedAt <= round.OpensAt => RoundChangeProblem.IsNotOpenYet,
            RoundChangeKind.Extended when ClosesAt <= round.ClosesAt => RoundChangeProblem.IsNotLater,
            RoundChangeKind.Reopened when ChangedAt < round.ClosesAt => RoundChangeProblem.IsNotClosed,
            RoundChangeKind.Reopened when ClosesAt <= ChangedAt => RoundChangeProblem.IsOver,
            _ => null,
        };
}
