using System.Collections.Immutable;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Respond;

/// <summary>The pages of a form. Whatever is posted is saved first and judged afterwards.</summary>
[Respondent]
[IgnoreAntiforgeryToken]
[Route("/form/{unit}/{page}")]
internal sealed class PageController(
    FormReader forms, AnswerSaver saver, QuestionPages pages, PageCheck check, WayOn way, CodeDoor door, IAntiforgery antiforgery) : Controller
{
    /// <summary>The header by which the script says that it saves along the way.</summary>
    public const string AutosaveHeader = "Survey-Autosave";

    /// <summary>The header that tells the script which revision it has made.</summary>
    public const string RevisionHeader = "Survey-Revision";

    /// <summary>The field of the code on the page of a session that is over. No question's name holds a point first.</summary>
    public const string SessionCode = ".code";

    [HttpGet("")]
    [HttpGet("{row:int:min(1)}")]
    public async Task<IActionResult> Show(
        [FromRoute] string unit, [FromRoute] string page, [FromRoute] int row, [FromQuery] PageQuery query, CancellationToken cancellation)
    {
        if (await forms.FindAsync(User, unit, FormReading.Parts, cancellation) is not { } form || form.Path.Find(page) is not { } step || (row > 0 && step.Page.Roster is null))
        {
            return NotFound();
        }

        if (!form.MayChange)
        {
            return Redirect(form.Address(form.Respondent.IsTakenBack ? "" : "check"));
        }

        return !form.Path.Shows(step.Page) ? Redirect(form.Address())
            : step.Page.Roster is { } roster ? ShowRoster(form, step, roster, row, query)
            : View("Question", PageOf(form, step, 0, query));
    }

    [HttpPost("")]
    [HttpPost("{row:int:min(1)}")]
    [KeepsWhatWasTyped]
    public async Task<IActionResult> Save(
        [FromRoute] string unit, [FromRoute] string page, [FromRoute] int row, [FromQuery] PageQuery query, CancellationToken cancellation)
    {
        var fields = await Request.ReadFormAsync(cancellation);
        var isFresh = await antiforgery.IsRequestValidAsync(HttpContext);
        if (await SignInAgainAsync(unit, fields, isFresh, cancellation) is { } result)
        {
            return result;
        }

        var form = await forms.FindAsync(User, unit, FormReading.Answers, cancellation);
        if (form is not null && fields[PagePost.VersionField].ToString() is { Length: > 0 } version && version != form.Study.Hash
            && await forms.FindEarlierAsync(form, version, cancellation) is { } earlier && earlier.Path.Find(page) is { } earlierStep)
        {
            return await SaveEarlierAsync(new PagePost(earlier, earlierStep, row, fields, query), isFresh, cancellation);
        }

        if (form?.Path.Find(page) is not { } step || !IsRow(form, step.Page, row))
        {
            return NotFound();
        }

        var posted = PostedAnswers.Read(fields, row == 0 && step.Page.Roster is not null ? [] : step.Page.Questions.Where(question => !form.Route.IsReadOnly(question, row)), row, form.Response.Sheet);
        if (!isFresh)
        {
            return await TypedAgainAsync(form, step, row, posted, PageNotice.PageTooOld, query);
        }

        return form.MayChange
            ? await SaveAsync(new PagePost(form, step, row, fields, query) { IsAutosave = Request.Headers.ContainsKey(AutosaveHeader) }, posted, cancellation)
            : Conflict(form, posted);
    }

    /// <summary>
    /// The form moved to another version while the page was open: what was typed is stored by the version that the person saw, and the
    /// hub says that the form has changed. The script stops, so that the person's own post comes here.
    /// </summary>
    private async Task<IActionResult> SaveEarlierAsync(PagePost post, bool isFresh, CancellationToken cancellation)
    {
        if (Request.Headers.ContainsKey(AutosaveHeader))
        {
            return StatusCode(StatusCodes.Status409Conflict);
        }

        var posted = PostedAnswers.Read(post.Fields, post.Step.Page.Questions, post.Row, post.Form.Response.Sheet);
        if (!isFresh || !post.Form.MayChange)
        {
            return isFresh ? Conflict(post.Form, posted) : await TypedAgainAsync(post.Form, post.Step, post.Row, posted, PageNotice.PageTooOld, post.Query);
        }

        var save = await saver.SaveAsync(post.Form, post.Step.Page.Name, posted, post.Seen, cancellation);
        return save.IsAlreadySubmitted ? Conflict(post.Form.With(save.Response), posted)
            : save.Clashes.IsEmpty && posted.TooLong.IsEmpty ? Redirect(post.Form.Address() + "?revised=true")
            : await TypedAgainAsync(post.Form.With(save.Response), post.Step, post.Row, posted, save.Clashes.IsEmpty ? PageNotice.None : PageNotice.Clash, post.Query, save.Clashes);
    }

    private static bool IsRow(OpenForm form, Page page, int row) =>
        page.Roster is { } roster ? row <= (RosterRows.Next(form, roster) ?? RosterRows.Last(form, roster)) : row == 0;

    private IActionResult ShowRoster(OpenForm form, PathStep step, Repeat roster, int row, PageQuery query)
    {
        if (row == 0)
        {
            return View("Roster", RosterOf(form, step, roster, query));
        }

        // A row that was removed stays away; a new one is the next.
        var isThere = RosterRows.Of(form, roster).Contains(row) || row == RosterRows.Next(form, roster);
        return isThere ? View("Question", PageOf(form, step, row, query)) : Redirect(form.Address(FormPath.Slug(step.Page)));
    }

    private QuestionPage PageOf(OpenForm form, PathStep step, int row, PageQuery query)
    {
        var problems = query.Problems ? check.Problems(form, step.Page, row) : check.Doubts(form, step.Page, row);
        var page = pages.Make(form, step, row, form.Response.Sheet, problems);
        return page with
        {
            Doubts = query.Problems && page.Summary.IsEmpty
                ? [.. page.Fields.Where(field => field.Doubt is not null).Select(field => new SummaryLine(field.DoubtId, field.Label, field.Doubt ?? ""))]
                : [],
            Notice = query.More ? PageNotice.MoreQuestions : PageNotice.None,
            ReturnsToCheck = query.IsFromCheck,
        };
    }

    private RosterPage RosterOf(OpenForm form, PathStep step, Repeat roster, PageQuery query)
    {
        var heading = pages.Make(form, step, 0, form.Response.Sheet, []);
        var problems = query.Problems ? RosterRows.Of(form, roster).SelectMany(row => check.Problems(form, step.Page, row)) : [];
        return new RosterPage
        {
            Form = form,
            Step = step,
            Heading = heading.Heading,
            Hint = pages.HintOf(form, roster),
            Rows = pages.Rows(form, roster),
            NextRow = RosterRows.Next(form, roster),
            Summary = [.. problems.Select(problem => new SummaryLine(FormattableString.Invariant($"row-{problem.Key.Row}"), pages.RowTitle(form, roster, problem.Key.Row), problem.Message)).Distinct()],
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

        var typed = fields.Where(field => field.Key is not ("__RequestVerificationToken" or SessionCode))
            .SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? ""))).ToImmutableArray();
        var again = new SessionOverPage($"{Request.Path}{Request.QueryString}", typed, fields.ContainsKey(SessionCode));
        if (Request.Headers.ContainsKey(AutosaveHeader))
        {
            return Unauthorized();
        }

        if (!isFresh || !fields.ContainsKey(SessionCode))
        {
            return View("SessionOver", again with { IsCodeWrong = false });
        }

        switch (await door.KnockAsync(fields[SessionCode].ToString(), HttpContext, cancellation))
        {
            case CodeAnswer.Opens opens when opens.Respondent.Units.Contains(unit):
                await CodeDoor.SignInAsync(opens.Respondent, HttpContext);
                return null;
            case CodeAnswer.TooMany:
                // Not the page of its own: what was typed stays in this one.
                Response.StatusCode = StatusCodes.Status429TooManyRequests;
                return View("SessionOver", again);
            default:
                return View("SessionOver", again);
        }
    }

    private async Task<IActionResult> SaveAsync(PagePost post, PostedAnswers posted, CancellationToken cancellation)
    {
        if (post.IsAutosave && RosterRows.Touched(post.Form, post.Step.Page, post.Row).Any(revision => revision > post.Seen))
        {
            // Somebody else was here: the script stops, and the next real post shows both.
            return StatusCode(StatusCodes.Status409Conflict);
        }

        if (post.Row == 0 && post.Step.Page.Roster is { } roster)
        {
            return await SaveRosterAsync(post, roster, cancellation);
        }

        posted = post.IsAutosave ? posted.WithoutUnlooked(post.Form.Response.Sheet) : posted;
        posted = posted with { Entries = TriggeredAnswers.With(post.Form, post.Row, posted.Entries) };
        var save = await saver.SaveAsync(post.Form, post.Step.Page.Name, posted, post.Seen, cancellation);
        var form = post.Form.With(save.Response);
        if (post.IsAutosave)
        {
            return Autosaved(post, posted, save);
        }

        if (save.IsAlreadySubmitted)
        {
            return Conflict(form, posted);
        }

        return !save.Clashes.IsEmpty || !posted.TooLong.IsEmpty
            ? await TypedAgainAsync(form, post.Step, post.Row, posted, save.Clashes.IsEmpty ? PageNotice.None : PageNotice.Clash, post.Query, save.Clashes)
            : GoOn(post, form);
    }

    private IActionResult Autosaved(PagePost post, PostedAnswers posted, PageSave save)
    {
        // A colleague may have saved between the reading and the saving: the page must not claim to have seen what it does not show.
        var isStale = RosterRows.KeysOn(post.Step.Page, post.Row).Any(key =>
            save.Response.ChangedAt.GetValueOrDefault(key) > post.Seen
            && !(posted.Entries.TryGetValue(key, out var entry) && entry == save.Response.Sheet.Find(key)));
        if (save.IsAlreadySubmitted || !save.Clashes.IsEmpty || isStale)
        {
            return StatusCode(StatusCodes.Status409Conflict);
        }

        Response.Headers[RevisionHeader] = save.Response.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return NoContent();
    }

    private RedirectResult GoOn(PagePost post, OpenForm form)
    {
        if (post.Language is { } language)
        {
            SiteLanguages.Choose(HttpContext, language);
        }

        return Redirect(way.AddressAfter(post, form));
    }

    private async Task<IActionResult> SaveRosterAsync(PagePost post, Repeat roster, CancellationToken cancellation)
    {
        var form = post.Form;
        if (RosterRows.Find(form, roster, post.Fields["remove"]) is not { } row)
        {
            return GoOn(post, form);
        }

        if (post.Fields["sure"] != "yes")
        {
            return View("RemoveRow", new RemoveRowPage(form.Address(FormPath.Slug(post.Step.Page)), pages.Rows(form, roster).First(shown => shown.Number == row)) { Form = form });
        }

        var cleared = RosterRows.Keys(roster, row).Where(key => !form.Response.Sheet.Find(key).IsEmpty).ToImmutableDictionary(key => key, _ => Entry.Cleared);
        var none = ImmutableDictionary<AnswerKey, string>.Empty;
        var save = await saver.SaveAsync(form, post.Step.Page.Name, new PostedAnswers { Entries = cleared, TooLong = none, Unsettled = [] }, post.Seen, cancellation);
        return save.IsAlreadySubmitted ? Conflict(form.With(save.Response), null) : Redirect(form.Address(FormPath.Slug(post.Step.Page)));
    }

    /// <summary>The page with what was just typed, where it could not all be stored.</summary>
    private async Task<ViewResult> TypedAgainAsync(
        OpenForm form, PathStep step, int row, PostedAnswers posted, PageNotice notice, PageQuery query, ImmutableHashSet<AnswerKey>? clashes = null)
    {
        form = await forms.WithAsync(form, FormReading.Parts, HttpContext.RequestAborted);
        var sheet = form.Response.Sheet.With(posted.Entries.Concat(posted.TooLong.Select(answer => KeyValuePair.Create(answer.Key, new Entry(answer.Value)))));
        var page = pages.Make(form, step, row, sheet, check.TooLong(posted.TooLong.Keys), clashes);
        Response.StatusCode = notice == PageNotice.Clash ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
        return View("Question", page with { IsUnsaved = true, Notice = notice, ReturnsToCheck = query.IsFromCheck });
    }

    /// <summary>Says that nothing is stored, and shows what was typed: it can be copied.</summary>
    private ViewResult Conflict(OpenForm form, PostedAnswers? posted)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("NotSaved", new NotSavedPage { Form = form, Typed = posted is null ? [] : pages.Differing(form, posted.Entries) });
    }
}
