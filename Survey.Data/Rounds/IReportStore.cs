namespace Survey.Data.Rounds;

/// <summary>Keeps the reports ordered for rounds, so that any node of the site can make one, show how far it is and hand it out.</summary>
public interface IReportStore
{
    /// <summary>Orders a report of a round; where one is awaited already, that one.</summary>
    Task<ReportJob> EnqueueAsync(Guid roundId, DateTimeOffset queuedAt, CancellationToken cancellation);

    /// <summary>The report of that key, or null.</summary>
    Task<ReportJob?> FindAsync(Guid reportId, CancellationToken cancellation);

    /// <summary>The report of a round that was ordered last, or null.</summary>
    Task<ReportJob?> FindLatestAsync(Guid roundId, CancellationToken cancellation);

    /// <summary>The report of a round that was finished last, or null.</summary>
    Task<ReportJob?> FindLatestFinishedAsync(Guid roundId, CancellationToken cancellation);

    /// <summary>Takes the oldest order that nobody has begun, or that has shown no sign of life since <paramref name="idleSince"/>; null
    /// where there is none.</summary>
    /// <remarks>One order goes to one node only. A node that stops in the middle leaves an order that another takes up later.</remarks>
    Task<ReportJob?> ClaimNextAsync(DateTimeOffset claimedAt, DateTimeOffset idleSince, CancellationToken cancellation);

    /// <summary>Notes how far a report is, 0 to 100, with a short word for what is being done. A report that has ended stays as it
    /// is.</summary>
    Task UpdateProgressAsync(Guid reportId, int progress, string step, DateTimeOffset heartbeatAt, CancellationToken cancellation);

    /// <summary>Puts a finished report on the shelf, all its files or none. A report that has ended stays as it is.</summary>
    Task FinishAsync(
        Guid reportId,
        string datasetHash,
        IReadOnlyCollection<ReportFile> files,
        DateTimeOffset finishedAt,
        CancellationToken cancellation
    );

    /// <summary>Notes that a report could not be made, and why. A report that has ended stays as it is.</summary>
    Task FailAsync(Guid reportId, string failure, DateTimeOffset failedAt, CancellationToken cancellation);

    /// <summary>A file of a finished report, or null.</summary>
    Task<ReportFile?> FindFileAsync(Guid reportId, string fileName, CancellationToken cancellation);
}
