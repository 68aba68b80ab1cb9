namespace Survey.Data.Simulation.Coverage;

/// <summary>Keeps orders for bots, so that any node of the site can carry one out, show how far it is and what was found.</summary>
public interface IBotRunStore
{
    /// <summary>Orders bots for an upload; where some are out already, those.</summary>
    Task EnqueueAsync(Guid uploadId, DateTimeOffset queuedAt, CancellationToken cancellation);

    /// <summary>The bots of an upload, or null.</summary>
    Task<BotRun?> FindAsync(Guid uploadId, CancellationToken cancellation);

    /// <summary>Takes the oldest order that nobody has begun, or that has shown no sign of life since <paramref name="idleSince"/>; null
    /// where there is none.</summary>
    Task<BotRun?> ClaimNextAsync(DateTimeOffset claimedAt, DateTimeOffset idleSince, CancellationToken cancellation);

    /// <summary>Notes how far they are. What has ended stays as it is.</summary>
    Task UpdateProgressAsync(Guid uploadId, int progress, DateTimeOffset heartbeatAt, CancellationToken cancellation);

    /// <summary>Notes what they found. What has ended stays as it is.</summary>
    Task FinishAsync(Guid uploadId, CoverageReport coverage, DateTimeOffset finishedAt, CancellationToken cancellation);

    /// <summary>Notes that they failed. What has ended stays as it is.</summary>
    Task FailAsync(Guid uploadId, DateTimeOffset failedAt, CancellationToken cancellation);
}
