using System.Collections.Immutable;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Route = Survey.Data.Responses.Route;

namespace Survey.Web.Features.Respond;

/// <summary>Makes pages of questions ready to be drawn.</summary>
internal sealed class QuestionPages(AnswerWords answers, IStringLocalizer<RespondWords> words)
{
    /// <summary>A page, or a row of a roster, with these answers in its fields.</summary>
    /// <param name="form">The form.</param>
    /// <param name="step">Which page.</param>
    /// <param name="row">Which row of a roster; 0 outside.</param>
    /// <param name="sheet">What the fields show: what is stored, or what was just typed.</param>
    /// <param name="problems">What has to be said about the answers.</param>
    /// <param name="clashes">Answers that somebody else changed meanwhile.</param>
    public QuestionPage Make(
        OpenForm form, PathStep step, int row, AnswerSheet sheet, IReadOnlyList<PageProblem> problems, IReadOnlySet<AnswerKey>? clashes = null)
    {
        var drawing = new Drawing(answers, words, form, form.PathOf(form.WithBeginnings(step.Page, row, sheet)).Route, step.Page, row, problems, clashes ?? ImmutableHashSet<AnswerKey>.Empty);
        var parts = drawing.Parts();
        var page = new QuestionPage
        {
            Form = form,
            Step = step,
            Row = row,
            Heading = HeadingOf(form, step.Page, row, drawing.Route),
            Hint = answers.Fill(step.Page.Hint, form, drawing.Route),
            HeadingIsQuestion = parts is [Field { IsHeading: true }] or [Battery { IsHeading: true }],
            Parts = parts,
            Seen = form.Response.Revision,
        };
        return page with { Summary = [.. page.Fields.SelectMany(field => field.Errors.Select(error => new SummaryLine(field.FocusId, page.HeadingIsQuestion && parts is [Field] ? "" : field.Label, error)))] };
    }

    /// <summary>What was posted and is not stored, in words.</summary>
    public ImmutableArray<(string Question, string Words)> Differing(OpenForm form, IEnumerable<KeyValuePair<AnswerKey, Entry>> posted)
    {
        var different = AnswerSheet.Empty.With(posted.Where(answer => answer.Value.Text.Length > 0 && answer.Value.Text != form.Response.Sheet.Find(answer.Key).Text));
        return
        [
            .. from key in different.Entries.Keys
               let question = form.Questionnaire.Find(key.Name)
               where question is not null
               select (answers.Fill(question.Label, form, form.Route, key.Row), string.Join(", ", answers.Lines(question, different, key.Row))),
        ];
    }

    /// <summary>The help of a roster's overview.</summary>
    public string HintOf(OpenForm form, Repeat roster) => answers.Fill(roster.Hint, form, form.Route);

    /// <summary>The rows of a roster.</summary>
    public ImmutableArray<RosterRow> Rows(OpenForm form, Repeat roster) =>
    [
        .. RosterRows.Of(form, roster).Index().Select(row => RowOf(form, roster, row.Item, row.Index + 1)),
    ];

    /// <summary>What a row is called in the overview; empty where it is not there.</summary>
    public string RowTitle(OpenForm form, Repeat roster, int row) => Rows(form, roster).FirstOrDefault(shown => shown.Number == row)?.Title ?? "";

    /// <summary>A row, named by its first words.</summary>
    private RosterRow RowOf(OpenForm form, Repeat roster, int row, int position)
    {
        var asked = roster.Questions.Where(question => question.IsAnswered && form.Route.IsAsked(question, row)).ToList();
        var lines = asked.Select(question => string.Join(", ", answers.Lines(question, form.Route, row))).ToList();
        var title = asked is [{ Type: QuestionType.Text }, ..] && lines[0].Length > 0 ? lines[0] : words["RowTitle", position];
        return new RosterRow(row, title, [.. lines.Where(line => line.Length > 0 && line != title)]);
    }

    private string HeadingOf(OpenForm form, Page page, int row, Route route) => page switch
    {
        { Roster: { } roster } => row == 0 ? answers.Fill(roster.Label, form, route) : words["RowHeading", answers.Fill(roster.Label, form, route)],
        { Label.IsEmpty: false } => answers.Fill(page.Label, form, route),
        { Parts: [var only, ..] } => answers.Fill(only.Label, form, route),
        _ => page.Name,
    };

