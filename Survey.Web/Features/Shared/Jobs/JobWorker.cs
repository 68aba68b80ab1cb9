using Survey.Data.Jobs;

namespace Survey.Web.Features.Shared.Jobs;

/// <summary>Runs the queued jobs: one at a time of each kind, so that a slow kind does not delay another. Any node may take a job; one
/// whose node stopped is taken over by another.</summary>
internal sealed partial class JobWorker(
    IEnumerable<IJobHandler> handlers,
    IJobStore jobs,
    JobQueue queue,
    TimeProvider time,
    ILogger<JobWorker> log
) : BackgroundService
{
    /// <summary>Jobs queued or abandoned by other nodes are found only by polling; a person waits this long at most.</summary>
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(15);

    /// <summary>The pages that show progress are refreshed every two seconds: a shorter interval would not be seen.</summary>
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>A node without a heartbeat for this long has stopped: it is 120 intervals, more than any pause of a busy node.</summary>
    private static readonly TimeSpan StaleAfter = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(handlers.Select(handler => RunJobsAsync(handler, stoppingToken)));

    private async Task RunJobsAsync(IJobHandler handler, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            var enqueued = queue.NextEnqueued;
            if (!await TryRunNextAsync(handler, cancellation))
            {
                await Task.WhenAny(enqueued, Task.Delay(PollInterval, time, cancellation));
            }
        }
    }

    /// <summary>Runs the job that has waited longest; false where none waits, or the database cannot be reached.</summary>
    private async Task<bool> TryRunNextAsync(IJobHandler handler, CancellationToken cancellation)
    {
        try
        {
            var now = time.GetUtcNow();
            if (await jobs.ClaimNextAsync(handler.Kind, now, now - StaleAfter, cancellation) is not { } job)
            {
                return false;
            }

            await RunOrFailAsync(handler, job, cancellation);
            return true;
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            LogQueueUnavailable(log, exception, handler.Kind);
            return false;
        }
    }

    private async Task RunOrFailAsync(IJobHandler handler, Job job, CancellationToken cancellation)
    {
        try
        {
            await RunAsync(handler, job, cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            LogJobFailed(log, exception, job.Kind, job.Id);
            await jobs.FailAsync(job.Id, $"The job failed. The log says why under {job.Id}.", time.GetUtcNow(), cancellation);
        }
    }

    private async Task RunAsync(IJobHandler handler, Job job, CancellationToken cancellation)
    {
        var progress = new LatestProgress();
        var running = Task.Run(() => handler.RunAsync(job, progress, cancellation), cancellation);
        do
        {
            await jobs.UpdateProgressAsync(job.Id, progress.Value, time.GetUtcNow(), cancellation);
        } while (await Task.WhenAny(running, Task.Delay(ProgressInterval, time, cancellation)) != running);

        await jobs.FinishAsync(job.Id, await running, time.GetUtcNow(), cancellation);
    }

    /// <summary>Keeps the last progress that was reported, which the worker then stores at its own pace.</summary>
    private sealed class LatestProgress : IProgress<JobProgress>
    {
        private volatile JobProgress value = JobProgress.None;

        public JobProgress Value => value;

        public void Report(JobProgress value) => this.value = value;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The job {JobId} ({Kind}) failed.")]
    private static partial void LogJobFailed(ILogger log, Exception exception, JobKind kind, Guid jobId);

    [LoggerMessage(Level = LogLevel.Error, Message = "The queue of jobs ({Kind}) could not be read or written.")]
    private static partial void LogQueueUnavailable(ILogger log, Exception exception, JobKind kind);
}
