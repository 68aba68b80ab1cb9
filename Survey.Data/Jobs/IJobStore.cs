namespace Survey.Data.Jobs;

/// <summary>Stores the background jobs, so that any node of the site can run one, show its progress and serve its files.</summary>
/// <remarks>Thread-safe. A job that has ended is not changed any more by any method.</remarks>
public interface IJobStore
{
    /// <summary>Queues a job and returns it; where one of the same kind and subject is pending already, returns that one and queues
    /// none.</summary>
    Task<Job> EnqueueAsync(JobRequest request, DateTimeOffset queuedAt, CancellationToken cancellation);

    /// <summary>The job with the id, or null.</summary>
    Task<Job?> FindAsync(Guid jobId, CancellationToken cancellation);

    /// <summary>The job of a kind and a subject that was queued last, or null.</summary>
    Task<Job?> FindLatestAsync(JobKind kind, Guid subjectId, CancellationToken cancellation);

    /// <summary>The job of a kind and a subject that was queued last of those that succeeded, or null.</summary>
    Task<Job?> FindLatestSucceededAsync(JobKind kind, Guid subjectId, CancellationToken cancellation);

    /// <summary>Claims the oldest pending job of the kind that has not been started, or whose last heartbeat is before
    /// <paramref name="idleSince"/>, and returns it as it is then; null where there is none.</summary>
    /// <remarks>One node at most gets a job by a call. A job whose node stopped is claimed by another one, once its heartbeat is old;
    /// should the first node still run, both do the work, and the first to finish counts.</remarks>
    Task<Job?> ClaimNextAsync(JobKind kind, DateTimeOffset claimedAt, DateTimeOffset idleSince, CancellationToken cancellation);

    /// <summary>Records how much is done; this is the job's heartbeat.</summary>
    Task UpdateProgressAsync(Guid jobId, JobProgress progress, DateTimeOffset heartbeatAt, CancellationToken cancellation);

    /// <summary>Records the result and stores all its files, or none where the job has ended already.</summary>
    Task FinishAsync(Guid jobId, JobResult result, DateTimeOffset finishedAt, CancellationToken cancellation);

    /// <summary>Records that the job failed, and why.</summary>
    Task FailAsync(Guid jobId, string failure, DateTimeOffset failedAt, CancellationToken cancellation);

    /// <summary>A file of a finished job, or null.</summary>
    Task<JobFile?> FindFileAsync(Guid jobId, string fileName, CancellationToken cancellation);
}
