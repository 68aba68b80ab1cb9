using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Survey.Data.Rounds;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Reports;

/// <summary>Where the research team orders the report, sees how far it is, and fetches it.</summary>
[Researcher]
internal sealed class ReportsController(
    RoundSnapshotCache rounds,
    IReportStore reports,
    ReportDownloadCache downloads,
    ReportQueueSignal queueSignal,
    TimeProvider time
) : Controller
{
    private const int RefreshSeconds = 2;

    [HttpGet("/analyse/{round}/report")]
    public async Task<IActionResult> Report(string round, CancellationToken cancellation)
    {
        if (await rounds.FindSnapshotAsync(round, cancellation) is not { } snapshot)
        {
            return NotFound();
        }

        // In this order: a report that is finished between the two is shown as awaited and as finished, never as neither.
        var latest = await reports.FindLatestAsync(snapshot.Round.Id, cancellation);
        var finished = await reports.FindLatestFinishedAsync(snapshot.Round.Id, cancellation);
        var page = new ReportPage
        {
            Snapshot = snapshot,
            Latest = latest,
            Finished = finished,
            Downloads = finished is null ? [] : await downloads.ListAsync(finished.Id, cancellation),
        };
        if (page.IsPending)
        {
            Response.Headers["Refresh"] = RefreshSeconds.ToString(CultureInfo.InvariantCulture);
        }

        return View("Report", page);
    }

    [HttpPost("/analyse/{round}/report")]
    public async Task<IActionResult> Order(string round, CancellationToken cancellation)
    {
        if (await rounds.FindSnapshotAsync(round, cancellation) is not { } snapshot)
        {
            return NotFound();
        }

        await reports.EnqueueAsync(snapshot.Round.Id, time.GetUtcNow(), cancellation);
        queueSignal.Notify();
        return RedirectToAction(nameof(Report), new { round });
    }

    [HttpGet("/analyse/{round}/report/{reportId:guid}/{fileName}")]
    public async Task<IActionResult> Download(string round, Guid reportId, string fileName, CancellationToken cancellation)
    {
        var job = await reports.FindAsync(reportId, cancellation);
        return
            await rounds.FindSnapshotAsync(round, cancellation) is { } snapshot
            && job?.RoundId == snapshot.Round.Id
            && await reports.FindFileAsync(reportId, fileName, cancellation) is { } file
            ? File(file.Content.ToArray(), ReportFileNames.MediaTypeOf(file.Name), $"{snapshot.Round.Name}-{file.Name}")
            : NotFound();
    }
}
