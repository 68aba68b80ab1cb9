using Microsoft.AspNetCore.Mvc;
using Survey.Data.Files;
using Survey.Data.Frames;
using Survey.Data.Frames.Changes;
using Survey.Web.Features.Shared;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Fieldwork.Frames;

/// <summary>Downloads a round's frame, and changes it by a file: a preview first.</summary>
[Researcher]
[Route("/manage/{round}")]
internal sealed class FrameController(RoundSnapshotCache rounds, IFrameStore frames, LocalClock clock) : Controller
{
    private const string ExcelMediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [HttpGet("frame")]
    public async Task<IActionResult> Show(string round, CancellationToken cancellation) =>
        await FindPageAsync(round, cancellation) is { } page ? View("Frame", page) : NotFound();

    [HttpGet("frame.csv")]
    public async Task<IActionResult> DownloadCsv(string round, CancellationToken cancellation) =>
        await rounds.FindSnapshotAsync(round, cancellation) is { } snapshot
            ? File(FrameFileWriter.WriteCsv(snapshot.Frame, snapshot.Study), "text/csv; charset=utf-8", $"{snapshot.Round.Name} frame.csv")
            : NotFound();

    [HttpGet("frame.xlsx")]
    public async Task<IActionResult> DownloadSpreadsheet(string round, CancellationToken cancellation) =>
        await rounds.FindSnapshotAsync(round, cancellation) is { } snapshot
            ? File(FrameFileWriter.WriteSpreadsheet(snapshot.Frame, snapshot.Study), ExcelMediaType, $"{snapshot.Round.Name} frame.xlsx")
            : NotFound();

    [HttpPost("frame")]
    [RequestFormLimits(MultipartBodyLengthLimit = FileSizeLimits.Upload)]
    public async Task<IActionResult> Upload(string round, IFormFile? file, CancellationToken cancellation)
    {
        if (await FindPageAsync(round, cancellation) is not { } page)
        {
            return NotFound();
        }

        if (file is null || file.Length == 0)
        {
            return Refuse(page with { ProblemKey = "FrameProblemNoFile" });
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellation);
        var upload = new FrameUpload
        {
            Id = Guid.CreateVersion7(clock.Now),
            RoundId = page.Snapshot.Round.Id,
            FileName = UploadedFileName.Of(file),
            Content = bytes.ToArray(),
            UploadedBy = User.Identity?.Name ?? "",
            UploadedAt = clock.Now,
        };
        if (Read(upload, page.Snapshot) is { Frame: null } faulty)
        {
            return Refuse(
                page with { FileName = upload.FileName, FileProblems = faulty.Problems, ProblemKey = "FrameProblemFaults" }
            );
        }

        await frames.AddUploadAsync(upload, cancellation);
        return RedirectToAction(nameof(Preview), new { round, id = upload.Id });
    }

    [HttpGet("frame/{id:guid}")]
    public async Task<IActionResult> Preview(string round, Guid id, CancellationToken cancellation) =>
        await FindPreviewAsync(round, id, cancellation) switch
        {
            (null, null) => NotFound(),
            (_, { } preview) => View("FramePreview", preview),
            ({ } page, _) => Refuse(page),
        };

    [HttpPost("frame/{id:guid}")]
    public async Task<IActionResult> Apply(string round, Guid id, [FromForm] FrameForm typed, CancellationToken cancellation)
    {
        var (refused, found) = await FindPreviewAsync(round, id, cancellation);
        if (found is not { } preview)
        {
            return refused is null ? NotFound() : Refuse(refused);
        }

        preview = preview with { Reason = typed.Reason ?? "" };
        if (typed.Seen != preview.Snapshot.Round.FrameRevision)
        {
            return Refuse(preview with { ProblemKey = "FrameProblemChangedMeanwhile" }, StatusCodes.Status409Conflict);
        }

        if (typed.Reason?.Trim() is not { Length: > 0 and <= FrameChange.MaximumReasonLength } reason)
        {
            return Refuse(preview with { ProblemKey = "ClosingReasonMissing" }, StatusCodes.Status400BadRequest);
        }

        var change = new FrameChange
        {
            RoundId = preview.Snapshot.Round.Id,
            Revision = typed.Seen + 1,
            Reason = reason,
            ChangedBy = User.Identity?.Name ?? "",
            ChangedAt = clock.Now,
        };
        return preview.Changes.IsEmpty || await frames.TryChangeAsync(change, preview.Changes, cancellation)
            ? RedirectToAction(nameof(Show), new { round })
            : Refuse(preview with { ProblemKey = "FrameProblemChangedMeanwhile" }, StatusCodes.Status409Conflict);
    }

    private static FrameParseResult Read(FrameUpload upload, RoundSnapshot snapshot) =>
        FrameFileReader.Read(upload.Content.ToArray(), snapshot.Study, snapshot.Frame);

    private ViewResult Refuse(FramePage page)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Frame", page);
    }

    private ViewResult Refuse(FramePreviewPage page, int status)
    {
        Response.StatusCode = status;
        return View("FramePreview", page);
    }

    /// <summary>The preview of an upload; the page of the frame where the file does not fit any more; neither where there is no such
    /// upload.</summary>
    private async Task<(FramePage? Refused, FramePreviewPage? Preview)> FindPreviewAsync(
        string round,
        Guid id,
        CancellationToken cancellation
    )
    {
        if (
            await FindPageAsync(round, cancellation) is not { Snapshot: var snapshot } page
            || await frames.FindUploadAsync(id, cancellation) is not { } upload
            || upload.RoundId != snapshot.Round.Id
        )
        {
            return (null, null);
        }

        var read = Read(upload, snapshot);
        return read.Frame is { } file
            ? (null, new FramePreviewPage(snapshot, upload, new FrameComparer(snapshot.Frame, snapshot.Study).Compare(file)))
            : (page with { FileName = upload.FileName, FileProblems = read.Problems, ProblemKey = "FrameProblemFaults" }, null);
    }

    private async Task<FramePage?> FindPageAsync(string round, CancellationToken cancellation) =>
        await rounds.FindSnapshotAsync(round, cancellation) is { } snapshot
            ? new FramePage(snapshot, await frames.ListChangesAsync(snapshot.Round.Id, cancellation))
            : null;
}
