using Microsoft.AspNetCore.Mvc;
using Survey.Data.Rounds;
using Survey.Data.Simulation;
using Survey.Data.Studies;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Studies;

/// <summary>Where researchers upload a study, see what is wrong with it, try it and publish it.</summary>
[Researcher]
[Route(BodyLimit.Uploads)]
internal sealed class StudiesController(IUploadStore uploads, UploadedStudies studies, IBotRunStore bots, BotBell bell, RoundPublisher publisher, IRoundStore rounds, LocalClock clock)
    : Controller
{
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const int LookAgainAfterSeconds = 2;
    private const int LongestFileName = 200;

    [HttpGet("")]
    public async Task<IActionResult> List(CancellationToken cancellation) => View("List", new StudyListPage(await uploads.ListAsync(cancellation)));

    [HttpPost("")]
    [RequestFormLimits(MultipartBodyLengthLimit = BodyLimit.UploadBytes)]
    public async Task<IActionResult> Upload(IFormFile? workbook, IFormFile? frame, List<IFormFile>? files, CancellationToken cancellation)
    {
        if (workbook is null || workbook.Length == 0)
        {
            return await RefusedAsync(new StudyListPage([]) { LacksWorkbook = true }, cancellation);
        }

        var beside = await Task.WhenAll((files ?? []).Where(file => file.Length > 0).Select(async file => (NameOf(file), await ReadAsync(file, cancellation))));
        var (content, problems) = StudyFiles.Join(await ReadAsync(workbook, cancellation), beside);
        if (problems.Count > 0)
        {
            return await RefusedAsync(new StudyListPage([]) { FileProblems = [.. problems] }, cancellation);
        }

        var upload = new StudyUpload
        {
            Id = Guid.CreateVersion7(clock.Now),
            FileName = NameOf(workbook),
            Workbook = content,
            FrameName = frame is null ? "" : NameOf(frame),
            Frame = frame is null ? Array.Empty<byte>() : await ReadAsync(frame, cancellation),
            UploadedBy = User.Identity?.Name ?? "",
            UploadedAt = clock.Now,
        };
        await uploads.AddAsync(upload, cancellation);
        return RedirectToAction(nameof(Show), new { id = upload.Id });
    }

    [HttpGet("template.xlsx")]
    public IActionResult Template() => File(StudyTemplate.Write(), Excel, "study.xlsx");

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show([FromRoute] Guid id, CancellationToken cancellation)
    {
        if (await PageOfAsync(id, cancellation) is not { } page)
        {
            return NotFound();
        }

        if (page.Bots?.IsAwaited == true)
        {
            Response.Headers["Refresh"] = LookAgainAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return View("Study", page);
    }

    [HttpGet("{id:guid}/annotated.xlsx")]
    public async Task<IActionResult> Annotated([FromRoute] Guid id, CancellationToken cancellation) =>
        await studies.FindAsync(id, cancellation) is { Workbook: { } workbook } study
            ? File(AnnotatedWorkbook.Write(workbook, study.Check.Problems), Excel, Path.GetFileNameWithoutExtension(study.Upload.FileName) + "-annotated.xlsx")
            : NotFound();

    [HttpPost("{id:guid}/bots")]
    public async Task<IActionResult> SendBots([FromRoute] Guid id, CancellationToken cancellation)
    {
        if (await studies.FindAsync(id, cancellation) is not { Ready: not null })
        {
            return NotFound();
        }

        await bots.OrderAsync(id, clock.Now, cancellation);
        bell.Ring();
        return RedirectToAction(nameof(Show), new { id });
    }

    [HttpPost("{id:guid}/publish")]
    public async Task<IActionResult> Publish([FromRoute] Guid id, [FromForm] PublishForm typed, CancellationToken cancellation)
    {
        if (await PageOfAsync(id, cancellation) is not { Study.Ready: var (study, frame) } page)
        {
            return NotFound();
        }

        if (typed is not { Opens: { } opens, Closes: { } closes })
        {
            return Refused(page, typed, "PublishNoDates");
        }

        var plan = new RoundPlan(typed.Round ?? "", clock.InstantOf(opens), clock.InstantOf(closes)) { Previous = page.Earlier.FirstOrDefault(round => round.Name == typed.Previous) };
        if (plan.FindProblems().ToList() is { Count: > 0 } problems)
        {
            return Refused(page, typed, [.. problems.Select(problem => $"Publish{problem}")]);
        }

        var round = plan.ToRound(study);
        if (await publisher.TryPublishAsync(round, study, frame, cancellation) is not { } issued)
        {
            return Refused(page, typed, "PublishTaken");
        }

        await using var writer = new StringWriter();
        await CodeFile.WriteAsync(writer, issued, cancellation);
        return View("Published", new PublishedPage(round, issued.Length, frame.Units.Length, writer.ToString()));
    }

    private async Task<ViewResult> RefusedAsync(StudyListPage page, CancellationToken cancellation)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("List", page with { Uploads = await uploads.ListAsync(cancellation) });
    }

    private ViewResult Refused(StudyPage page, PublishForm typed, params string[] problems)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Study", page with { Typed = typed, Problems = [.. problems] });
    }

    private async Task<StudyPage?> PageOfAsync(Guid id, CancellationToken cancellation)
    {
        if (await studies.FindAsync(id, cancellation) is not { } study)
        {
            return null;
        }

        var now = clock.Now;
        var ofStudy = (await rounds.ListAsync(cancellation)).Where(round => round.StudyName == study.Check.Study?.Name).ToList();
        return new StudyPage
        {
            Study = study,
            Bots = await bots.FindAsync(id, cancellation),
            Rounds = [.. ofStudy.Where(round => round.ClosesAt > now)],
            Earlier = [.. ofStudy],
        };
    }

    /// <summary>The file's own name; browsers of old gave the whole path.</summary>
    private static string NameOf(IFormFile file)
    {
        var name = string.Concat(file.FileName.Split('/', '\\')[^1].Where(c => !char.IsControl(c)));
        return name.Length > LongestFileName ? name[^LongestFileName..] : name;
    }

    private static async Task<byte[]> ReadAsync(IFormFile file, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellation);
        return bytes.ToArray();
    }
}
