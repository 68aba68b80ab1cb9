using System.Collections.Immutable;
using Microsoft.Extensions.Localization;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;

namespace Survey.Web.Features.Respond;

/// <summary>Writes forms out as one text.</summary>
internal sealed class FormDocuments(AnswerWords answers, QuestionPages pages, PageCheck check, IStringLocalizer<RespondWords> words)
{
    /// <summary>Everything that is asked, with what was answered and what is still wrong.</summary>
    /// <param name="form">The form.</param>
    /// <param name="writers">Who last changed each answer; none where nobody is to be named.</param>
    public FormDocument Filled(OpenForm form, ImmutableDictionary<AnswerKey, string> writers)
    {
        var initials = Initials.Of(writers.Values);
        return new FormDocument(
        [
            .. from section in form.Path.Sections
               let shown = section.Pages.Where(form.Path.Shows).SelectMany(page => FilledPage(form, page)).ToImmutableArray()
               where shown.Length > 0
               select new DocumentSection { Label = answers.Fill(section.Label, form, form.Route), Entries = [.. shown.Select(entry => entry with { By = ByOf(entry) })] },
        ])
        {
            Writers = initials,
        };

        string ByOf(DocumentEntry entry) => entry.Key is { } key && writers.TryGetValue(key, out var writer) ? initials[writer] : "";
    }

    /// <summary>Everything that the unit might be asked, with when it is, and room for answers.</summary>
    public FormDocument Blank(OpenForm form)
    {
        var settled = new ConditionWords(form, ImmutableDictionary<string, int>.Empty, words);
        var asked = form.Questionnaire.Sections.SelectMany(section => section.Pages).SelectMany(page => page.Questions)
            .Where(question => question.IsAnswered && settled.MayHold(question.Route));
        var numbers = asked.Index().ToDictionary(pair => pair.Item.Name, pair => pair.Index + 1, StringComparer.Ordinal);
        var paper = new Paper(answers, words, form, numbers, new ConditionWords(form, numbers, words));
        return new FormDocument([.. form.Questionnaire.Sections.Select(paper.SectionOf).OfType<DocumentSection>()]);
    }

    private IEnumerable<DocumentEntry> FilledPage(OpenForm form, Page page)
    {
        if (page.Roster is { } roster)
        {
            return FilledRoster(form, page, roster);
        }

        var problems = check.Problems(form, page, 0);
        return page.Parts.SelectMany(part => part switch
        {
            Group battery => battery.Elements.OfType<Question>().Where(question => form.Route.IsAsked(question)).Select(question => FilledEntry(form, page, question, 0, problems))
                .Prepend(new DocumentEntry { Label = answers.Fill(battery.Label, form, form.Route) }),
            Question { IsShown: true, Type: not QuestionType.Note } question when form.Route.IsAsked(question) => [FilledEntry(form, page, question, 0, problems)],
            _ => (IEnumerable<DocumentEntry>)[],
        });
    }

    private IEnumerable<DocumentEntry> FilledRoster(OpenForm form, Page page, Repeat roster)
    {
        var rows = pages.Rows(form, roster);
        yield return new DocumentEntry
        {
            Label = answers.Fill(roster.Label, form, form.Route),
            Lines = rows.IsEmpty ? [words["NoRows"]] : [],
            ChangeAddress = $"{form.Address(FormPath.Slug(page))}?back=check",
        };
        foreach (var row in rows)
        {
            yield return new DocumentEntry { Label = row.Title };
            var problems = check.Problems(form, page, row.Number);
            foreach (var question in roster.Questions.Where(question => question is { IsShown: true, Type: not QuestionType.Note } && form.Route.IsAsked(question, row.Number)))
            {
                yield return FilledEntry(form, page, question, row.Number, problems);
            }
        }
    }

