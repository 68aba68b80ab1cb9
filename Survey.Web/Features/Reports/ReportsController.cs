using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Survey.Data.Jobs;
using Survey.Web.Features.Shared;
using Survey.Web.Features.Shared.Jobs;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Reports;

/// <summary>Where the research team requests the report, sees its progress, and downloads it.</summary>
[Researcher]
internal sealed class ReportsController(
    RoundSnapshotCache rounds,
    IJobStore jobs,
    ReportDownloadCache downloads,
    JobQueue queue
) : Controller
{
    /// <summary>Often enough to see the progress of a report, which takes seconds.</summary>
    private const int RefreshSeconds = 2;

    [HttpGet("/analyse/{round}/report")]
    public async Task<IActionResult> Report(string round, CancellationToken cancellation)
    {
        if (await rounds.FindSnapshotAsync(round, cancellation) is not { } snapshot)
        {
            return NotFound();
        }

        // In this order: a report that ends between the two is shown as pending and as finished, never as neither.
        var latest = await jobs.FindLatestAsync(JobKind.Report, snapshot.Round.Id, cancellation);
        var finished = await jobs.FindLatestSucceededAsync(JobKind.Report, snapshot.Round.Id, cancellation);
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

        await queue.EnqueueAsync(new JobRequest(JobKind.Report, snapshot.Round.Id, User.Identity?.Name ?? ""), cancellation);
        return RedirectToAction(nameof(Report), new { round });
    }

    [HttpGet("/analyse/{round}/report/{reportId:guid}/{fileName}")]
    public async Task<IActionResult> Download(string round, Guid reportId, string fileName, CancellationToken cancellation)
    {
        var job = await jobs.FindAsync(reportId, cancellation);
        return
            await rounds.FindSnapshotAsync(round, cancellation) is { } snapshot
            && job is { Kind: JobKind.Report } && job.SubjectId == snapshot.Round.Id
            && await jobs.FindFileAsync(reportId, fileName, cancellation) is { } file
            ? File(file.Content.ToArray(), ReportFileNames.MediaTypeOf(file.Name), $"{snapshot.Round.Name}-{file.Name}")
            : NotFound();
    }
}
