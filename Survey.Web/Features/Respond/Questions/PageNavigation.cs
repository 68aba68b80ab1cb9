using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Web.Features.Respond.Forms;

namespace Survey.Web.Features.Respond.Questions;

/// <summary>Decides the address to redirect to after a page is saved.</summary>
internal sealed class PageNavigation(PageValidator validator)
{
    /// <summary>The address that follows a post.</summary>
    /// <param name="post">The post, with the form as it was before.</param>
    /// <param name="form">The form as it is now.</param>
    public string NextAddress(PostedPage post, FormContext form)
    {
        var address = NextPageAddress(post, form);
        return FindHidingRevision(post, form) is { } revision ? FormContext.WithHiddenSince(address, revision) : address;
    }

    /// <summary>The revision after which the person's answers hid questions, so that the next page says so; null where they did
    /// not.</summary>
    private static int? FindHidingRevision(PostedPage post, FormContext form) =>
        post.HiddenSince
        ?? (HiddenSection.FindSince(form, post.Form.Pages).IsEmpty ? null : post.Form.Response.Revision);

    private string NextPageAddress(PostedPage post, FormContext form)
    {
        var here = form.Address(post.Step.Page, post.Row);
        if (post.Language is not null)
        {
            return here + post.Query;
        }

        if (post.ChangedFieldId is { } changed)
        {
            return $"{here}{post.Query}#{changed}";
        }

        if (post.SavesForLater)
        {
            return form.Address(form.Respondent.Entry is null ? "saved" : "");
        }

        return post.Roster is { } roster ? NextAfterRoster(post, form, roster, here) : NextAfterQuestions(post, form, here);
    }

    private string NextAfterRoster(PostedPage post, FormContext form, Repeat roster, string here) =>
        RosterRowIndex.ListRows(form, roster, post.Row).Any(row => validator.ValidateRow(form, post.Step.Page, row).Any())
            ? here + (post.Query with { Problems = true })
            : FollowingAddress(post, form);

    private string NextAfterQuestions(PostedPage post, FormContext form, string here)
    {
        var problems = validator.Validate(form, post.Step.Page, post.Row);
        var newlyAsked = post.HasScript ? [] : NewlyAskedQuestions(post, form);
        if (newlyAsked.Count > 0 && problems.All(problem => newlyAsked.Contains(problem.Key)))
        {
            return here + (post.Query with { More = true, Problems = false });
        }

        var lacksReason = problems.Any(problem => LacksReason(problem, post, form));
        return problems.Count > 0
            ? here + (post.Query with { Problems = true, More = false, Reasons = lacksReason })
            : FollowingAddress(post, form);
    }

    /// <summary>Whether the page asked for the reason why an answer is right, and the person neither gave one nor changed the
    /// answer.</summary>
    private static bool LacksReason(PageProblem problem, PostedPage post, FormContext form) =>
        problem.IsConfirmable
        && post.LacksReasonFor(problem.Key)
        && post.Form.Response.Answers.GetStoredAnswer(problem.Key).Text == form.Response.Answers.GetStoredAnswer(problem.Key).Text;

    /// <summary>Questions of the page that the posted answers led to, and that are not answered. Without script nobody has seen them
    /// yet.</summary>
    private static HashSet<AnswerKey> NewlyAskedQuestions(PostedPage post, FormContext form) =>
        [
            .. post
                .Step.Page.Questions.Where(question =>
                    question.IsAnswerable && form.Routing.IsAsked(question, post.Row) && !post.Form.Routing.IsAsked(question, post.Row)
                )
                .Select(question => new AnswerKey(question.Name, post.Row))
                .Where(key => form.Response.Answers.GetStoredAnswer(key).IsEmpty),
        ];

    /// <summary>After a row, the rosters inside it one after the other; then the overview that it stands in.</summary>
    private static string FollowingAddressInRow(PostedPage post, FormContext form)
    {
        var page = post.Step.Page;
        var isOverview = post.Roster is not null;
        var outer = isOverview ? form.Pages.FindOuter(page) ?? page : page;
        var inner = form.Pages.FindInner(outer, post.Row).Select(step => step.Page);
        var next = isOverview ? inner.SkipWhile(other => other.Name != page.Name).Skip(1) : inner;
        return next.FirstOrDefault() is { } following ? form.Address(following, post.Row) : form.Address(outer, post.Row.Parent);
    }

    private static string FollowingAddress(PostedPage post, FormContext form)
    {
        if (!post.Row.IsNone)
        {
            return FollowingAddressInRow(post, form) + (post.Query.IsFromCheck ? PageQuery.FromCheck.ToString() : "");
        }

        return !post.Query.IsFromCheck && form.Pages.FindNext(post.Step.Page) is { } next
            ? form.Address(next.Page)
            : form.Address("check");
    }
}
