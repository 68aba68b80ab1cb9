using Microsoft.AspNetCore.Mvc;
using Survey.Analysis.Figures.Definitions;
using Survey.Data.Files;
using Survey.Data.Frames;
using Survey.Data.Jobs;
using Survey.Data.Mail;
using Survey.Data.Rounds;
using Survey.Data.Studies;
using Survey.Data.Studies.Workbooks;
using Survey.Web.Features.Shared;
using Survey.Web.Features.Shared.Jobs;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Studies;

/// <summary>The pages on which researchers upload a study, see its errors, try it out and publish it.</summary>
[Researcher]
[Route(RequestBodyLimit.UploadPath)]
internal sealed class StudiesController(
    IUploadStore uploads,
    UploadedStudyCache studies,
    IJobStore jobs,
    JobQueue queue,
    RoundPublisher publisher,
    IRoundStore rounds,
    IMailingStore mailings,
    LocalClock clock,
    MomentParser moments,
    SiteUrlProvider siteUrl
) : Controller
{
    private const string ExcelMediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    /// <summary>Often enough to see the progress of a search, which takes seconds to minutes.</summary>
    private const int RefreshSeconds = 2;

    [HttpGet("")]
    public async Task<IActionResult> List(CancellationToken cancellation) =>
        View("List", new StudyListPage(await uploads.ListAsync(cancellation)));

    [HttpPost("")]
    [RequestFormLimits(MultipartBodyLengthLimit = FileSizeLimits.Upload)]
    public async Task<IActionResult> Upload(IFormFile? workbook, IFormFile? frame, List<IFormFile>? files, CancellationToken cancellation)
    {
        if (workbook is null || workbook.Length == 0)
        {
            return await ShowRefusedUploadAsync(new StudyListPage([]) { IsWorkbookMissing = true }, cancellation);
        }

        var attachedFiles = await Task.WhenAll(
            (files ?? [])
                .Where(file => file.Length > 0)
                .Select(async file => (UploadedFileName.Of(file), await ReadAsync(file, cancellation)))
        );
        var (content, problems) = FormAttachments.MergeIntoWorkbook(await ReadAsync(workbook, cancellation), attachedFiles);
        if (problems.Count > 0)
        {
            return await ShowRefusedUploadAsync(new StudyListPage([]) { FileProblems = [.. problems] }, cancellation);
        }

        var upload = new StudyUpload
        {
            Id = Guid.CreateVersion7(clock.Now),
            FileName = UploadedFileName.Of(workbook),
            Workbook = content,
            FrameName = UploadedFileName.Of(frame),
            Frame = await ReadAsync(frame, cancellation),
            UploadedBy = User.Identity?.Name ?? "",
            UploadedAt = clock.Now,
        };
        await uploads.AddAsync(upload, cancellation);
        return RedirectToAction(nameof(Show), new { id = upload.Id });
    }

    [HttpGet("template.xlsx")]
    public IActionResult DownloadTemplate() =>
        File(StudyTemplate.Write(FigureSheetReference.WholeWorkbook), ExcelMediaType, "study.xlsx");

    [HttpGet("template.csv")]
    public IActionResult DownloadFrameTemplate() => File(FrameFileReference.WriteTemplate(), "text/csv", "frame.csv");

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show([FromRoute] Guid id, CancellationToken cancellation)
    {
        if (await FindPageAsync(id, cancellation) is not { } page)
        {
            return NotFound();
        }

        if (page.CoverageJob?.IsPending == true)
        {
            Response.Headers["Refresh"] = RefreshSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return View("Study", page);
    }

    [HttpGet("{id:guid}/annotated.xlsx")]
    public async Task<IActionResult> DownloadAnnotated([FromRoute] Guid id, CancellationToken cancellation) =>
        await studies.FindAsync(id, cancellation) is { Workbook: { } workbook } study
            ? File(
                AnnotatedWorkbookWriter.Write(
                    workbook,
                    study.Check.Problems,
                    FigureSheetReference.WholeWorkbook,
                    System.Globalization.CultureInfo.CurrentUICulture.Name
                ),
                ExcelMediaType,
                Path.GetFileNameWithoutExtension(study.Upload.FileName) + "-annotated.xlsx"
            )
            : NotFound();

    [HttpPost("{id:guid}/bots")]
    public async Task<IActionResult> StartCoverageSearch([FromRoute] Guid id, CancellationToken cancellation)
    {
        if (await studies.FindAsync(id, cancellation) is not { Publishable: not null })
        {
            return NotFound();
        }

        await queue.EnqueueAsync(new JobRequest(JobKind.Coverage, id, User.Identity?.Name ?? ""), cancellation);
        return RedirectToAction(nameof(Show), new { id });
    }

    [HttpPost("{id:guid}/publish")]
    public async Task<IActionResult> Publish([FromRoute] Guid id, [FromForm] PublishForm typed, CancellationToken cancellation)
    {
        if (await FindPageAsync(id, cancellation) is not { Study.Publishable: var (study, frame) } page)
        {
            return NotFound();
        }

        var opens = moments.Parse(JoinTime(typed.Opens, typed.OpensTime), isEnd: false);
        var closes = moments.Parse(JoinTime(typed.Closes, typed.ClosesTime), isEnd: true);
        if ((opens, closes) is not (MomentParseResult.Parsed { Instant: var opensAt }, MomentParseResult.Parsed { Instant: var closesAt }))
        {
            var unread = opens is MomentParseResult.Parsed ? closes : opens;
            return ShowRefusedPublication(page, typed, $"PublishMoment{unread.GetType().Name}");
        }

        if (study.Questionnaire.UncollectedQuestions.Any() && !typed.WithoutUncollected)
        {
            return ShowRefusedPublication(page, typed, "PublishUncollected");
        }

        var settings = new RoundSettings(typed.Round ?? "", opensAt, closesAt)
        {
            Previous = page.StudyRounds.FirstOrDefault(round => round.Name == typed.Previous),
        };
        if (settings.FindProblems(clock.Now).ToList() is { Count: > 0 } problems)
        {
            return ShowRefusedPublication(page, typed, [.. problems.Select(problem => $"Publish{problem}")]);
        }

        var round = settings.ToRound(study);
        if (await publisher.TryPublishAsync(round, study, frame, cancellation) is not { } issued)
        {
            return ShowRefusedPublication(page, typed, "PublishTaken");
        }

        await using var writer = new StringWriter();
        await AccessCodeCsvWriter.WriteAsync(writer, issued, siteUrl.GetBaseUrl(Request), mailings, cancellation);
        return View("Published", new PublishedPage(round, issued.Length, frame.Units.Length, writer.ToString()));
    }

    private async Task<ViewResult> ShowRefusedUploadAsync(StudyListPage page, CancellationToken cancellation)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("List", page with { Uploads = await uploads.ListAsync(cancellation) });
    }

    private ViewResult ShowRefusedPublication(StudyPage page, PublishForm typed, params string[] problems)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Study", page with { Form = typed, ProblemKeys = [.. problems] });
    }

    private async Task<StudyPage?> FindPageAsync(Guid id, CancellationToken cancellation)
    {
        if (await studies.FindAsync(id, cancellation) is not { } study)
        {
            return null;
        }

        var now = clock.Now;
        var studyRounds = (await rounds.ListAsync(cancellation)).Where(round => round.StudyName == study.Check.Study?.Name).ToList();
        return new StudyPage
        {
            Study = study,
            CoverageJob = await jobs.FindLatestAsync(JobKind.Coverage, id, cancellation),
            OpenRounds = [.. studyRounds.Where(round => round.ClosesAt > now)],
            StudyRounds = [.. studyRounds],
        };
    }

    private static string JoinTime(string? date, string? time) => string.IsNullOrWhiteSpace(time) ? date ?? "" : $"{date}T{time}";

    /// <summary>The file's own name, empty where there is no file. Some browsers send the whole path.</summary>
    /// <summary>The file's bytes, none where there is no file.</summary>
    private static async Task<byte[]> ReadAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (file is null)
        {
            return [];
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellation);
        return bytes.ToArray();
    }
}
