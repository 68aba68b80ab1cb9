using System.Collections.Immutable;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Respond.Texts;
using Route = Survey.Data.Responses.QuestionRouting;

namespace Survey.Web.Features.Respond.Questions;

/// <summary>Makes pages of questions ready to be drawn.</summary>
internal sealed class QuestionPageBuilder(AnswerFormatter formatter, IStringLocalizer<RespondResources> localizer)
{
    /// <summary>A page, or a row of a roster, with these answers in its fields.</summary>
    /// <param name="form">The form.</param>
    /// <param name="step">Which page.</param>
    /// <param name="row">Which row of a roster; 0 outside.</param>
    /// <param name="answers">What the fields show: what is stored, or what was just typed.</param>
    /// <param name="problems">What has to be said about the answers.</param>
    /// <param name="conflicts">Answers that somebody else changed meanwhile.</param>
    public QuestionPage Build(
        FormContext form,
        PageStep step,
        int row,
        AnswerSet answers,
        IReadOnlyList<PageProblem> problems,
        IReadOnlySet<AnswerKey>? conflicts = null
    )
    {
        var builder = new PageItemBuilder(
            formatter,
            localizer,
            form,
            form.PagesFor(form.WithInitialAnswers(step.Page, row, answers)).Routing,
            step.Page,
            row,
            problems,
            conflicts ?? ImmutableHashSet<AnswerKey>.Empty
        );
        var items = builder.BuildItems();
        var page = new QuestionPage
        {
            Form = form,
            Step = step,
            Row = row,
            Heading = HeadingOf(form, step.Page, row, builder.Routing),
            Hint = formatter.Fill(step.Page.Hint, form, builder.Routing),
            IsHeadingFromQuestion = items is [QuestionField { IsHeading: true }] or [Battery { IsHeading: true }],
            Items = items,
            SeenRevision = form.Response.Revision,
        };
        return page with
        {
            Summary =
            [
                .. page.Fields.SelectMany(field =>
                    field.Errors.Select(error => new SummaryLine(
                        field.FocusId,
                        page.IsHeadingFromQuestion && items is [QuestionField] ? "" : field.Label,
                        error
                    ))
                ),
            ],
        };
    }

