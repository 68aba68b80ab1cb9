namespace Survey.Data.Rounds;

/// <summary>A report that somebody ordered for a round, and how far it has come.</summary>
public sealed record ReportJob
{
    /// <summary>The report's key.</summary>
    public required Guid Id { get; init; }

    /// <summary>The round it is made from.</summary>
    public required Guid RoundId { get; init; }

    /// <summary>When it was ordered.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>The last sign of life of whoever makes it; null where nobody has begun.</summary>
    public DateTimeOffset? HeartbeatAt { get; init; }

    /// <summary>How much is done, in percent.</summary>
    public required int Progress { get; init; }

    /// <summary>A short word for what is being done; empty before anything is.</summary>
    public required string Step { get; init; }

    /// <summary>When it was finished; null before.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The hash of the dataset it was made from; null before it is finished.</summary>
    public string? DatasetHash { get; init; }

    /// <summary>When making it failed; null where it did not.</summary>
    public DateTimeOffset? FailedAt { get; init; }

    /// <summary>Why it failed, in words for the one who ordered it; null where it did not.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether it is still to come: neither finished nor failed.</summary>
    public bool IsPending => FinishedAt is null && FailedAt is null;
}

/// <summary>A file of a finished report, such as <c>report.xlsx</c>.</summary>
public sealed record ReportFile(string Name, ReadOnlyMemory<byte> Content);
