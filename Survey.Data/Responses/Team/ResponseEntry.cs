namespace Survey.Data.Responses.Team;

/// <summary>How answers came that the research team enters for a unit.</summary>
public enum EntryMode
{
    /// <summary>On paper.</summary>
    Paper,

    /// <summary>By telephone.</summary>
    Phone,

    /// <summary>Otherwise, such as in a mail.</summary>
    Other,

    /// <summary>Not at all: the team corrects what the organisation answered.</summary>
    Correction,
}

/// <summary>The research team's leave to fill in one unit's form. Everything that is saved by it is noted with it.</summary>
public sealed record ResponseEntry
{
    /// <summary>More than a few sentences; the length of the database's columns.</summary>
    public const int MaximumTextLength = 1000;

    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The round.</summary>
    public required Guid RoundId { get; init; }

    /// <summary>The frame unit.</summary>
    public required string UnitId { get; init; }

    /// <summary>How the answers came.</summary>
    public required EntryMode Mode { get; init; }

    /// <summary>On which day they came.</summary>
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>From whom or where; empty where nothing is noted.</summary>
    public required string Source { get; init; }

    /// <summary>Why the team may enter them all the same: the time to answer is over, or the organisation has answered itself. Empty where
    /// neither holds.</summary>
    public required string Reason { get; init; }

    /// <summary>The account, and the only one that may use it.</summary>
    public required string StartedBy { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset StartedAt { get; init; }
}