    /// <summary>What was posted and is not stored, in words.</summary>
    public ImmutableArray<(string Question, string Words)> ListUnsaved(
        FormContext form,
        IEnumerable<KeyValuePair<AnswerKey, StoredAnswer>> posted
    )
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
            select (
                formatter.Fill(question.Label, form, form.Routing, key.Row),
                string.Join(", ", formatter.FormatLines(question, unsaved, key.Row))
            ),
        ];
    }

    /// <summary>The help of a roster's overview.</summary>
    public string HintOf(FormContext form, Repeat roster) => formatter.Fill(roster.Hint, form, form.Routing);

    /// <summary>The rows of a roster.</summary>
    public ImmutableArray<RosterRow> ListRosterRows(FormContext form, Repeat roster) =>
        [.. RosterRowIndex.RowNumbers(form, roster).Index().Select(row => CreateRosterRow(form, roster, row.Item, row.Index + 1))];

    /// <summary>What a row is called in the overview; empty where it is not there.</summary>
    public string RosterRowTitle(FormContext form, Repeat roster, int row) =>
        ListRosterRows(form, roster).FirstOrDefault(shown => shown.Number == row)?.Title ?? "";

    /// <summary>A row, named by its first words.</summary>
    private RosterRow CreateRosterRow(FormContext form, Repeat roster, int row, int position)
    {
        var asked = roster.Questions.Where(question => question.IsAnswerable && form.Routing.IsAsked(question, row)).ToList();
        var lines = asked.Select(question => string.Join(", ", formatter.FormatLines(question, form.Routing, row))).ToList();
        var title = asked is [{ Type: QuestionType.Text }, ..] && lines[0].Length > 0 ? lines[0] : localizer["RowTitle", position];
        return new RosterRow(row, title, [.. lines.Where(line => line.Length > 0 && line != title)]);
    }

    private string HeadingOf(FormContext form, Page page, int row, Route routing) =>
        page switch
        {
            { Roster: { } roster } => row == 0
                ? formatter.Fill(roster.Label, form, routing)
                : localizer["RowHeading", formatter.Fill(roster.Label, form, routing)],
            { Label.IsEmpty: false } => formatter.Fill(page.Label, form, routing),
            { Elements: [var only, ..] } => formatter.Fill(only.Label, form, routing),
            _ => page.Name,
        };

    /// <summary>One page on its way to be drawn.</summary>
    private sealed class PageItemBuilder(
        AnswerFormatter formatter,
        IStringLocalizer<RespondResources> localizer,
        FormContext form,
        Route routing,
        Page page,
        int row,
        IReadOnlyList<PageProblem> problems,
        IReadOnlySet<AnswerKey> conflicts
    )
    {
        private readonly ClientConditionReducer conditions = new(form, routing, page, row);

        public Route Routing => routing;

        public ImmutableArray<PageItem> BuildItems()
        {
            var elements = page.Roster is { } roster ? roster.Elements.SelectMany(Flatten) : page.Elements;
            return InsertSums([.. elements.Select(CreateItem).OfType<PageItem>()]);
        }

        /// <summary>A sum stands after the last question that it adds up.</summary>
        private ImmutableArray<PageItem> InsertSums(ImmutableArray<PageItem> items)
        {
            foreach (var sum in SumConstraintFinder.FindAll(page))
            {
                var last = items
                    .Select((item, index) => item is QuestionField field && sum.Addends.Contains(field.Question.Name) ? index : -1)
                    .Max();
                if (last >= 0 && conditions.FindReduced(sum.Total, sum.Question) is { } total)
                {
                    items = items.Insert(last + 1, new RunningSumItem(sum.Addends, ExpressionJsonWriter.Write(total)));
                }
            }

            return items;
        }

        /// <summary>A question is drawn if it is asked, or may come to be asked while the page is open.</summary>
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
                Group { IsBattery: false } heading => routing.Holds(heading.Relevance)
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
            var ownProblems = problems
                .Where(problem => problem.Key == key || problem.Key == new AnswerKey(question.OtherName, row))
                .ToList();
            return new QuestionField
            {
                Question = question,
                Key = key,
                Answer = form.AnswerOrInitial(question, row, routing),
                PreviousAnswer = PreviousAnswerText(question),
                IsReadOnly = question.IsComputed || routing.IsReadOnly(question, row),
                CanonicalText = routing.TextOf(question, row),
                DisplayText = string.Join(", ", formatter.FormatLines(question, routing, row)),
                OtherText = routing.Answers.GetStoredAnswer(new AnswerKey(question.OtherName, row)).Text,
                Label = Fill(question.Label),
                Hint = Fill(question.Hint),
                Guidance = Fill(question.Guidance),
                HtmlTexts = (FillHtml(question.Label), FillHtml(question.Hint), FillHtml(question.Guidance)),
                OfferedChoices = OfferedChoices(question),
                IsShown = routing.IsAsked(question, row),
                IsRequired = question.Required is not null && routing.Holds(question.Required, row),
                Errors = [.. ownProblems.Where(problem => !problem.IsConfirmable).Select(problem => problem.Message).Distinct()],
                SoftEditMessage = ownProblems.FirstOrDefault(problem => problem.IsConfirmable)?.Message,
                ConflictingAnswer =
                    conflicts.Contains(key) || conflicts.Contains(new AnswerKey(question.OtherName, row))
                        ? ConflictingAnswerText(question)
                        : null,
                RelevanceJson = conditions.FindRelevance(question) is { } condition ? ExpressionJsonWriter.Write(condition) : null,
                IsHeading = isHeading,
            };
        }

        /// <summary>Last round's answer in words; empty where there is none, or where the question begins with it and it is still
        /// there.</summary>
        private string PreviousAnswerText(Question question) =>
            form.PreviousAnswerTo(question, question.LastSavedName ?? question.Name, row) is { Text.Length: > 0 } last
            && form.AnswerOrInitial(question, row, routing) is var entry
            && (entry.Text != last.Text || !entry.IsUnconfirmed)
                ? string.Join(
                    ", ",
                    AnswerFormatter.FormatLines(
                        question,
                        last.Text,
                        form.PreviousAnswers.GetStoredAnswer(new AnswerKey(question.OtherName, row)).Text
                    )
                )
                : "";

        private ImmutableArray<Choice> OfferedChoices(Question question)
        {
            var offered = routing.OfferedChoices(question, row);
            return question.Shuffle is { } shuffle
                ? ChoiceShuffler.Shuffle(
                    offered,
                    shuffle.Seed is null ? $"{form.Unit.Id} {question.Name}" : routing.TextOf(shuffle.Seed, question, row)
                )
                : [.. offered];
        }

        private string ConflictingAnswerText(Question question) =>
            string.Join(", ", formatter.FormatLines(question, form.Response.Answers, row)) is { Length: > 0 } text
                ? text
                : localizer["Unanswered"];

        private IHtmlContent FillHtml(LocalizedText text) => formatter.FillHtml(text, form, routing, row);

        private string Fill(LocalizedText text) => formatter.Fill(text, form, routing, row);
    }
}
