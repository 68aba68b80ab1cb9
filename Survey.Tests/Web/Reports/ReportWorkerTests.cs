using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NUnit.Framework;
using Survey.Data.Rounds;
using Survey.Tests.Support;
using Survey.Web.Features.Reports;

namespace Survey.Tests.Web.Reports;

/// <summary>What becomes of an order when the report cannot be made, or the node stops in the middle.</summary>
public sealed class ReportWorkerTests
{
    [Test]
    [CancelAfter(60_000)]
    public async Task Order_ThatCannotBeMade_FailsInPlainWords(CancellationToken cancellation)
    {
        await using var site = await ResearchSite.StartAsync();
        var shelf = new SingleJobReportStore(Guid.CreateVersion7());
        using var maker = Create(site, shelf);

        await maker.StartAsync(cancellation);
        var failure = await shelf.Failed.Task.WaitAsync(cancellation);
        await maker.StopAsync(cancellation);

        Assert.That(failure, Is.EqualTo($"The report could not be made. The log says why under {shelf.Order.Id}."));
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task Order_OfANodeThatStops_IsLeftToBeTakenLater(CancellationToken cancellation)
    {
        await using var site = await ResearchSite.StartAsync();
        var shelf = new SingleJobReportStore(site.Round.Id);
        using var maker = Create(site, shelf);

        await maker.StartAsync(cancellation);
        await shelf.Moved.Task.WaitAsync(cancellation);
        await maker.StopAsync(cancellation);

        Assert.Multiple(() =>
        {
            Assert.That(shelf.Failed.Task.IsCompleted, Is.False);
            Assert.That(shelf.IsFinished, Is.False);
        });
    }

    private static ReportWorker Create(ResearchSite site, IReportStore shelf) =>
        ActivatorUtilities.CreateInstance<ReportWorker>(site.Services, shelf, NullLogger<ReportWorker>.Instance);

    /// <summary>Hands out one order, and holds whoever says how far it is until he is stopped.</summary>
    private sealed class SingleJobReportStore(Guid roundId) : IReportStore
    {
        private bool isTaken;

        public ReportJob Order { get; } =
            new()
            {
                Id = Guid.CreateVersion7(),
                RoundId = roundId,
                QueuedAt = DateTimeOffset.UnixEpoch,
                Progress = 0,
                Step = "",
            };

        public TaskCompletionSource Moved { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource<string> Failed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsFinished { get; private set; }

        public Task<ReportJob?> ClaimNextAsync(DateTimeOffset claimedAt, DateTimeOffset idleSince, CancellationToken cancellation)
        {
            var order = isTaken ? null : Order;
            isTaken = true;
            return Task.FromResult(order);
        }

        public async Task UpdateProgressAsync(
            Guid reportId,
            int progress,
            string step,
            DateTimeOffset heartbeatAt,
            CancellationToken cancellation
        )
        {
            Moved.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellation);
        }

        public Task FailAsync(Guid reportId, string failure, DateTimeOffset failedAt, CancellationToken cancellation)
        {
            Failed.TrySetResult(failure);
            return Task.CompletedTask;
        }

        public Task FinishAsync(
            Guid reportId,
            string datasetHash,
            IReadOnlyCollection<ReportFile> files,
            DateTimeOffset finishedAt,
            CancellationToken cancellation
        )
        {
            IsFinished = true;
            return Task.CompletedTask;
        }

        public Task<ReportJob> EnqueueAsync(Guid roundId, DateTimeOffset queuedAt, CancellationToken cancellation) =>
            Task.FromResult(Order);

        public Task<ReportJob?> FindAsync(Guid reportId, CancellationToken cancellation) => Task.FromResult<ReportJob?>(Order);

        public Task<ReportJob?> FindLatestAsync(Guid roundId, CancellationToken cancellation) => Task.FromResult<ReportJob?>(Order);

        public Task<ReportJob?> FindLatestFinishedAsync(Guid roundId, CancellationToken cancellation) => Task.FromResult<ReportJob?>(null);

        public Task<ReportFile?> FindFileAsync(Guid reportId, string fileName, CancellationToken cancellation) =>
            Task.FromResult<ReportFile?>(null);
    }
}
