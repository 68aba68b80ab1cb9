namespace Survey.Data.Rounds;

/// <summary>A closing time of its own that the research team gives one unit, or takes back. All of them are kept; the last one
/// holds.</summary>
public sealed record UnitExtension
{
    /// <summary>The round.</summary>
    public required Guid RoundId { get; init; }

    /// <summary>The frame unit.</summary>
    public required string UnitId { get; init; }

    /// <summary>Which one of the unit's it is, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Up to, not including, when its answers are taken; null where the round's closing time holds again.</summary>
    public required DateTimeOffset? ClosesAt { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Who did it.</summary>
    public required string ChangedBy { get; init; }

    /// <summary>When it was done.</summary>
    public required DateTimeOffset ChangedAt { get; init; }
}
