using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Survey.Data.Invitations;
using Survey.Data.Responses;
using Survey.Data.Rounds;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Respond;

/// <summary>A study's form as its respondents would meet it, before it is published. Answers travel in the page; nothing is stored.</summary>
[Researcher]
[Route("/manage/studies/{id:guid}/preview/{language}/{unit}")]
internal sealed class PreviewController(UploadedStudies uploads, QuestionPages pages, PageCheck check, FormDocuments documents, LocalClock clock) : Controller
{
    /// <summary>The field that carries the answers of other pages. No question's name holds a point first.</summary>
    public const string Carried = ".answers";

    private const int Open = 30;

    [HttpGet("")]
    public async Task<IActionResult> Begin([FromRoute] PreviewAddress at, CancellationToken cancellation) =>
        await FindAsync(at, AnswerSheet.Empty, cancellation) is { } form
            ? form.Path.Steps is [var first, ..] ? Redirect(form.Address(FormPath.Slug(first.Page))) : View("Print", new PrintPage(documents.Blank(form), true) { Form = form })
            : NotFound();

    [HttpGet("print")]
    public async Task<IActionResult> Print([FromRoute] PreviewAddress at, CancellationToken cancellation) =>
        await FindAsync(at, AnswerSheet.Empty, cancellation) is { } form ? View("Print", new PrintPage(documents.Blank(form), true) { Form = form }) : NotFound();

    [HttpGet("{page}")]
    [HttpGet("{page}/{row:int:min(1)}")]
    public async Task<IActionResult> Show([FromRoute] PreviewAddress at, [FromRoute] string page, CancellationToken cancellation) =>
        await FindAsync(at, AnswerSheet.Empty, cancellation) is { } form && form.Path.Find(page) is { } step ? View("Question", PageOf(form, step, [])) : NotFound();

    [HttpPost("{page}")]
    [HttpPost("{page}/{row:int:min(1)}")]
    public async Task<IActionResult> Next([FromRoute] PreviewAddress at, [FromRoute] string page, IFormCollection fields, CancellationToken cancellation)
    {
        if (Request.Headers.ContainsKey(PageController.AutosaveHeader))
        {
            Response.Headers[PageController.RevisionHeader] = "0";
            return NoContent();
        }

        var before = Read(fields[Carried].ToString());
        if (await FindAsync(at, before, cancellation) is not { } form || form.Path.Find(page) is not { } step)
        {
            return NotFound();
        }

        var row = step.Page.Roster is null ? 0 : 1;
        form = form.With(form.Response with { Sheet = before.With(PostedAnswers.Read(fields, step.Page.Questions, row, before).Entries) });
        if (SiteLanguages.Has(fields[SiteLanguages.Field]))
        {
            return Redirect($"{BodyLimit.Uploads}/{at.Id}/preview/{fields[SiteLanguages.Field]}/{Uri.EscapeDataString(at.Unit)}/{page}");
        }

        var problems = fields[PagePost.ThenField] == "later" ? [] : check.Problems(form, step.Page, row);
        return fields[PagePost.ThenField] == "later" ? Redirect(form.Address())
            : problems.Count > 0 ? View("Question", PageOf(form, step, problems))
            : form.Path.After(step.Page) is { } next ? View("Question", PageOf(form, next, []))
            : View("Print", new PrintPage(documents.Filled(form, ImmutableDictionary<AnswerKey, string>.Empty), false) { Form = form });
    }

    private QuestionPage PageOf(OpenForm form, PathStep step, IReadOnlyList<PageProblem> problems) =>
        pages.Make(form, step, step.Page.Roster is null ? 0 : 1, form.Response.Sheet, problems) with { Carried = Write(form.Response.Sheet) };

    private async Task<OpenForm?> FindAsync(PreviewAddress at, AnswerSheet sheet, CancellationToken cancellation)
    {
        if (!SiteLanguages.Has(at.Language) || await uploads.FindAsync(at.Id, cancellation) is not { Ready: var (study, frame) } || frame.Find(at.Unit) is not { } unit)
        {
            return null;
        }

        var now = clock.Now;
        var form = new OpenForm
        {
            Base = $"{BodyLimit.Uploads}/{at.Id}/preview/{at.Language}",
            Respondent = new Respondent(new Invitation { Id = Guid.Empty, RoundId = Guid.Empty, Holder = unit.Organisation, Units = [unit.Unit] }, null),
            Round = new Round { Id = Guid.Empty, Name = "preview", StudyName = study.Name, StudyHash = study.Hash, OpensAt = now, ClosesAt = now.AddDays(Open) },
            Study = study,
            Unit = unit,
            Response = Data.Responses.Response.NotStarted(Guid.Empty, unit.Unit) with { Sheet = sheet },
            Now = now,
            LocalNow = clock.LocalNow,
        };
        return form.With([]);
    }

    private static string Write(AnswerSheet sheet) =>
        JsonSerializer.Serialize(sheet.Entries.Where(pair => pair.Value.Text.Length > 0).ToDictionary(pair => pair.Key.ToString(), pair => pair.Value.Text + (pair.Value.State == EntryState.Confirmed ? "\0" : "")));

    /// <summary>Whatever the field holds, there is a sheet.</summary>
    private static AnswerSheet Read(string carried)
    {
        try
        {
            var texts = JsonSerializer.Deserialize<Dictionary<string, string>>(carried.Length == 0 ? "{}" : carried) ?? [];
            return AnswerSheet.Empty.With(texts.Select(pair => (IsKey: AnswerKey.TryParse(pair.Key, out var key), Key: key, Text: pair.Value)).Where(pair => pair.IsKey && pair.Text is not null)
                .Select(pair => KeyValuePair.Create(pair.Key.GetValueOrDefault(), new Entry(pair.Text.TrimEnd('\0'), null, pair.Text.EndsWith('\0') ? EntryState.Confirmed : EntryState.Collected))));
        }
        catch (JsonException)
        {
            return AnswerSheet.Empty;
        }
    }
}

/// <summary>Which form is previewed, and in which language.</summary>
internal sealed record PreviewAddress
{
    public Guid Id { get; init; }

    public string Language { get; init; } = "";

    public string Unit { get; init; } = "";
}
