using System.Collections.Immutable;
using Microsoft.Extensions.Localization;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Respond.Texts;

namespace Survey.Web.Features.Respond.Questions;

/// <summary>Builds the view models of pages of questions.</summary>
internal sealed class QuestionPageBuilder(
    AnswerFormatter formatter,
    PageValidator validator,
    RosterPageBuilder rosterBuilder,
    IStringLocalizer<RespondResources> localizer
)
{
    /// <summary>A page, or a row of a roster, with the context's answers in its fields.</summary>
    public QuestionPage Build(QuestionPageContext context)
    {
        var builder = new PageItemBuilder(formatter, localizer, context);
        var items = builder.BuildItems();
        var page = new QuestionPage
        {
            Form = context.Form,
            Step = context.Step,
            Row = context.Row,
            OuterTitle = rosterBuilder.OuterTitleOf(context.Form, context.Page, context.Row),
            Heading = HeadingOf(context.Form, context.Page, context.Row, builder.Routing),
            Hint = formatter.Fill(context.Page.Hint, context.Form, builder.Routing),
            IsHeadingFromQuestion = items is [QuestionField { IsHeading: true }] or [Battery { IsHeading: true }],
            Items = items,
            TriggeredValues = builder.ReadTriggered(),
            SeenRevision = context.Form.Response.Revision,
        };
        return page with
        {
            Summary =
            [
                .. from field in page.Fields
                let label = page.IsHeadingFromQuestion && items is [QuestionField] ? "" : field.Label
                from fault in ListFaults(field)
                select new SummaryLine(fault.Id, label, fault.Message),
            ],
        };
    }

    /// <summary>Everything that keeps the person from going on, with the element that it is put right in.</summary>
    private IEnumerable<(string Id, string Message)> ListFaults(QuestionField field)
    {
        foreach (var error in field.Errors)
        {
            yield return (field.FocusId, error);
        }

        if (field.Conflict is not null)
        {
            yield return (field.ConflictId, localizer["ConflictText"]);
        }

        if (field.IsReasonMissing)
        {
            yield return (field.NoteId, localizer["SoftEditReasonMissing"]);
        }
    }

    /// <summary>The page with its answers as they are stored. Soft edits are shown from the start, other problems once the person has
    /// tried to continue.</summary>
    public QuestionPage BuildStored(FormContext form, PageStep step, RowPath row, PageQuery query)
    {
        var problems = query.Problems ? validator.Validate(form, step.Page, row) : validator.ValidateSoftEdits(form, step.Page, row);
        var page = Build(new QuestionPageContext(form, step, row) { Problems = problems, IsReasonMissing = query.Reasons });
        var confirmable = page.Fields.Where(field => query.Problems && page.Summary.IsEmpty && field.SoftEditMessage is not null);
        return page with
        {
            SoftEdits = [.. confirmable.Select(field => new SummaryLine(field.SoftEditId, field.Label, field.SoftEditMessage ?? ""))],
            Banner = query.More ? PageBanner.MoreQuestions : PageBanner.None,
            ReturnsToCheck = query.IsFromCheck,
        };
    }

    /// <summary>The page with what was just typed, where it could not all be stored.</summary>
    /// <param name="post">The post, with the form as it is stored now.</param>
    /// <param name="posted">What was typed.</param>
    /// <param name="conflicts">Answers that another user changed since the page was loaded, and who did.</param>
    public QuestionPage BuildUnsaved(PostedPage post, PostedAnswers posted, IReadOnlyDictionary<AnswerKey, AnswerAuthor> conflicts)
    {
        var tooLong = posted.TooLong.Select(answer => KeyValuePair.Create(answer.Key, new StoredAnswer(answer.Value)));
        var context = new QuestionPageContext(post.Form, post.Step, post.Row)
        {
            Answers = post.Form.Response.Answers.With(posted.Answers.Concat(tooLong)),
            Problems = validator.DescribeTooLong(posted.TooLong.Keys),
            Conflicts = conflicts,
        };
        return Build(context) with { IsUnsaved = true, ReturnsToCheck = post.Query.IsFromCheck };
    }

    /// <summary>What was posted and is not stored, as text.</summary>
    public ImmutableArray<UnsavedAnswer> ListUnsaved(FormContext form, IEnumerable<KeyValuePair<AnswerKey, StoredAnswer>> posted)
    {
        var unsaved = AnswerSet.Empty.With(
            posted.Where(answer =>
                answer.Value.Text.Length > 0 && answer.Value.Text != form.Response.Answers.GetStoredAnswer(answer.Key).Text
            )
        );
        return
        [
            .. from key in unsaved.Entries.Keys
            let question = form.Questionnaire.FindQuestion(key.Name)
            where question is not null
            select new UnsavedAnswer(
                formatter.Fill(question.Label, form, form.Routing, key.Row),
                string.Join(", ", formatter.FormatLines(question, unsaved, key.Row))
            ),
        ];
    }

    private string HeadingOf(FormContext form, Page page, RowPath row, QuestionRouting routing) =>
        page switch
        {
            { Roster: { } roster } => row.Depth < page.RowDepth
                ? formatter.Fill(roster.Label, form, routing)
                : localizer["RowHeading", formatter.Fill(roster.Label, form, routing, row)],
            { Label.IsEmpty: false } => formatter.Fill(page.Label, form, routing),
            { Elements: [var only, ..] } => formatter.Fill(only.Label, form, routing),
            _ => page.Name,
        };
}
