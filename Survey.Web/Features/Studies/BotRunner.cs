using System.Threading.Channels;
using Survey.Data.Simulation;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Studies;

/// <summary>Rung when bots are ordered, so that this node begins at once.</summary>
internal sealed class BotBell
{
    private readonly Channel<bool> rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Rings.</summary>
    public void Ring() => rings.Writer.TryWrite(true);

    /// <summary>Waits for a ring, or for so long.</summary>
    public Task WaitAsync(TimeSpan longest, TimeProvider time, CancellationToken cancellation) =>
        Task.WhenAny(rings.Reader.ReadAsync(cancellation).AsTask(), Task.Delay(longest, time, cancellation));
}

/// <summary>Sends out the bots that were ordered, one order at a time. Any node may take an order; what a stopped node leaves, another takes up.</summary>
internal sealed partial class BotRunner(IBotRunStore runs, UploadedStudies uploads, BotBell bell, TimeProvider time, ILogger<BotRunner> log) : BackgroundService
{
    private const int Seed = 1;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan SayEvery = TimeSpan.FromMilliseconds(500);

    /// <summary>Whoever has been silent for so long has stopped.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    /// <summary>No form keeps them longer: what they have not found by then, they will not find.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (!await TryRunNextAsync(stoppingToken))
            {
                await bell.WaitAsync(LookEvery, time, stoppingToken);
            }
        }
    }

    private async Task<bool> TryRunNextAsync(CancellationToken cancellation)
    {
        try
        {
            var now = time.GetUtcNow();
            if (await runs.TryTakeAsync(now, now - Silence, cancellation) is not { } order)
            {
                return false;
            }

            await RunOrFailAsync(order, cancellation);
            return true;
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            LogOutOfReach(log, exception);
            return false;
        }
    }

    private async Task RunOrFailAsync(BotRun order, CancellationToken cancellation)
    {
        try
        {
            await RunAsync(order, cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            LogFailure(log, exception, order.UploadId);
            await runs.FailAsync(order.UploadId, time.GetUtcNow(), cancellation);
        }
    }

    private async Task RunAsync(BotRun order, CancellationToken cancellation)
    {
        var upload = await uploads.FindAsync(order.UploadId, cancellation);
        var (study, frame) = upload?.Ready ?? throw new InvalidOperationException($"Bots are ordered for upload {order.UploadId}, which has faults.");
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        var progress = new Percent();
        var running = Task.Run(() => FormBots.Run(study.Questionnaire, frame, Seed, DateOnly.FromDateTime(time.GetUtcNow().DateTime), progress, either.Token), cancellation);
        do
        {
            await runs.MoveAsync(order.UploadId, progress.Value, time.GetUtcNow(), cancellation);
        }
        while (await Task.WhenAny(running, Task.Delay(SayEvery, time, cancellation)) != running);

        await runs.FinishAsync(order.UploadId, await running, time.GetUtcNow(), cancellation);
    }

    private sealed class Percent : IProgress<int>
    {
        private volatile int value;

        public int Value => value;

        public void Report(int value) => this.value = value;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Bots failed in upload {UploadId}.")]
    private static partial void LogFailure(ILogger log, Exception exception, Guid uploadId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Orders for bots could not be read.")]
    private static partial void LogOutOfReach(ILogger log, Exception exception);
}
