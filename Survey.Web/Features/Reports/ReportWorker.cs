using Survey.Data.Rounds;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Reports;

/// <summary>Makes the reports that were ordered, one at a time. Any node may take an order; what a stopped node leaves, another takes
/// up.</summary>
internal sealed partial class ReportWorker(
    IReportStore reports,
    IRoundStore rounds,
    RoundSnapshotCache snapshots,
    ReportQueueSignal queueSignal,
    TimeProvider time,
    ILogger<ReportWorker> log
) : BackgroundService
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>Whoever has been silent for so long has stopped.</summary>
    private static readonly TimeSpan StaleAfter = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (!await TryRunNextAsync(stoppingToken))
            {
                await queueSignal.WaitAsync(PollInterval, stoppingToken);
            }
        }
    }

    /// <summary>Makes the report that has waited longest; false where none waits, or the shelf cannot be reached.</summary>
    private async Task<bool> TryRunNextAsync(CancellationToken cancellation)
    {
        try
        {
            var now = time.GetUtcNow();
            if (await reports.ClaimNextAsync(now, now - StaleAfter, cancellation) is not { } job)
            {
                return false;
            }

            await RunOrFailAsync(job, cancellation);
            return true;
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            LogQueueUnavailable(log, exception);
            return false;
        }
    }

    private async Task RunOrFailAsync(ReportJob job, CancellationToken cancellation)
    {
        try
        {
            await RunAsync(job, cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            LogReportFailed(log, exception, job.Id);
            await reports.FailAsync(
                job.Id,
                $"The report could not be made. The log says why under {job.Id}.",
                time.GetUtcNow(),
                cancellation
            );
        }
    }

    private async Task RunAsync(ReportJob job, CancellationToken cancellation)
    {
        var round = await rounds.FindAsync(job.RoundId, cancellation)
            ?? throw new InvalidOperationException($"Report {job.Id} is ordered for a round that is not there.");
        var snapshot = await snapshots.ReadSnapshotAsync(round, cancellation);
        var build = new ReportBuild(snapshot, time.GetUtcNow());
        var running = Task.Run(() => build.Run(cancellation), cancellation);
        do
        {
            await reports.UpdateProgressAsync(
                job.Id,
                build.Progress.Percent,
                build.Progress.Stage.ToString(),
                time.GetUtcNow(),
                cancellation
            );
        } while (await Task.WhenAny(running, Task.Delay(ProgressInterval, time, cancellation)) != running);

        await reports.FinishAsync(job.Id, snapshot.Dataset.Hash, await running, time.GetUtcNow(), cancellation);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Report {ReportId} could not be made.")]
    private static partial void LogReportFailed(ILogger log, Exception exception, Guid reportId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Orders of reports could not be read.")]
    private static partial void LogQueueUnavailable(ILogger log, Exception exception);
}
