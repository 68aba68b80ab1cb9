using System.Threading.Channels;
using Survey.Data.Simulation.Coverage;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Studies;

/// <summary>Rung when bots are ordered, so that this node begins at once.</summary>
internal sealed class BotRunSignal
{
    private readonly Channel<bool> signals = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    /// <summary>Rings.</summary>
    public void Notify() => signals.Writer.TryWrite(true);

    /// <summary>Waits for a ring, or for so long.</summary>
    public Task WaitAsync(TimeSpan timeout, TimeProvider time, CancellationToken cancellation) =>
        Task.WhenAny(signals.Reader.ReadAsync(cancellation).AsTask(), Task.Delay(timeout, time, cancellation));
}

/// <summary>Sends out the bots that were ordered, one order at a time. Any node may take an order; what a stopped node leaves, another
/// takes up.</summary>
internal sealed partial class BotRunWorker(
    IBotRunStore runs,
    UploadedStudyCache uploads,
    BotRunSignal queueSignal,
    TimeProvider time,
    ILogger<BotRunWorker> log
) : BackgroundService
{
    private const int Seed = 1;
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>Whoever has been silent for so long has stopped.</summary>
    private static readonly TimeSpan StaleAfter = TimeSpan.FromMinutes(1);

    /// <summary>No form keeps them longer: what they have not found by then, they will not find.</summary>
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (!await TryRunNextAsync(stoppingToken))
            {
                await queueSignal.WaitAsync(PollInterval, time, stoppingToken);
            }
        }
    }

    private async Task<bool> TryRunNextAsync(CancellationToken cancellation)
    {
        try
        {
            var now = time.GetUtcNow();
            if (await runs.ClaimNextAsync(now, now - StaleAfter, cancellation) is not { } run)
            {
                return false;
            }

            await RunOrFailAsync(run, cancellation);
            return true;
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            LogQueueUnavailable(log, exception);
            return false;
        }
    }

    private async Task RunOrFailAsync(BotRun run, CancellationToken cancellation)
    {
        try
        {
            await RunAsync(run, cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            LogRunFailed(log, exception, run.UploadId);
            await runs.FailAsync(run.UploadId, time.GetUtcNow(), cancellation);
        }
    }

    private async Task RunAsync(BotRun run, CancellationToken cancellation)
    {
        var upload = await uploads.FindAsync(run.UploadId, cancellation);
        var (study, frame) = upload?.Publishable
            ?? throw new InvalidOperationException($"Bots are ordered for upload {run.UploadId}, which has faults.");
        using var timeoutSource = new CancellationTokenSource(GiveUpAfter, time);
        using var linkedSource = CancellationTokenSource.CreateLinkedTokenSource(timeoutSource.Token, cancellation);
        var progress = new PercentProgress();
        var running = Task.Run(
            () =>
                CoverageSearch.Run(
                    study.Questionnaire,
                    frame,
                    Seed,
                    DateOnly.FromDateTime(time.GetUtcNow().DateTime),
                    progress,
                    linkedSource.Token
                ),
            cancellation
        );
        do
        {
            await runs.UpdateProgressAsync(run.UploadId, progress.Value, time.GetUtcNow(), cancellation);
        } while (await Task.WhenAny(running, Task.Delay(ProgressInterval, time, cancellation)) != running);

        await runs.FinishAsync(run.UploadId, await running, time.GetUtcNow(), cancellation);
    }

    private sealed class PercentProgress : IProgress<int>
    {
        private volatile int value;

        public int Value => value;

        public void Report(int value) => this.value = value;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Bots failed in upload {UploadId}.")]
    private static partial void LogRunFailed(ILogger log, Exception exception, Guid uploadId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Orders for bots could not be read.")]
    private static partial void LogQueueUnavailable(ILogger log, Exception exception);
}
