using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Survey.Data.Invitations;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Data.Rounds;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Respond.Overview;
using Survey.Web.Features.Respond.Questions;
using Survey.Web.Features.Shared;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Respond.Preview;

/// <summary>A study's form as its respondents would see it, before it is published. Answers are carried in the page; nothing is
/// stored.</summary>
[Researcher]
[PreviewLanguages]
[Route("/manage/studies/{id:guid}/preview/{language}/{unit}")]
internal sealed class PreviewController(
    UploadedStudyCache uploads,
    QuestionPageBuilder pageBuilder,
    PageValidator validator,
    FormDocumentBuilder documentBuilder,
    LocalClock clock
) : Controller
{
    /// <summary>The field that carries the answers of other pages. It begins with a point because no question's name does.</summary>
    public const string CarriedAnswersField = ".answers";

    /// <summary>The round of a preview is open this long, only so that the page has a closing date to show.</summary>
    private const int OpenDays = 30;

    private const char ConfirmedMark = '\0';

    [HttpGet("")]
    public async Task<IActionResult> Begin([FromRoute] PreviewAddress at, CancellationToken cancellation) =>
        await FindFormAsync(at, AnswerSet.Empty, cancellation) switch
        {
            null => NotFound(),
            { Pages.Steps: [var first, ..] } form => Redirect(form.Address(first.Page)),
            var form => ShowBlank(form),
        };

    [HttpGet("print")]
    public async Task<IActionResult> Print([FromRoute] PreviewAddress at, CancellationToken cancellation) =>
        await FindFormAsync(at, AnswerSet.Empty, cancellation) is { } form ? ShowBlank(form) : NotFound();

    [HttpGet(PictureLinks.Folder + "/{file}")]
    public async Task<IActionResult> Picture([FromRoute] PreviewAddress at, [FromRoute] string file, CancellationToken cancellation) =>
        await FindFormAsync(at, AnswerSet.Empty, cancellation) is { } form ? form.Pictures.Show(this, file) : NotFound();

    [HttpGet("{page}")]
    [HttpGet("{page}/{row:row}")]
    public async Task<IActionResult> Show([FromRoute] PreviewAddress at, [FromRoute] string page, CancellationToken cancellation) =>
        await FindFormAsync(at, AnswerSet.Empty, cancellation) is { } form && form.Pages.Find(page) is { } step
            ? View("Question", CreateQuestionPage(form, step, []))
            : NotFound();

    [HttpPost("{page}")]
    [HttpPost("{page}/{row:row}")]
    public async Task<IActionResult> Next(
        [FromRoute] PreviewAddress at,
        [FromRoute] string page,
        IFormCollection fields,
        CancellationToken cancellation
    )
    {
        if (Request.Headers.ContainsKey(PostedPage.AutosaveHeader))
        {
            Response.Headers[PostedPage.RevisionHeader] = "0";
            return NoContent();
        }

        var before = DeserializeAnswers(fields[CarriedAnswersField].ToString());
        if (await FindFormAsync(at, before, cancellation) is not { } form || form.Pages.Find(page) is not { } step)
        {
            return NotFound();
        }

        var row = FirstRow(step.Page);
        var posted = PostedAnswers.Read(fields, step.Page.Questions, row, form).Answers;
        var computed = TriggeredCalculations.Compute(form.Routing, posted);
        form = form.With(form.Response with { Answers = before.With(posted).With(computed) });
        if (fields[SiteLanguages.FieldName].ToString() is var language && SiteLanguages.IsOffered(language))
        {
            var start = BaseAddressOf(at with { Language = language });
            return Redirect($"{start}/{Uri.EscapeDataString(at.Unit)}/{page}");
        }

        if (fields[PostedPage.NextActionField] == PostedPage.ContinueLater)
        {
            return Redirect(form.Address());
        }

        var problems = validator.Validate(form, step.Page, row);
        if (problems.Count > 0)
        {
            return View("Question", CreateQuestionPage(form, step, problems));
        }

        return form.Pages.FindNext(step.Page, includesInner: true) is { } next
            ? View("Question", CreateQuestionPage(form, next, []))
            : View("Print", new PrintPage(documentBuilder.BuildFilled(form, NoAuthors), false) { Form = form });
    }

    /// <summary>Of a roster, one row is previewed.</summary>
    private static RowPath FirstRow(Page page) => Enumerable.Range(0, page.RowDepth).Aggregate(RowPath.None, (row, _) => row.Child(1));

    private static string BaseAddressOf(PreviewAddress at) =>
        $"{RequestBodyLimit.UploadPath}/{at.Id}/preview/{Uri.EscapeDataString(at.Language)}";

    private static ImmutableDictionary<AnswerKey, string> NoAuthors => ImmutableDictionary<AnswerKey, string>.Empty;

    private ViewResult ShowBlank(FormContext form) =>
        View("Print", new PrintPage(documentBuilder.BuildBlank(form), true) { Form = form });

    private QuestionPage CreateQuestionPage(FormContext form, PageStep step, IReadOnlyList<PageProblem> problems)
    {
        var context = new QuestionPageContext(form, step, FirstRow(step.Page)) { Problems = problems };
        return pageBuilder.Build(context) with { CarriedAnswers = SerializeAnswers(form.Response.Answers) };
    }

    private async Task<FormContext?> FindFormAsync(PreviewAddress at, AnswerSet answers, CancellationToken cancellation)
    {
        if (
            !SiteLanguages.IsOffered(at.Language)
            || await uploads.FindAsync(at.Id, cancellation) is not { Publishable: var (study, frame) }
            || frame.FindUnit(at.Unit) is not { } unit
        )
        {
            return null;
        }

        var now = clock.Now;
        var form = new FormContext
        {
            BaseAddress = BaseAddressOf(at),
            Respondent = new Respondent(
                new Invitation
                {
                    Id = Guid.Empty,
                    RoundId = Guid.Empty,
                    Holder = unit.Organisation,
                    UnitIds = [unit.Id],
                },
                null
            ),
            Round = new Round
            {
                Id = Guid.Empty,
                Name = "preview",
                StudyName = study.Name,
                StudyHash = study.Hash,
                OpensAt = now,
                ClosesAt = clock.StartOfDay(clock.Today.AddDays(OpenDays)),
            },
            Study = study,
            Unit = unit,
            Response = Data.Responses.Response.NotStarted(Guid.Empty, unit.Id) with { Answers = answers },
            Now = now,
            LocalNow = clock.LocalNow,
        };
        return form.With([]);
    }

    /// <summary>The answers as JSON: text by key. Behind an answer that the respondent has confirmed stand a null character, which no
    /// posted text can contain, and the values that it was confirmed for; two of them stand before the reason for no value.</summary>
    private static string SerializeAnswers(AnswerSet answers) =>
        JsonSerializer.Serialize(
            answers
                .Entries.Where(pair => !pair.Value.IsEmpty)
                .ToDictionary(pair => pair.Key.ToString(), pair => SerializeAnswer(pair.Value))
        );

    /// <summary>The answers of a posted field; none where it is not valid JSON, since anybody can post anything.</summary>
    private static AnswerSet DeserializeAnswers(string carried)
    {
        try
        {
            var texts = JsonSerializer.Deserialize<Dictionary<string, string>>(carried.Length == 0 ? "{}" : carried) ?? [];
            return AnswerSet.Empty.With(
                texts
                    .Select(pair => (IsKey: AnswerKey.TryParse(pair.Key, out var key), Key: key, Text: pair.Value))
                    .Where(pair => pair.IsKey && pair.Text is not null)
                    .Select(pair => KeyValuePair.Create(pair.Key.GetValueOrDefault(), DeserializeAnswer(pair.Text)))
            );
        }
        catch (JsonException)
        {
            return AnswerSet.Empty;
        }
    }

    private static string SerializeAnswer(StoredAnswer answer) =>
        answer switch
        {
            { Reason: { } reason } => $"{answer.Text}{ConfirmedMark}{ConfirmedMark}{reason}",
            { Source: AnswerSource.Confirmed } => answer.Text + ConfirmedMark + answer.ConfirmedValues,
            _ => answer.Text,
        };

    private static StoredAnswer DeserializeAnswer(string carried) =>
        carried.Split(ConfirmedMark) switch
        {
            [var text, var values] => new StoredAnswer(text, null, AnswerSource.Confirmed) { ConfirmedValues = values },
            [var text, "", var reason] when Enum.TryParse(reason, out MissingReason parsed) => new StoredAnswer(text, parsed),
            _ => new StoredAnswer(carried),
        };
}

/// <summary>Shows a preview in the language of its address, and offers the others of its study.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class PreviewLanguagesAttribute : Attribute, IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        var values = context.RouteData.Values;
        var uploads = http.RequestServices.GetRequiredService<UploadedStudyCache>();
        var upload = Guid.TryParse(values["id"]?.ToString(), out var id) ? await uploads.FindAsync(id, http.RequestAborted) : null;
        SiteLanguages.Show(
            http,
            SiteLanguages.OfStudy(upload?.Check.Study?.Questionnaire.Languages ?? []),
            values["language"]?.ToString()
        );
        await next();
    }
}

/// <summary>Which form is previewed, and in which language.</summary>
internal sealed record PreviewAddress
{
    public Guid Id { get; init; }

    public string Language { get; init; } = "";

    public string Unit { get; init; } = "";
}