    private DocumentEntry FilledEntry(OpenForm form, Page page, Question question, int row, IReadOnlyList<PageProblem> problems)
    {
        var field = new Field { Question = question, Key = new AnswerKey(question.Name, row), Entry = Entry.Cleared, Label = "" };
        var entry = form.EntryOf(question, row, form.Route);
        var at = row == 0 ? "" : FormattableString.Invariant($"/{row}");
        return new DocumentEntry
        {
            Question = question,
            Key = field.Key,
            State = entry.State,
            Note = form.Response.Sheet.Find(field.Key).Note,
            Label = answers.Fill(question.Label, form, form.Route, row),
            Lines = entry.IsUnconfirmed ? AnswerWords.Lines(question, entry.Text, "") : answers.Lines(question, form.Route, row),
            IsOptional = question.Required is null,
            Problems = [.. problems.Where(problem => problem.Key.Name == question.Name || problem.Key.Name == question.OtherName).Select(problem => problem.Message).Distinct()],
            ChangeAddress = question.IsComputed || form.Route.IsReadOnly(question, row) ? "" : $"{form.Address(FormPath.Slug(page))}{at}?back=check#{field.Id}",
        };
    }

    /// <summary>A blank form on its way to paper.</summary>
    private sealed class Paper(
        AnswerWords answers, IStringLocalizer<RespondWords> words, OpenForm form, Dictionary<string, int> numbers, ConditionWords conditions)
    {
        public DocumentSection? SectionOf(Section section)
        {
            ImmutableArray<DocumentEntry> entries = conditions.MayHold(section.Relevance)
                ? [.. section.Pages.SelectMany(EntriesOf)]
                : [];
            return entries.IsEmpty ? null : new DocumentSection { Label = Fill(section.Label), Condition = conditions.Of(section.Relevance) ?? "", Entries = entries };
        }

        private IEnumerable<DocumentEntry> EntriesOf(Page page) => page.Parts.SelectMany(part => part switch
        {
            Group battery => Table(battery, page.Relevance),
            Repeat repeat => Together(repeat, page.Relevance, repeat.Questions),
            Question question => Of(question, Expression.Both(page.Relevance, question.Relevance)),
            _ => [],
        });

        /// <summary>A battery: one table, its heading carries the condition.</summary>
        private IEnumerable<DocumentEntry> Table(Group battery, Expression? relevance)
        {
            var rows = battery.Elements.OfType<Question>().Where(question => conditions.MayHold(question.Route)).ToList();
            return rows.Count == 0 || conditions.Of(Expression.Both(relevance, battery.Relevance)) is not { } condition
                ? []
                :
                [
                    new DocumentEntry
                    {
                        Label = Fill(battery.Label),
                        Hint = Fill(battery.Hint),
                        Condition = condition,
                        Choices = rows[0].List?.Choices ?? [],
                        Items = [.. rows.Select(question => FormattableString.Invariant($"{numbers.GetValueOrDefault(question.Name)}. ") + Fill(question.Label))],
                    },
                ];
        }

        /// <summary>A roster: its own heading carries the condition.</summary>
        private IEnumerable<DocumentEntry> Together(Repeat whole, Expression? relevance, IEnumerable<Question> questions)
        {
            if (conditions.Of(Expression.Both(relevance, whole.Relevance)) is not { } condition)
            {
                return [];
            }

            string label = words["RosterOnPaper", Fill(whole.Label), whole.MaximumRows];
            return questions.SelectMany(question => Of(question, question.Relevance)).Prepend(new DocumentEntry { Label = label, Hint = Fill(whole.Hint), Condition = condition });
        }

        private IEnumerable<DocumentEntry> Of(Question question, Expression? relevance)
        {
            if (!question.IsShown || conditions.Of(relevance) is not { } condition || !conditions.MayHold(question.Route))
            {
                return [];
            }

            return
            [
                new DocumentEntry
                {
                    Question = question,
                    Number = numbers.GetValueOrDefault(question.Name),
                    Label = Fill(question.Label),
                    Hint = Fill(question.Hint),
                    Guidance = Fill(question.Guidance),
                    Condition = condition,
                    IsOptional = question.IsAnswered && question.Required is null,
                    Choices = question.List?.Choices ?? [],
                },
            ];
        }

        private string Fill(LocalText text) => answers.Fill(text, form, form.Route);
    }
}
