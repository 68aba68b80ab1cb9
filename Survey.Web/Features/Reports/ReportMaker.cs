using Survey.Data.Rounds;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Reports;

/// <summary>Makes the reports that were ordered, one at a time. Any node may take an order; what a stopped node leaves, another takes up.</summary>
internal sealed partial class ReportMaker(IReportShelf shelf, IRoundStore rounds, RoundReader reader, ReportBell bell, TimeProvider time, ILogger<ReportMaker> log)
    : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan SayEvery = TimeSpan.FromMilliseconds(500);

    /// <summary>Whoever has been silent for so long has stopped.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (!await TryMakeNextAsync(stoppingToken))
            {
                await bell.WaitAsync(LookEvery, stoppingToken);
            }
        }
    }

    /// <summary>Makes the report that has waited longest; false where none waits, or the shelf cannot be reached.</summary>
    private async Task<bool> TryMakeNextAsync(CancellationToken cancellation)
    {
        try
        {
            var now = time.GetUtcNow();
            if (await shelf.TryTakeAsync(now, now - Silence, cancellation) is not { } order)
            {
                return false;
            }

            await MakeOrFailAsync(order, cancellation);
            return true;
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            LogShelfOutOfReach(log, exception);
            return false;
        }
    }

    private async Task MakeOrFailAsync(ReportOrder order, CancellationToken cancellation)
    {
        try
        {
            await MakeAsync(order, cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            LogFailure(log, exception, order.Id);
            await shelf.FailAsync(order.Id, $"The report could not be made. The log says why under {order.Id}.", time.GetUtcNow(), cancellation);
        }
    }

    private async Task MakeAsync(ReportOrder order, CancellationToken cancellation)
    {
        var round = await rounds.FindAsync(order.RoundId, cancellation) ?? throw new InvalidOperationException($"Report {order.Id} is ordered for a round that is not there.");
        var material = await reader.ReadAsync(round, cancellation);
        var draft = new ReportDraft(material, time.GetUtcNow());
        var making = Task.Run(() => draft.Make(cancellation), cancellation);
        do
        {
            await shelf.MoveAsync(order.Id, draft.Progress.Percent, draft.Progress.Stage.ToString(), time.GetUtcNow(), cancellation);
        }
        while (await Task.WhenAny(making, Task.Delay(SayEvery, time, cancellation)) != making);

        await shelf.FinishAsync(order.Id, material.Dataset.Hash, await making, time.GetUtcNow(), cancellation);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Report {ReportId} could not be made.")]
    private static partial void LogFailure(ILogger log, Exception exception, Guid reportId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Orders of reports could not be read.")]
    private static partial void LogShelfOutOfReach(ILogger log, Exception exception);
}
