namespace Survey.Data.Simulation.Coverage;

/// <summary>Bots that somebody sent through an uploaded form, and how far they have come.</summary>
public sealed record BotRun
{
    /// <summary>The upload whose form they walk.</summary>
    public required Guid UploadId { get; init; }

    /// <summary>When they were ordered.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>How much is done, in percent.</summary>
    public required int Progress { get; init; }

    /// <summary>What they found; null before they are back.</summary>
    public CoverageReport? Coverage { get; init; }

    /// <summary>When they failed; null where they did not.</summary>
    public DateTimeOffset? FailedAt { get; init; }

    /// <summary>Whether they are still out.</summary>
    public bool IsPending => Coverage is null && FailedAt is null;
}
