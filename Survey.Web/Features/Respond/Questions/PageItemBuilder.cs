using System.Collections.Immutable;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Respond.Texts;

namespace Survey.Web.Features.Respond.Questions;

/// <summary>What a page of questions is built from.</summary>
/// <param name="Form">The form.</param>
/// <param name="Step">Which page.</param>
/// <param name="Row">Which row of a roster; 0 outside.</param>
internal sealed record QuestionPageContext(FormContext Form, PageStep Step, RowPath Row)
{
    /// <summary>What the fields show: what is stored, or what was just typed.</summary>
    public AnswerSet Answers { get; init; } = Form.Response.Answers;

    /// <summary>What is said about the answers.</summary>
    public IReadOnlyList<PageProblem> Problems { get; init; } = [];

    /// <summary>Answers that another user changed since the page was loaded, and who did.</summary>
    public IReadOnlyDictionary<AnswerKey, AnswerAuthor> Conflicts { get; init; } = ImmutableDictionary<AnswerKey, AnswerAuthor>.Empty;

    /// <summary>Whether the person went on without giving a reason that the page asked for.</summary>
    public bool IsReasonMissing { get; init; }

    /// <summary>The page.</summary>
    public Page Page => Step.Page;
}

/// <summary>Builds the headings, fields and sums of one page.</summary>
internal sealed class PageItemBuilder
{
    private readonly AnswerFormatter formatter;
    private readonly IStringLocalizer<RespondResources> localizer;
    private readonly QuestionPageContext context;
    private readonly FormContext form;
    private readonly Page page;
    private readonly RowPath row;
    private readonly QuestionRouting routing;
    private readonly ClientConditionReducer conditions;
    private readonly PreviousAnswerFinder previousAnswers;

    public PageItemBuilder(AnswerFormatter formatter, IStringLocalizer<RespondResources> localizer, QuestionPageContext context)
    {
        (this.formatter, this.localizer, this.context) = (formatter, localizer, context);
        (form, page, row) = (context.Form, context.Page, context.Row);
        routing = form.PagesFor(form.WithInitialAnswers(page, row, context.Answers)).Routing;
        conditions = new ClientConditionReducer(form, routing, page, row);
        previousAnswers = new PreviousAnswerFinder(form, routing);
    }

    /// <summary>Which questions are asked, with what the fields begin with counted as answered.</summary>
    public QuestionRouting Routing => routing;

    /// <summary>The items in the order of the page.</summary>
    public ImmutableArray<PageItem> BuildItems()
    {
        var elements = page.Roster is { } roster ? roster.Elements.SelectMany(Flatten) : page.Elements;
        return InsertSums([.. elements.Select(CreateItem).OfType<PageItem>()]);
    }

    /// <summary>The values that answers of the page trigger and that are no fields of it.</summary>
    public ImmutableArray<(AnswerKey Key, string Text)> ReadTriggered() =>
        [.. conditions.FindTriggered().Select(key => (key, routing.Answers.GetStoredAnswer(key).Text))];

    /// <summary>Inserts each running sum after the last question that it adds up.</summary>
    private ImmutableArray<PageItem> InsertSums(ImmutableArray<PageItem> items)
    {
        foreach (var sum in SumConstraintFinder.FindAll(page))
        {
            var lastAddend = items
                .Select((item, index) => item is QuestionField field && sum.Addends.Contains(field.Question.Name) ? index : -1)
                .Max();
            if (lastAddend >= 0 && conditions.FindReduced(sum.Total, sum.Question) is { } total)
            {
                items = items.Insert(lastAddend + 1, new RunningSumItem(sum.Addends, ExpressionJsonWriter.Write(total)));
            }
        }

        return items;
    }

    /// <summary>Whether a question is asked, or may come to be asked by what is answered on the page.</summary>
    private bool IsIncluded(Question question) =>
        question.IsShown && (routing.IsAsked(question, row) || conditions.FindRelevance(question) is not null);

    private static IEnumerable<Element> Flatten(Element element) =>
        element is Group { IsBattery: false } group ? group.Elements.SelectMany(Flatten) : [element];

    private PageItem? CreateItem(Element element)
    {
        var isHeading = page is { Label.IsEmpty: true, Roster: null, Elements.Length: 1 };
        return element switch
        {
            Question question => IsIncluded(question) ? CreateField(question, isHeading) : null,
            Group { IsBattery: false } heading => routing.Holds(heading.Relevance, row, page.Roster?.Name)
                ? new PageHeading(Fill(heading.Label), Fill(heading.Hint))
                : null,
            Group battery when battery.Elements.OfType<Question>().Any(IsIncluded) => CreateBattery(battery, isHeading),
            _ => null,
        };
    }

