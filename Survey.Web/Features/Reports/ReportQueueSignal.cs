using System.Threading.Channels;

namespace Survey.Web.Features.Reports;

/// <summary>Rung when a report is ordered, so that this node begins at once; orders taken by other nodes are found by looking now and
/// then.</summary>
internal sealed class ReportQueueSignal(TimeProvider time)
{
    private readonly Channel<bool> signals = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    /// <summary>Rings.</summary>
    public void Notify() => signals.Writer.TryWrite(true);

    /// <summary>Waits for a ring, but not longer than this.</summary>
    public async Task WaitAsync(TimeSpan timeout, CancellationToken cancellation)
    {
        using var timeoutSource = new CancellationTokenSource(timeout, time);
        using var linkedSource = CancellationTokenSource.CreateLinkedTokenSource(timeoutSource.Token, cancellation);
        try
        {
            await signals.Reader.ReadAsync(linkedSource.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Nobody rang.
        }
    }
}
