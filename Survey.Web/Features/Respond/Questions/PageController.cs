using System.Collections.Immutable;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Respond.Start;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Respond.Questions;

/// <summary>The pages of a form. Whatever is posted is saved first and judged afterwards.</summary>
[Respondent]
[IgnoreAntiforgeryToken]
[Route("/form/{unit}/{page}")]
internal sealed class PageController(
    FormLoader forms,
    AnswerSaver saver,
    QuestionPageBuilder pageBuilder,
    PageValidator validator,
    PageNavigation navigation,
    AccessCodeSignIn accessCodes,
    IAntiforgery antiforgery
) : Controller
{
    /// <summary>The header by which the script says that it saves along the way.</summary>
    public const string AutosaveHeader = "Survey-Autosave";

    /// <summary>The header that tells the script which revision it has made.</summary>
    public const string RevisionHeader = "Survey-Revision";

    /// <summary>The field of the code on the page of a session that is over. No question's name holds a point first.</summary>
    public const string SessionCodeField = ".code";

    [HttpGet("")]
    [HttpGet("{row:int:min(1)}")]
    public async Task<IActionResult> Show(
        [FromRoute] string unit,
        [FromRoute] string page,
        [FromRoute] int row,
        [FromQuery] PageQuery query,
        CancellationToken cancellation
    )
    {
        if (
            await forms.FindAsync(User, unit, FormIncludes.Delegations, cancellation) is not { } form
            || form.Pages.Find(page) is not { } step
            || (row > 0 && step.Page.Roster is null)
        )
        {
            return NotFound();
        }

        if (!form.MayChange)
        {
            return Redirect(form.Address(form.Respondent.IsTakenBack ? "" : "check"));
        }

        return !form.Pages.IsShown(step.Page) ? Redirect(form.Address())
            : step.Page.Roster is { } roster ? ShowRoster(form, step, roster, row, query)
            : View("Question", CreateQuestionPage(form, step, 0, query));
    }

    [HttpPost("")]
    [HttpPost("{row:int:min(1)}")]
    [HandlesExpiredSession]
    public async Task<IActionResult> Save(
        [FromRoute] string unit,
        [FromRoute] string page,
        [FromRoute] int row,
        [FromQuery] PageQuery query,
        CancellationToken cancellation
    )
    {
        var fields = await Request.ReadFormAsync(cancellation);
        var isFresh = await antiforgery.IsRequestValidAsync(HttpContext);
        if (await SignInAgainAsync(unit, fields, isFresh, cancellation) is { } result)
        {
            return result;
        }

        var form = await forms.FindAsync(User, unit, FormIncludes.AnswersOnly, cancellation);
        if (
            form is not null
            && fields[PostedPage.VersionField].ToString() is { Length: > 0 } version
            && version != form.Study.Hash
            && await forms.FindInVersionAsync(form, version, cancellation) is { } earlier
            && earlier.Pages.Find(page) is { } earlierStep
        )
        {
            return await SaveEarlierVersionAsync(new PostedPage(earlier, earlierStep, row, fields, query), isFresh, cancellation);
        }

        if (form?.Pages.Find(page) is not { } step || !IsValidRow(form, step.Page, row))
        {
            return NotFound();
        }

        var posted = PostedAnswers.Read(
            fields,
            row == 0 && step.Page.Roster is not null ? [] : step.Page.Questions.Where(question => !form.Routing.IsReadOnly(question, row)),
            row,
            form.Response.Answers
        );
        if (!isFresh)
        {
            return await ShowUnsavedAsync(form, step, row, posted, PageBanner.PageTooOld, query);
        }

        return form.MayChange
            ? await SaveAsync(
                new PostedPage(form, step, row, fields, query) { IsAutosave = Request.Headers.ContainsKey(AutosaveHeader) },
                posted,
                cancellation
            )
            : ShowNotSaved(form, posted);
    }

    /// <summary>
    /// The form moved to another version while the page was open: what was typed is stored by the version that the person saw, and the
    /// hub says that the form has changed. The script stops, so that the person's own post comes here.
    /// </summary>
    private async Task<IActionResult> SaveEarlierVersionAsync(PostedPage post, bool isFresh, CancellationToken cancellation)
    {
        if (Request.Headers.ContainsKey(AutosaveHeader))
        {
            return StatusCode(StatusCodes.Status409Conflict);
        }

        var posted = PostedAnswers.Read(post.Fields, post.Step.Page.Questions, post.Row, post.Form.Response.Answers);
        if (!isFresh || !post.Form.MayChange)
        {
            return isFresh
                ? ShowNotSaved(post.Form, posted)
                : await ShowUnsavedAsync(post.Form, post.Step, post.Row, posted, PageBanner.PageTooOld, post.Query);
        }

        var save = await saver.SaveAsync(post.Form, post.Step.Page.Name, posted, post.SeenRevision, cancellation);
        return save.IsAlreadySubmitted ? ShowNotSaved(post.Form.With(save.Response), posted)
            : save.Conflicts.IsEmpty && posted.TooLong.IsEmpty ? Redirect(post.Form.Address() + "?revised=true")
            : await ShowUnsavedAsync(
                post.Form.With(save.Response),
                post.Step,
                post.Row,
                posted,
                save.Conflicts.IsEmpty ? PageBanner.None : PageBanner.Clash,
                post.Query,
                save.Conflicts
            );
    }

    private static bool IsValidRow(FormContext form, Page page, int row) =>
        page.Roster is { } roster
            ? row <= (RosterRowIndex.FindNextNumber(form, roster) ?? RosterRowIndex.HighestNumber(form, roster))
            : row == 0;

    private IActionResult ShowRoster(FormContext form, PageStep step, Repeat roster, int row, PageQuery query)
    {
        if (row == 0)
        {
            return View("Roster", CreateRosterPage(form, step, roster, query));
        }

        // A row that was removed stays away; a new one is the next.
        var isThere = RosterRowIndex.RowNumbers(form, roster).Contains(row) || row == RosterRowIndex.FindNextNumber(form, roster);
        return isThere
            ? View("Question", CreateQuestionPage(form, step, row, query))
            : Redirect(form.Address(PageSequence.Slug(step.Page)));
    }

    private QuestionPage CreateQuestionPage(FormContext form, PageStep step, int row, PageQuery query)
    {
        var problems = query.Problems ? validator.Validate(form, step.Page, row) : validator.ValidateSoftEdits(form, step.Page, row);
        var page = pageBuilder.Build(form, step, row, form.Response.Answers, problems);
        return page with
        {
            SoftEdits =
                query.Problems && page.Summary.IsEmpty
                    ?
                    [
                        .. page
                            .Fields.Where(field => field.SoftEditMessage is not null)
                            .Select(field => new SummaryLine(field.SoftEditId, field.Label, field.SoftEditMessage ?? "")),
                    ]
                    : [],
            Banner = query.More ? PageBanner.MoreQuestions : PageBanner.None,
            ReturnsToCheck = query.IsFromCheck,
        };
    }

    private RosterPage CreateRosterPage(FormContext form, PageStep step, Repeat roster, PageQuery query)
    {
        var heading = pageBuilder.Build(form, step, 0, form.Response.Answers, []);
        var problems = query.Problems
            ? RosterRowIndex.RowNumbers(form, roster).SelectMany(row => validator.Validate(form, step.Page, row))
            : [];
        return new RosterPage
        {
            Form = form,
            Step = step,
            Heading = heading.Heading,
            Hint = pageBuilder.HintOf(form, roster),
            Rows = pageBuilder.ListRosterRows(form, roster),
            NextRow = RosterRowIndex.FindNextNumber(form, roster),
            Summary =
            [
                .. problems
                    .Select(problem => new SummaryLine(
                        FormattableString.Invariant($"row-{problem.Key.Row}"),
                        pageBuilder.RosterRowTitle(form, roster, problem.Key.Row),
                        problem.Message
                    ))
                    .Distinct(),
            ],
            ReturnsToCheck = query.IsFromCheck,
        };
    }

    /// <summary>A session that is over asks for the code and keeps what was typed in the page; the code comes back with it.</summary>
    private async Task<IActionResult?> SignInAgainAsync(string unit, IFormCollection fields, bool isFresh, CancellationToken cancellation)
    {
        if (await forms.FindRespondentAsync(User, cancellation) is not null)
        {
            return null;
        }

        var typed = fields
            .Where(field => field.Key is not ("__RequestVerificationToken" or SessionCodeField))
            .SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")))
            .ToImmutableArray();
        var expiredPage = new SessionOverPage($"{Request.Path}{Request.QueryString}", typed, fields.ContainsKey(SessionCodeField));
        if (Request.Headers.ContainsKey(AutosaveHeader))
        {
            return Unauthorized();
        }

        if (!isFresh || !fields.ContainsKey(SessionCodeField))
        {
            return View("SessionOver", expiredPage with { IsCodeWrong = false });
        }

        switch (await accessCodes.VerifyAsync(fields[SessionCodeField].ToString(), HttpContext, cancellation))
        {
            case AccessCodeResult.Accepted accepted when accepted.Respondent.Units.Contains(unit):
                await AccessCodeSignIn.SignInAsync(accepted.Respondent, HttpContext);
                return null;
            case AccessCodeResult.RateLimited:
                // Not the page of its own: what was typed stays in this one.
                Response.StatusCode = StatusCodes.Status429TooManyRequests;
                return View("SessionOver", expiredPage);
            default:
                return View("SessionOver", expiredPage);
        }
    }

    private async Task<IActionResult> SaveAsync(PostedPage post, PostedAnswers posted, CancellationToken cancellation)
    {
        if (
            post.IsAutosave
            && RosterRowIndex.ChangedRevisions(post.Form, post.Step.Page, post.Row).Any(revision => revision > post.SeenRevision)
        )
        {
            // Somebody else was here: the script stops, and the next real post shows both.
            return StatusCode(StatusCodes.Status409Conflict);
        }

        if (post.Row == 0 && post.Step.Page.Roster is { } roster)
        {
            return await SaveRosterAsync(post, roster, cancellation);
        }

        posted = post.IsAutosave ? posted.WithoutUnreviewed(post.Form.Response.Answers) : posted;
        posted = posted with { Answers = TriggeredCalculations.Apply(post.Form, post.Row, posted.Answers) };
        var save = await saver.SaveAsync(post.Form, post.Step.Page.Name, posted, post.SeenRevision, cancellation);
        var form = post.Form.With(save.Response);
        if (post.IsAutosave)
        {
            return RespondToAutosave(post, posted, save);
        }

        if (save.IsAlreadySubmitted)
        {
            return ShowNotSaved(form, posted);
        }

        return !save.Conflicts.IsEmpty || !posted.TooLong.IsEmpty
            ? await ShowUnsavedAsync(
                form,
                post.Step,
                post.Row,
                posted,
                save.Conflicts.IsEmpty ? PageBanner.None : PageBanner.Clash,
                post.Query,
                save.Conflicts
            )
            : RedirectToNext(post, form);
    }

    private IActionResult RespondToAutosave(PostedPage post, PostedAnswers posted, PageSaveResult save)
    {
        // A colleague may have saved between the reading and the saving: the page must not claim to have seen what it does not show.
        var isStale = RosterRowIndex
            .PageKeys(post.Step.Page, post.Row)
            .Any(key =>
                save.Response.AnswerRevisions.GetValueOrDefault(key) > post.SeenRevision
                && !(posted.Answers.TryGetValue(key, out var entry) && entry == save.Response.Answers.GetStoredAnswer(key))
            );
        if (save.IsAlreadySubmitted || !save.Conflicts.IsEmpty || isStale)
        {
            return StatusCode(StatusCodes.Status409Conflict);
        }

        Response.Headers[RevisionHeader] = save.Response.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return NoContent();
    }

    private RedirectResult RedirectToNext(PostedPage post, FormContext form)
    {
        if (post.Language is { } language)
        {
            SiteLanguages.SetLanguage(HttpContext, language);
        }

        return Redirect(navigation.NextAddress(post, form));
    }

    private async Task<IActionResult> SaveRosterAsync(PostedPage post, Repeat roster, CancellationToken cancellation)
    {
        var form = post.Form;
        if (RosterRowIndex.FindNumber(form, roster, post.Fields["remove"]) is not { } row)
        {
            return RedirectToNext(post, form);
        }

        if (post.Fields["sure"] != "yes")
        {
            return View(
                "RemoveRow",
                new RemoveRowPage(
                    form.Address(PageSequence.Slug(post.Step.Page)),
                    pageBuilder.ListRosterRows(form, roster).First(shown => shown.Number == row)
                )
                {
                    Form = form,
                }
            );
        }

        var cleared = RosterRowIndex
            .RowKeys(roster, row)
            .Where(key => !form.Response.Answers.GetStoredAnswer(key).IsEmpty)
            .ToImmutableDictionary(key => key, _ => StoredAnswer.Empty);
        var none = ImmutableDictionary<AnswerKey, string>.Empty;
        var save = await saver.SaveAsync(
            form,
            post.Step.Page.Name,
            new PostedAnswers
            {
                Answers = cleared,
                TooLong = none,
                UnresolvedConflicts = [],
            },
            post.SeenRevision,
            cancellation
        );
        return save.IsAlreadySubmitted
            ? ShowNotSaved(form.With(save.Response), null)
            : Redirect(form.Address(PageSequence.Slug(post.Step.Page)));
    }

    /// <summary>The page with what was just typed, where it could not all be stored.</summary>
    private async Task<ViewResult> ShowUnsavedAsync(
        FormContext form,
        PageStep step,
        int row,
        PostedAnswers posted,
        PageBanner banner,
        PageQuery query,
        ImmutableHashSet<AnswerKey>? conflicts = null
    )
    {
        form = await forms.IncludeAsync(form, FormIncludes.Delegations, HttpContext.RequestAborted);
        var answers = form.Response.Answers.With(
            posted.Answers.Concat(posted.TooLong.Select(answer => KeyValuePair.Create(answer.Key, new StoredAnswer(answer.Value))))
        );
        var page = pageBuilder.Build(form, step, row, answers, validator.DescribeTooLong(posted.TooLong.Keys), conflicts);
        Response.StatusCode = banner == PageBanner.Clash ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
        return View("Question", page with { IsUnsaved = true, Banner = banner, ReturnsToCheck = query.IsFromCheck });
    }

    /// <summary>Says that nothing is stored, and shows what was typed: it can be copied.</summary>
    private ViewResult ShowNotSaved(FormContext form, PostedAnswers? posted)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View(
            "NotSaved",
            new NotSavedPage { Form = form, UnsavedAnswers = posted is null ? [] : pageBuilder.ListUnsaved(form, posted.Answers) }
        );
    }
}