    /// <summary>One page on its way to be drawn.</summary>
    private sealed class Drawing(
        AnswerWords answers, IStringLocalizer<RespondWords> words, OpenForm form, Route route, Page page, int row, IReadOnlyList<PageProblem> problems,
        IReadOnlySet<AnswerKey> clashes)
    {
        private readonly LiveCondition live = new(form, route, page, row);

        public Route Route => route;

        public ImmutableArray<PagePart> Parts()
        {
            var elements = page.Roster is { } roster ? roster.Elements.SelectMany(Flatten) : page.Parts;
            return WithSums([.. elements.Select(PartOf).OfType<PagePart>()]);
        }

        /// <summary>A sum stands after the last question that it adds up.</summary>
        private ImmutableArray<PagePart> WithSums(ImmutableArray<PagePart> parts)
        {
            foreach (var sum in RunningSums.On(page))
            {
                var last = parts.Select((part, at) => part is Field field && sum.Parts.Contains(field.Question.Name) ? at : -1).Max();
                if (last >= 0 && live.Settled(sum.Total, sum.Asked) is { } total)
                {
                    parts = parts.Insert(last + 1, new SumLine(sum.Parts, ExpressionJson.Write(total)));
                }
            }

            return parts;
        }

        /// <summary>A question is drawn if it is asked, or may come to be asked while the page is open.</summary>
        private bool IsDrawn(Question question) => question.IsShown && (route.IsAsked(question, row) || live.Of(question) is not null);

        private static IEnumerable<Element> Flatten(Element element) =>
            element is Group { IsBattery: false } group ? group.Elements.SelectMany(Flatten) : [element];

        private PagePart? PartOf(Element part)
        {
            var isHeading = page is { Label.IsEmpty: true, Roster: null, Parts.Length: 1 };
            return part switch
            {
                Question question => IsDrawn(question) ? FieldOf(question, isHeading) : null,
                Group { IsBattery: false } heading => route.Holds(heading.Relevance) ? new PageHeading(Fill(heading.Label), Fill(heading.Hint)) : null,
                Group battery when battery.Elements.OfType<Question>().Any(IsDrawn) => BatteryOf(battery, isHeading),
                _ => null,
            };
        }

        private Battery BatteryOf(Group battery, bool isHeading)
        {
            ImmutableArray<Field> fields = [.. battery.Elements.OfType<Question>().Where(IsDrawn).Select(question => FieldOf(question, false))];
            return new Battery(battery.Name, Fill(battery.Label), Fill(battery.Hint), fields[0].Offered, fields) { IsHeading = isHeading };
        }

        private Field FieldOf(Question question, bool isHeading)
        {
            var key = new AnswerKey(question.Name, row);
            var mine = problems.Where(problem => problem.Key == key || problem.Key == new AnswerKey(question.OtherName, row)).ToList();
            return new Field
            {
                Question = question,
                Key = key,
                Entry = form.EntryOf(question, row, route),
                Last = LastOf(question),
                IsReadOnly = question.IsComputed || route.IsReadOnly(question, row),
                Text = route.TextOf(question, row),
                Value = string.Join(", ", answers.Lines(question, route, row)),
                OtherText = route.Sheet.Find(new AnswerKey(question.OtherName, row)).Text,
                Label = Fill(question.Label),
                Hint = Fill(question.Hint),
                Guidance = Fill(question.Guidance),
                Marked = (Marked(question.Label), Marked(question.Hint), Marked(question.Guidance)),
                Offered = OfferOf(question),
                IsShown = route.IsAsked(question, row),
                IsRequired = question.Required is not null && route.Holds(question.Required, row),
                Errors = [.. mine.Where(problem => !problem.IsDoubt).Select(problem => problem.Message).Distinct()],
                Doubt = mine.FirstOrDefault(problem => problem.IsDoubt)?.Message,
                Theirs = clashes.Contains(key) || clashes.Contains(new AnswerKey(question.OtherName, row)) ? TheirsOf(question) : null,
                Live = live.Of(question) is { } condition ? ExpressionJson.Write(condition) : null,
                IsHeading = isHeading,
            };
        }

        /// <summary>Last round's answer in words; empty where there is none, or where the question begins with it and it is still there.</summary>
        private string LastOf(Question question) =>
            form.LastOf(question, question.LastSaved ?? question.Name, row) is { Text.Length: > 0 } last && form.EntryOf(question, row, route) is var entry && (entry.Text != last.Text || !entry.IsUnconfirmed)
                ? string.Join(", ", AnswerWords.Lines(question, last.Text, form.Last.Find(new AnswerKey(question.OtherName, row)).Text))
                : "";

        private ImmutableArray<Choice> OfferOf(Question question)
        {
            var offered = route.Offered(question, row);
            return question.Shuffle is { } shuffle
                ? ChoiceOrder.Shuffled(offered, shuffle.Seed is null ? $"{form.Unit.Unit} {question.Name}" : route.TextOf(shuffle.Seed, question, row))
                : [.. offered];
        }

        private string TheirsOf(Question question) =>
            string.Join(", ", answers.Lines(question, form.Response.Sheet, row)) is { Length: > 0 } text ? text : words["Unanswered"];

        private IHtmlContent Marked(LocalText text) => answers.FillMarked(text, form, route, row);

        private string Fill(LocalText text) => answers.Fill(text, form, route, row);
    }
}
