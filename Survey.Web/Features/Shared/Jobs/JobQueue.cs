using Survey.Data.Jobs;

namespace Survey.Web.Features.Shared.Jobs;

/// <summary>Queues background jobs, and wakes this node's worker at once; other nodes find them when they poll.</summary>
internal sealed class JobQueue(IJobStore jobs, TimeProvider time)
{
    private TaskCompletionSource enqueued = CreateSignal();

    /// <summary>Completes when a job is queued on this node. To be read before the queue is, so that no job is missed in between.</summary>
    public Task NextEnqueued => Volatile.Read(ref enqueued).Task;

    /// <summary>Queues a job; where one of the same kind and subject is pending already, nothing is added.</summary>
    public async Task EnqueueAsync(JobRequest request, CancellationToken cancellation)
    {
        await jobs.EnqueueAsync(request, time.GetUtcNow(), cancellation);
        Interlocked.Exchange(ref enqueued, CreateSignal()).SetResult();
    }

    private static TaskCompletionSource CreateSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
