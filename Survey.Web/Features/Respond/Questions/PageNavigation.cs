using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Web.Features.Respond.Forms;

namespace Survey.Web.Features.Respond.Questions;

/// <summary>Where a person comes to when a page is saved: on, or back to what has to be mended.</summary>
internal sealed class PageNavigation(PageValidator validator)
{
    /// <summary>The address that follows a post.</summary>
    /// <param name="post">The post, with the form as it was before.</param>
    /// <param name="form">The form as it is now.</param>
    public string NextAddress(PostedPage post, FormContext form)
    {
        var here = form.Address(PageSequence.Slug(post.Step.Page)) + (post.Row == 0 ? "" : FormattableString.Invariant($"/{post.Row}"));
        return post.Language is not null ? here + post.Query
            : post.ClearedFieldId is { } cleared ? $"{here}{post.Query}#{cleared}"
            : post.SavesForLater ? form.Address()
            : post.Row == 0 && post.Step.Page.Roster is { } roster ? NextAfterRoster(post, form, roster, here)
            : NextAfterQuestions(post, form, here);
    }

    private string NextAfterRoster(PostedPage post, FormContext form, Repeat roster, string here) =>
        RosterRowIndex.RowNumbers(form, roster).Any(row => validator.Validate(form, post.Step.Page, row).Count > 0)
            ? here + (post.Query with { Problems = true })
            : NextPageAddress(post, form);

    private string NextAfterQuestions(PostedPage post, FormContext form, string here)
    {
        var problems = validator.Validate(form, post.Step.Page, post.Row);
        var newlyAsked = post.HasScript ? [] : NewlyAskedQuestions(post, form);
        return newlyAsked.Count > 0 && problems.All(problem => newlyAsked.Contains(problem.Key))
                ? here + (post.Query with { More = true, Problems = false })
            : problems.Count > 0 ? here + (post.Query with { Problems = true, More = false })
            : NextPageAddress(post, form);
    }

    /// <summary>Questions of the page that this very post opened, and that are not answered: without script nobody has seen them
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

    private static string NextPageAddress(PostedPage post, FormContext form) =>
        post.Row > 0 ? form.Address(PageSequence.Slug(post.Step.Page)) + (post.Query.IsFromCheck ? "?back=check" : "")
        : post.Query.IsFromCheck ? form.Address("check")
        : form.Pages.FindNext(post.Step.Page) is { } next ? form.Address(PageSequence.Slug(next.Page))
        : form.Address("check");
}
