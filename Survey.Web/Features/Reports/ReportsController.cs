using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Survey.Data.Rounds;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Reports;

/// <summary>Where the research team orders the report, sees how far it is, and fetches it.</summary>
[Researcher]
internal sealed class ReportsController(RoundReader rounds, IReportShelf shelf, ReportDownloads downloads, ReportBell bell, TimeProvider time) : Controller
{
    private const int LookAgainAfterSeconds = 2;

    [HttpGet("/analyse/{round}/report")]
    public async Task<IActionResult> Report(string round, CancellationToken cancellation)
    {
        if (await rounds.FindAsync(round, cancellation) is not { } material)
        {
            return NotFound();
        }

        // In this order: a report that is finished between the two is shown as awaited and as finished, never as neither.
        var latest = await shelf.FindLatestAsync(material.Round.Id, cancellation);
        var finished = await shelf.FindLatestFinishedAsync(material.Round.Id, cancellation);
        var page = new ReportPage
        {
            Material = material,
            Latest = latest,
            Finished = finished,
            Downloads = finished is null ? [] : await downloads.ListAsync(finished.Id, cancellation),
        };
        if (page.IsAwaited)
        {
            Response.Headers["Refresh"] = LookAgainAfterSeconds.ToString(CultureInfo.InvariantCulture);
        }

        return View("Report", page);
    }

    [HttpPost("/analyse/{round}/report")]
    public async Task<IActionResult> Order(string round, CancellationToken cancellation)
    {
        if (await rounds.FindAsync(round, cancellation) is not { } material)
        {
            return NotFound();
        }

        await shelf.OrderAsync(material.Round.Id, time.GetUtcNow(), cancellation);
        bell.Ring();
        return RedirectToAction(nameof(Report), new { round });
    }

    [HttpGet("/analyse/{round}/report/{reportId:guid}/{fileName}")]
    public async Task<IActionResult> Fetch(string round, Guid reportId, string fileName, CancellationToken cancellation)
    {
        var order = await shelf.FindAsync(reportId, cancellation);
        return await rounds.FindAsync(round, cancellation) is { } material && order?.RoundId == material.Round.Id
            && await shelf.FindFileAsync(reportId, fileName, cancellation) is { } file
            ? File(file.Content.ToArray(), ReportFileNames.MediaType(file.Name), $"{material.Round.Name}-{file.Name}")
            : NotFound();
    }
}
