using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Respond.Start;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Respond.Questions;

/// <summary>Takes the posts of a form's pages, sent by the respondent or by the script's autosave. Answers are saved first and validated
/// afterwards, so that a wrong answer is not lost.</summary>
/// <remarks>The antiforgery token is checked here and not by the filter: a page whose token has expired is shown again with what was
/// typed.</remarks>
[Respondent]
[IgnoreAntiforgeryToken]
[Route("/form/{unit}/{page}")]
[Route(EntryRoute.Prefix + "/{unit}/{page}")]
internal sealed class AnswerController(
    FormLoader forms,
    AnswerSaver saver,
    QuestionPageBuilder pageBuilder,
    RosterPageBuilder rosterBuilder,
    PageNavigation navigation,
    ExpiredSessionSignIn expiredSession,
    HiddenSectionReader hiddenSections,
    AnswerAuthorReader answerAuthors,
    IAntiforgery antiforgery
) : FormControllerBase
{
    private bool IsAutosave => Request.Headers.ContainsKey(PostedPage.AutosaveHeader);

    [HttpPost("")]
    [HttpPost("{row:row}")]
    [HandlesExpiredSession]
    public async Task<IActionResult> Save(
        [FromRoute] string unit,
        [FromRoute] string page,
        [FromRoute] RowPath row,
        [FromQuery] PageQuery query,
        CancellationToken cancellation
    )
    {
        var fields = await Request.ReadFormAsync(cancellation);
        var isTokenValid = await antiforgery.IsRequestValidAsync(HttpContext);
        if (await SignInAgainAsync(unit, isTokenValid, cancellation) is { } result)
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
            return await SaveEarlierVersionAsync(new PostedPage(earlier, earlierStep, row, fields, query), isTokenValid, cancellation);
        }

        if (form?.Pages.Find(page) is not { } step || !IsValidRow(form, step.Page, row))
        {
            return NotFound();
        }

        var post = new PostedPage(form, step, row, fields, query) { IsAutosave = IsAutosave };
        var questions = post.Roster is null ? step.Page.Questions.Where(question => !form.Routing.IsReadOnly(question, row)) : [];
        var posted = PostedAnswers.Read(fields, questions, row, form);
        if (!isTokenValid)
        {
            return await ShowUnsavedAsync(post, posted, PageBanner.PageTooOld, []);
        }

        return form.MayChange ? await SaveAsync(post, posted, cancellation) : ShowNotSaved(form, posted);
    }

    private static bool IsValidRow(FormContext form, Page page, RowPath row) =>
        page.Roster switch
        {
            null => row.IsNone,
            var roster when row.Depth == page.RowDepth => RosterRowIndex.MayStore(form, roster, row),
            var roster => row.Depth == page.RowDepth - 1 && RosterRowIndex.IsParentOpen(form, roster, row),
        };

    /// <summary>Signs the person in again where the session has expired; null where the post can be taken.</summary>
    private async Task<IActionResult?> SignInAgainAsync(string unit, bool isTokenValid, CancellationToken cancellation)
    {
        if (await forms.FindRespondentAsync(User, cancellation) is not null)
        {
            return null;
        }

        if (IsAutosave)
        {
            return Unauthorized();
        }

        if (await expiredSession.TrySignInAsync(HttpContext, unit, isTokenValid, cancellation) is not { } page)
        {
            return null;
        }

        if (page.IsRateLimited)
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
        }

        return View("SessionOver", page);
    }

    /// <summary>
    /// The round moved to another version of the study while the page was open: the answers are stored by the version that the person saw,
    /// and the overview says that the form has changed. An autosave is refused, so that the script stops and the person's own post comes
    /// here.
    /// </summary>
    private async Task<IActionResult> SaveEarlierVersionAsync(PostedPage post, bool isTokenValid, CancellationToken cancellation)
    {
        if (IsAutosave)
        {
            return StatusCode(StatusCodes.Status409Conflict);
        }

        var posted = PostedAnswers.Read(post.Fields, post.Step.Page.Questions, post.Row, post.Form);
        if (!isTokenValid)
        {
            return await ShowUnsavedAsync(post, posted, PageBanner.PageTooOld, []);
        }

        if (!post.Form.MayChange)
        {
            return ShowNotSaved(post.Form, posted);
        }

        var save = await saver.SaveAsync(post.Form, post.Step.Page.Name, posted, post.SeenRevision, cancellation);
        return await ShowRefusedAsync(post, posted, save) ?? Redirect(post.Form.Address() + "?revised=true");
    }

    private async Task<IActionResult> SaveAsync(PostedPage post, PostedAnswers posted, CancellationToken cancellation)
    {
        if (
            post.IsAutosave
            && RosterRowIndex.ChangedRevisions(post.Form, post.Step.Page, post.Row).Any(revision => revision > post.SeenRevision)
        )
        {
            // Another user changed these answers since the page was loaded: autosave stops, and the person's next post shows both answers.
            return StatusCode(StatusCodes.Status409Conflict);
        }

        if (post.Roster is { } roster)
        {
            return await SaveRosterAsync(post, roster, cancellation);
        }

        posted = post.IsAutosave ? posted.WithoutUnreviewed(post.Form.Response.Answers) : posted;
        var save = await saver.SaveAsync(post.Form, post.Step.Page.Name, posted, post.SeenRevision, cancellation);
        return post.IsAutosave
            ? await RespondToAutosaveAsync(post, posted, save)
            : await ShowRefusedAsync(post, posted, save) ?? RedirectToNext(post, post.Form.With(save.Response));
    }

    private async Task<IActionResult> RespondToAutosaveAsync(PostedPage post, PostedAnswers posted, PageSaveResult save)
    {
        // Another save may have come between reading and saving. A new revision would then claim that the page shows those answers.
        var isStale = RosterRowIndex
            .PageKeys(post.Step.Page, post.Row)
            .Any(key =>
                save.Response.AnswerRevisions.GetValueOrDefault(key) > post.SeenRevision
                && !save.Computed.Contains(key)
                && !(posted.Answers.TryGetValue(key, out var entry) && entry == save.Response.Answers.GetStoredAnswer(key))
            );
        if (save.IsAlreadySubmitted || !save.Conflicts.IsEmpty || isStale)
        {
            return StatusCode(StatusCodes.Status409Conflict);
        }

        Response.Headers[PostedPage.RevisionHeader] = save.Response.Revision.ToString(CultureInfo.InvariantCulture);
        var form = post.Form.With(save.Response);
        var (answered, asked) = form.CountAnswers();
        Response.Headers[PostedPage.ProgressHeader] = FormattableString.Invariant($"{answered}/{asked}");
        Response.Headers[PostedPage.ComputedHeader] = string.Join(' ', save.Computed.Select(key => key.Name).Distinct());
        return await DescribeNewlyHiddenAsync(post, form) ?? NoContent();
    }

    /// <summary>The notice of what the answers of the open page have hidden, which the script inserts; null where they have hidden
    /// nothing.</summary>
    private async Task<IActionResult?> DescribeNewlyHiddenAsync(PostedPage post, FormContext form)
    {
        var hidden = post.HiddenSince is { } revision
            ? await hiddenSections.ReadSinceAsync(form, revision, HttpContext.RequestAborted)
            : HiddenSection.FindSince(form, post.Form.Pages);
        if (hidden.IsEmpty)
        {
            return null;
        }

        var since = post.HiddenSince ?? post.Form.Response.Revision;
        Response.Headers[PostedPage.HiddenSinceHeader] = since.ToString(CultureInfo.InvariantCulture);
        form = await forms.IncludeAsync(form, FormIncludes.Delegations, HttpContext.RequestAborted);
        return PartialView("_NewlyHidden", (form, hidden));
    }

    private RedirectResult RedirectToNext(PostedPage post, FormContext form)
    {
        if (post.Language is { } language)
        {
            SiteLanguages.SetLanguage(HttpContext, language);
        }

        return Redirect(navigation.NextAddress(post, form));
    }

    /// <summary>Continues from a roster's overview, or removes one of its rows once the person has confirmed it.</summary>
    private async Task<IActionResult> SaveRosterAsync(PostedPage post, Repeat roster, CancellationToken cancellation)
    {
        var form = post.Form;
        if (RosterRowIndex.FindRow(form, roster, post.Row, post.Fields[RosterPage.RemoveField]) is not { } row)
        {
            return RedirectToNext(post, form);
        }

        if (post.Fields[RemoveRowPage.ConfirmField] != RemoveRowPage.Confirmed)
        {
            return View("RemoveRow", rosterBuilder.BuildRemoval(form, post.Step, row));
        }

        var cleared = RosterRowIndex
            .StoredKeys(form, roster, row)
            .Where(key => !form.Response.Answers.GetStoredAnswer(key).IsEmpty)
            .ToImmutableDictionary(key => key, _ => StoredAnswer.Empty);
        var posted = new PostedAnswers { Answers = cleared };
        var save = await saver.SaveAsync(form, post.Step.Page.Name, posted, post.SeenRevision, cancellation);
        return save.IsAlreadySubmitted ? ShowNotSaved(form.With(save.Response)) : Redirect(form.Address(post.Step.Page, post.Row));
    }

    /// <summary>What a person sees whose answers could not all be saved; null where they were.</summary>
    private async Task<IActionResult?> ShowRefusedAsync(PostedPage post, PostedAnswers posted, PageSaveResult save)
    {
        var form = post.Form.With(save.Response);
        if (save.IsAlreadySubmitted)
        {
            return ShowNotSaved(form, posted);
        }

        if (save.Conflicts.IsEmpty && posted.TooLong.IsEmpty)
        {
            return null;
        }

        var banner = save.Conflicts.IsEmpty ? PageBanner.None : PageBanner.Conflict;
        return await ShowUnsavedAsync(post with { Form = form }, posted, banner, save.Conflicts);
    }

    /// <summary>The page with what was just typed, where it could not all be stored.</summary>
    private async Task<ViewResult> ShowUnsavedAsync(
        PostedPage post,
        PostedAnswers posted,
        PageBanner banner,
        ImmutableHashSet<AnswerKey> conflicts
    )
    {
        var form = await forms.IncludeAsync(post.Form, FormIncludes.Delegations, HttpContext.RequestAborted);
        Response.StatusCode = banner == PageBanner.Conflict ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
        var authors = await answerAuthors.ReadAsync(form, conflicts, HttpContext.RequestAborted);
        return View("Question", pageBuilder.BuildUnsaved(post with { Form = form }, posted, authors) with { Banner = banner });
    }

    private ViewResult ShowNotSaved(FormContext form, PostedAnswers posted) =>
        ShowNotSaved(form, pageBuilder.ListUnsaved(form, posted.Answers));
}
