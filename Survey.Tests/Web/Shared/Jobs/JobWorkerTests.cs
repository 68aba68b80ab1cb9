using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NUnit.Framework;
using Survey.Data.Jobs;
using Survey.Tests.Support;
using Survey.Web.Features.Shared.Jobs;

namespace Survey.Tests.Web.Shared.Jobs;

/// <summary>How a job ends that cannot be done, or whose node stops.</summary>
public sealed class JobWorkerTests
{
    [Test]
    [CancelAfter(60_000)]
    public async Task Job_ThatCannotBeDone_FailsInPlainWords(CancellationToken cancellation)
    {
        await using var site = await ResearchSite.StartAsync();
        var store = new SingleJobStore(Guid.CreateVersion7(), blocksProgress: false);
        using var worker = Create(site, store);

        await worker.StartAsync(cancellation);
        var failure = await store.Failed.Task.WaitAsync(cancellation);
        await worker.StopAsync(cancellation);

        Assert.That(failure, Is.EqualTo($"The job failed. The log says why under {store.Job.Id}."));
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task Job_OfANodeThatStops_IsLeftToBeTakenOver(CancellationToken cancellation)
    {
        await using var site = await ResearchSite.StartAsync();
        var store = new SingleJobStore(site.Round.Id, blocksProgress: true);
        using var worker = Create(site, store);

        await worker.StartAsync(cancellation);
        await store.ProgressReported.Task.WaitAsync(cancellation);
        await worker.StopAsync(cancellation);

        Assert.Multiple(() =>
        {
            Assert.That(store.Failed.Task.IsCompleted, Is.False);
            Assert.That(store.IsFinished, Is.False);
        });
    }

    /// <summary>A kind without a handler would be queued and never run; two handlers of one kind would be a coincidence which one
    /// runs a job.</summary>
    [Test]
    public async Task EveryKind_HasOneHandler()
    {
        await using var site = await ResearchSite.StartAsync();

        var kinds = site.Services.GetServices<IJobHandler>().Select(handler => handler.Kind);

        Assert.That(kinds, Is.EquivalentTo(Enum.GetValues<JobKind>()));
    }

    private static JobWorker Create(ResearchSite site, IJobStore store) =>
        ActivatorUtilities.CreateInstance<JobWorker>(site.Services, store, NullLogger<JobWorker>.Instance);

    /// <summary>Gives out one report job once; may block whoever reports progress until the worker stops.</summary>
    private sealed class SingleJobStore(Guid roundId, bool blocksProgress) : IJobStore
    {
        private bool isClaimed;

        public Job Job { get; } =
            new()
            {
                Id = Guid.CreateVersion7(),
                Kind = JobKind.Report,
                SubjectId = roundId,
                QueuedBy = "anna",
                QueuedAt = DateTimeOffset.UnixEpoch,
            };

        public TaskCompletionSource ProgressReported { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource<string> Failed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsFinished { get; private set; }

        public Task<Job?> ClaimNextAsync(
            JobKind kind,
            DateTimeOffset claimedAt,
            DateTimeOffset idleSince,
            CancellationToken cancellation
        )
        {
            if (kind != Job.Kind || isClaimed)
            {
                return Task.FromResult<Job?>(null);
            }

            isClaimed = true;
            return Task.FromResult<Job?>(Job);
        }

        public async Task UpdateProgressAsync(
            Guid jobId,
            JobProgress progress,
            DateTimeOffset heartbeatAt,
            CancellationToken cancellation
        )
        {
            ProgressReported.TrySetResult();
            await (blocksProgress ? Task.Delay(Timeout.Infinite, cancellation) : Task.CompletedTask);
        }

        public Task FailAsync(Guid jobId, string failure, DateTimeOffset failedAt, CancellationToken cancellation)
        {
            Failed.TrySetResult(failure);
            return Task.CompletedTask;
        }

        public Task FinishAsync(Guid jobId, JobResult result, DateTimeOffset finishedAt, CancellationToken cancellation)
        {
            IsFinished = true;
            return Task.CompletedTask;
        }

        public Task<Job> EnqueueAsync(JobRequest request, DateTimeOffset queuedAt, CancellationToken cancellation) => Task.FromResult(Job);

        public Task<Job?> FindAsync(Guid jobId, CancellationToken cancellation) => Task.FromResult<Job?>(Job);

        public Task<Job?> FindLatestAsync(JobKind kind, Guid subjectId, CancellationToken cancellation) => Task.FromResult<Job?>(Job);

        public Task<Job?> FindLatestSucceededAsync(JobKind kind, Guid subjectId, CancellationToken cancellation) =>
            Task.FromResult<Job?>(null);

        public Task<JobFile?> FindFileAsync(Guid jobId, string fileName, CancellationToken cancellation) =>
            Task.FromResult<JobFile?>(null);
    }
}
