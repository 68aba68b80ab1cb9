namespace Survey.Data.Responses.Team;

/// <summary>A submitted response that the research team opens again. It is kept beside the journal's row, which has no reason.</summary>
public sealed record Reopening
{
    /// <summary>More than a few sentences; the length of the database's column.</summary>
    public const int MaximumReasonLength = 1000;

    /// <summary>The round.</summary>
    public required Guid RoundId { get; init; }

    /// <summary>The frame unit.</summary>
    public required string UnitId { get; init; }

    /// <summary>The revision that the reopening makes: one more than the one that was seen.</summary>
    public required int Revision { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>The account that opens it.</summary>
    public required string ReopenedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset ReopenedAt { get; init; }
}
