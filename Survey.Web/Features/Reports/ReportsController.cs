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
    FrozenDatasetService datasets,
    IJobStore jobs,
    ReportDownloadCache downloads,
    JobQueue queue
) : Controller
{
    /// <summary>Often enough to see the progress of a report, which takes seconds.</summary>
    private const int RefreshSeconds = 2;

    [HttpGet("/analyse/{round}/report")]
    public async Task<IActionResult> Report(string round, string? dataset, CancellationToken cancellation)
    {
        if (await datasets.FindSnapshotAsync(round, dataset, cancellation) is not { } snapshot)
        {
            return NotFound();
        }

        ViewData[DatasetChoice.Key] = await datasets.ReadChoiceAsync(snapshot, cancellation);
        var subject = SubjectOf(snapshot);

        // In this order: a report that ends between the two is shown as pending and as finished, never as neither.
        var latest = await jobs.FindLatestAsync(JobKind.Report, subject, cancellation);
        var finished = await jobs.FindLatestSucceededAsync(JobKind.Report, subject, cancellation);
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
    public async Task<IActionResult> Order(string round, string? dataset, CancellationToken cancellation)
    {
        if (await datasets.FindSnapshotAsync(round, dataset, cancellation) is not { } snapshot)
        {
            return NotFound();
        }

        await queue.EnqueueAsync(new JobRequest(JobKind.Report, SubjectOf(snapshot), User.Identity?.Name ?? ""), cancellation);
        return RedirectToAction(nameof(Report), new { round, dataset = snapshot.Frozen?.Name });
    }

    [HttpGet("/analyse/{round}/report/{reportId:guid}/{fileName}")]
    public async Task<IActionResult> Download(string round, Guid reportId, string fileName, CancellationToken cancellation)
    {
        if (
            await jobs.FindAsync(reportId, cancellation) is not { Kind: JobKind.Report } job
            || await datasets.ReadSubjectAsync(job.SubjectId, cancellation) is not { } snapshot
            || snapshot.Round.Name != round
            || await jobs.FindFileAsync(reportId, fileName, cancellation) is not { } file
        )
        {
            return NotFound();
        }

        var name = string.Join('-', new[] { round, snapshot.Frozen?.Name, file.Name }.OfType<string>());
        return File(file.Content.ToArray(), ReportFileNames.MediaTypeOf(file.Name), name);
    }

    /// <summary>A report of a frozen dataset is a job of that dataset, so that it stands beside the round's own.</summary>
    private static Guid SubjectOf(RoundSnapshot snapshot) => snapshot.Frozen?.Id ?? snapshot.Round.Id;
}
