using System.Collections.Immutable;
using Microsoft.Extensions.Localization;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Respond.Questions;
using Survey.Web.Features.Respond.Texts;

namespace Survey.Web.Features.Respond.Overview;

/// <summary>Writes forms out as one text.</summary>
internal sealed class FormDocumentBuilder(
    AnswerFormatter formatter,
    QuestionPageBuilder pageBuilder,
    PageValidator validator,
    IStringLocalizer<RespondResources> localizer
)
{
    /// <summary>Everything that is asked, with what was answered and what is still wrong.</summary>
    /// <param name="form">The form.</param>
    /// <param name="authors">Who last changed each answer; none where nobody is to be named.</param>
    public FormDocument BuildFilled(FormContext form, ImmutableDictionary<AnswerKey, string> authors)
    {
        var initials = InitialsBuilder.Build(authors.Values);
        return new FormDocument([
            .. from section in form.Pages.Sections
            let shown = section.Pages.Where(form.Pages.IsShown).SelectMany(page => ListPageEntries(form, page)).ToImmutableArray()
            where shown.Length > 0
            select new DocumentSection
            {
                Label = formatter.Fill(section.Label, form, form.Routing),
                Entries = [.. shown.Select(entry => entry with { ChangedByInitials = ByOf(entry) })],
            },
        ])
        {
            AuthorInitials = initials,
        };

        string ByOf(DocumentEntry entry) => entry.Key is { } key && authors.TryGetValue(key, out var author) ? initials[author] : "";
    }

    /// <summary>Everything that the unit might be asked, with when it is, and room for answers.</summary>
    public FormDocument BuildBlank(FormContext form)
    {
        var conditions = new ConditionFormatter(form, ImmutableDictionary<string, int>.Empty, localizer);
        var asked = form
            .Questionnaire.Sections.SelectMany(section => section.Pages)
            .SelectMany(page => page.Questions)
            .Where(question => question.IsAnswerable && conditions.CanHold(question.EffectiveRelevance));
        var numbers = asked.Index().ToDictionary(pair => pair.Item.Name, pair => pair.Index + 1, StringComparer.Ordinal);
        var builder = new BlankFormBuilder(formatter, localizer, form, numbers, new ConditionFormatter(form, numbers, localizer));
        return new FormDocument([.. form.Questionnaire.Sections.Select(builder.BuildSection).OfType<DocumentSection>()]);
    }

    private IEnumerable<DocumentEntry> ListPageEntries(FormContext form, Page page)
    {
        if (page.Roster is { } roster)
        {
            return ListRosterEntries(form, page, roster);
        }

        var problems = validator.Validate(form, page, 0);
        return page.Elements.SelectMany(element =>
            element switch
            {
                Group battery => battery
                    .Elements.OfType<Question>()
                    .Where(question => form.Routing.IsAsked(question))
                    .Select(question => CreateEntry(form, page, question, 0, problems))
                    .Prepend(new DocumentEntry { Label = formatter.Fill(battery.Label, form, form.Routing) }),
                Question { IsShown: true, Format: not AnswerFormat.None } question when form.Routing.IsAsked(question) =>
                [
                    CreateEntry(form, page, question, 0, problems),
                ],
                _ => (IEnumerable<DocumentEntry>)[],
            }
        );
    }

    private IEnumerable<DocumentEntry> ListRosterEntries(FormContext form, Page page, Repeat roster)
    {
        var rows = pageBuilder.ListRosterRows(form, roster);
        yield return new DocumentEntry
        {
            Label = formatter.Fill(roster.Label, form, form.Routing),
            Lines = rows.IsEmpty ? [localizer["NoRows"]] : [],
            ChangeAddress = $"{form.Address(PageSequence.Slug(page))}?back=check",
        };
        foreach (var row in rows)
        {
            yield return new DocumentEntry { Label = row.Title };
            var problems = validator.Validate(form, page, row.Number);
            foreach (
                var question in roster.Questions.Where(question =>
                    question is { IsShown: true, Format: not AnswerFormat.None } && form.Routing.IsAsked(question, row.Number)
                )
            )
            {
                yield return CreateEntry(form, page, question, row.Number, problems);
            }
        }
    }

    private DocumentEntry CreateEntry(FormContext form, Page page, Question question, int row, IReadOnlyList<PageProblem> problems)
    {
        var field = new QuestionField
        {
            Question = question,
            Key = new AnswerKey(question.Name, row),
            Answer = StoredAnswer.Empty,
            Label = "",
        };
        var answer = form.AnswerOrInitial(question, row, form.Routing);
        var rowPath = row == 0 ? "" : FormattableString.Invariant($"/{row}");
        return new DocumentEntry
        {
            Question = question,
            Key = field.Key,
            Source = answer.Source,
            Note = form.Response.Answers.GetStoredAnswer(field.Key).Note,
            Label = formatter.Fill(question.Label, form, form.Routing, row),
            Lines = answer.IsUnconfirmed
                ? AnswerFormatter.FormatLines(question, answer.Text, "")
                : formatter.FormatLines(question, form.Routing, row),
            IsOptional = question.Required is null,
            Problems =
            [
                .. problems
                    .Where(problem => problem.Key.Name == question.Name || problem.Key.Name == question.OtherName)
                    .Select(problem => problem.Message)
                    .Distinct(),
            ],
            ChangeAddress =
                question.IsComputed || form.Routing.IsReadOnly(question, row)
                    ? ""
                    : $"{form.Address(PageSequence.Slug(page))}{rowPath}?back=check#{field.Id}",
        };
    }

    /// <summary>A blank form on its way to paper.</summary>
    private sealed class BlankFormBuilder(
        AnswerFormatter formatter,
        IStringLocalizer<RespondResources> localizer,
        FormContext form,
        Dictionary<string, int> questionNumbers,
        ConditionFormatter conditions
    )
    {
        public DocumentSection? BuildSection(Section section)
        {
            ImmutableArray<DocumentEntry> entries = conditions.CanHold(section.Relevance)
                ? [.. section.Pages.SelectMany(ListPageEntries)]
                : [];
            return entries.IsEmpty
                ? null
                : new DocumentSection
                {
                    Label = Fill(section.Label),
                    Condition = conditions.Format(section.Relevance) ?? "",
                    Entries = entries,
                };
        }

        private IEnumerable<DocumentEntry> ListPageEntries(Page page) =>
            page.Elements.SelectMany(element =>
                element switch
                {
                    Group battery => ListBatteryEntries(battery, page.Relevance),
                    Repeat repeat => ListRosterEntries(repeat, page.Relevance, repeat.Questions),
                    Question question => ListQuestionEntries(question, Expression.And(page.Relevance, question.Relevance)),
                    _ => [],
                }
            );

        /// <summary>A battery: one table, its heading carries the condition.</summary>
        private IEnumerable<DocumentEntry> ListBatteryEntries(Group battery, Expression? relevance)
        {
            var rows = battery.Elements.OfType<Question>().Where(question => conditions.CanHold(question.EffectiveRelevance)).ToList();
            return rows.Count == 0 || conditions.Format(Expression.And(relevance, battery.Relevance)) is not { } condition
                ? []
                :
                [
                    new DocumentEntry
                    {
                        Label = Fill(battery.Label),
                        Hint = Fill(battery.Hint),
                        Condition = condition,
                        Choices = rows[0].List?.Choices ?? [],
                        Items =
                        [
                            .. rows.Select(question =>
                                FormattableString.Invariant($"{questionNumbers.GetValueOrDefault(question.Name)}. ") + Fill(question.Label)
                            ),
                        ],
                    },
                ];
        }

        /// <summary>A roster: its own heading carries the condition.</summary>
        private IEnumerable<DocumentEntry> ListRosterEntries(Repeat roster, Expression? relevance, IEnumerable<Question> questions)
        {
            if (conditions.Format(Expression.And(relevance, roster.Relevance)) is not { } condition)
            {
                return [];
            }

            string label = localizer["PrintRosterLabel", Fill(roster.Label), roster.MaximumRows];
            return questions
                .SelectMany(question => ListQuestionEntries(question, question.Relevance))
                .Prepend(
                    new DocumentEntry
                    {
                        Label = label,
                        Hint = Fill(roster.Hint),
                        Condition = condition,
                    }
                );
        }

        private IEnumerable<DocumentEntry> ListQuestionEntries(Question question, Expression? relevance)
        {
            if (!question.IsShown || conditions.Format(relevance) is not { } condition || !conditions.CanHold(question.EffectiveRelevance))
            {
                return [];
            }

            return
            [
                new DocumentEntry
                {
                    Question = question,
                    Number = questionNumbers.GetValueOrDefault(question.Name),
                    Label = Fill(question.Label),
                    Hint = Fill(question.Hint),
                    Guidance = Fill(question.Guidance),
                    Condition = condition,
                    IsOptional = question.IsAnswerable && question.Required is null,
                    Choices = question.List?.Choices ?? [],
                },
            ];
        }

        private string Fill(LocalizedText text) => formatter.Fill(text, form, form.Routing);
    }
}