    private Battery CreateBattery(Group battery, bool isHeading)
    {
        ImmutableArray<QuestionField> fields =
        [
            .. battery.Elements.OfType<Question>().Where(IsIncluded).Select(question => CreateField(question, false)),
        ];
        return new Battery(battery.Name, Fill(battery.Label), Fill(battery.Hint), fields[0].OfferedChoices, fields)
        {
            IsHeading = isHeading,
        };
    }

    private QuestionField CreateField(Question question, bool isHeading)
    {
        var key = new AnswerKey(question.Name, row);
        var ownProblems = context
            .Problems.Where(problem => problem.Key == key || problem.Key == new AnswerKey(question.OtherName, row))
            .ToList();
        return new QuestionField
        {
            Question = question,
            Key = key,
            Answer = form.AnswerOrInitial(question, row, routing),
            PreviousAnswer = PreviousAnswerText(question),
            RepeatableAnswer = previousAnswers.FindRepeatable(question, row),
            IsReadOnly = question.IsComputed || routing.IsReadOnly(question, row),
            CanonicalText = routing.TextOf(question, row),
            DisplayText = string.Join(", ", formatter.FormatLines(question, routing, row)),
            OtherText = routing.Answers.GetStoredAnswer(new AnswerKey(question.OtherName, row)).Text,
            Label = Fill(question.Label),
            Hint = Fill(question.Hint),
            Guidance = Fill(question.Guidance),
            HtmlTexts = (FillHtml(question.Label), FillHtml(question.Hint), FillHtml(question.Guidance)),
            Picture = form.Pictures.Of(question),
            ChoicePictures = form.Pictures.OfChoices(question),
            OfferedChoices = OfferedChoices(question),
            FormerChoices =
                routing.FindGoneRow(question, row) is { } gone
                    ? [gone]
                    : FormerChoices.ChosenIn(question, routing.Answers.GetStoredAnswer(key).Text),
            NothingToChoose = NothingToChoose(question),
            IsShown = routing.IsAsked(question, row),
            IsRequired = question.Required is not null && routing.HoldsFor(question.Required, question, row),
            Errors = [.. ownProblems.Where(problem => !problem.IsConfirmable).Select(problem => problem.Message).Distinct()],
            SoftEditMessage = ownProblems.FirstOrDefault(problem => problem.IsConfirmable)?.Message,
            IsConfirmed = routing.IsConfirmed(question, row),
            SoftEditValues = routing.SoftEditValues(question, row),
            IsReasonMissing = context.IsReasonMissing && ownProblems.Any(problem => problem.IsConfirmable),
            Conflict = FindConflict(question),
            RelevanceJson = conditions.FindRelevance(question) is { } condition ? ExpressionJsonWriter.Write(condition) : null,
            IsHeading = isHeading,
        };
    }

    /// <summary>The answer of the previous round as text; empty where there is none, or where the field holds it already.</summary>
    private string PreviousAnswerText(Question question) =>
        previousAnswers.Find(question, row) is { } previous
        && form.AnswerOrInitial(question, row, routing) is var answer
        && (answer.Text != previous.Text || !answer.IsUnconfirmed)
            ? string.Join(", ", AnswerFormatter.FormatLines(question, previous.Text, previous.OtherText))
            : "";

    private ImmutableArray<Choice> OfferedChoices(Question question)
    {
        var offered = routing.OfferedChoices(question, row);
        return question.Shuffle is { } parameters
            ? ChoiceShuffler.Shuffle(offered, ChoiceShuffler.FindSeed(form.Unit.Id, question, parameters, routing, row))
            : [.. offered];
    }

    /// <summary>Names the question of the repeat whose answers would be the choices.</summary>
    private string NothingToChoose(Question question) =>
        form.Questionnaire.FindQuestion(question.ChoicesFrom ?? "") is { } source && !routing.OfferedChoices(question, row).Any()
            ? localizer["NothingToChoose", Fill(LabelOfSource(source))]
            : "";

    /// <summary>A calculation has no label; the repeat that it is in has one.</summary>
    private LocalizedText LabelOfSource(Question source) =>
        source.Label.IsEmpty ? form.Questionnaire.FindRepeat(source.RepeatName)?.Label ?? LocalizedText.Empty : source.Label;

    private ConflictingAnswer? FindConflict(Question question)
    {
        var author =
            context.Conflicts.GetValueOrDefault(new AnswerKey(question.Name, row))
            ?? context.Conflicts.GetValueOrDefault(new AnswerKey(question.OtherName, row));
        return author is null
            ? null
            : new ConflictingAnswer(AnswerAsText(question, form.Response.Answers), AnswerAsText(question, context.Answers), author);
    }

    private string AnswerAsText(Question question, AnswerSet answers) =>
        string.Join(", ", formatter.FormatLines(question, answers, row)) is { Length: > 0 } text ? text : localizer["Unanswered"];

    private IHtmlContent FillHtml(LocalizedText text) => formatter.FillHtml(text, form, routing, row);

    private string Fill(LocalizedText text) => formatter.Fill(text, form, routing, row);
}
