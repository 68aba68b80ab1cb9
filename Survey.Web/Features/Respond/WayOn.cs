using Survey.Data.Questionnaires;
using Survey.Data.Responses;

namespace Survey.Web.Features.Respond;

/// <summary>Where a person comes to when a page is saved: on, or back to what has to be mended.</summary>
internal sealed class WayOn(PageCheck check)
{
    /// <summary>The address that follows a post.</summary>
    /// <param name="post">The post, with the form as it was before.</param>
    /// <param name="form">The form as it is now.</param>
    public string AddressAfter(PagePost post, OpenForm form)
    {
        var here = form.Address(FormPath.Slug(post.Step.Page)) + (post.Row == 0 ? "" : FormattableString.Invariant($"/{post.Row}"));
        return post.Language is not null ? here + post.Query
            : post.Cleared is { } cleared ? $"{here}{post.Query}#{cleared}"
            : post.SavesForLater ? form.Address()
            : post.Row == 0 && post.Step.Page.Roster is { } roster ? AfterRoster(post, form, roster, here)
            : AfterQuestions(post, form, here);
    }

    private string AfterRoster(PagePost post, OpenForm form, Repeat roster, string here) =>
        RosterRows.Of(form, roster).Any(row => check.Problems(form, post.Step.Page, row).Count > 0) ? here + (post.Query with { Problems = true }) : Onward(post, form);

    private string AfterQuestions(PagePost post, OpenForm form, string here)
    {
        var problems = check.Problems(form, post.Step.Page, post.Row);
        var opened = post.HasScript ? [] : Opened(post, form);
        return opened.Count > 0 && problems.All(problem => opened.Contains(problem.Key)) ? here + (post.Query with { More = true, Problems = false })
            : problems.Count > 0 ? here + (post.Query with { Problems = true, More = false })
            : Onward(post, form);
    }

    /// <summary>Questions of the page that this very post opened, and that are not answered: without script nobody has seen them yet.</summary>
    private static HashSet<AnswerKey> Opened(PagePost post, OpenForm form) =>
    [
        .. post.Step.Page.Questions
            .Where(question => question.IsAnswered && form.Route.IsAsked(question, post.Row) && !post.Form.Route.IsAsked(question, post.Row))
            .Select(question => new AnswerKey(question.Name, post.Row))
            .Where(key => form.Response.Sheet.Find(key).IsEmpty),
    ];

    private static string Onward(PagePost post, OpenForm form) =>
        post.Row > 0 ? form.Address(FormPath.Slug(post.Step.Page)) + (post.Query.IsFromCheck ? "?back=check" : "")
        : post.Query.IsFromCheck ? form.Address("check")
        : form.Path.After(post.Step.Page) is { } next ? form.Address(FormPath.Slug(next.Page))
        : form.Address("check");
}
