using System.Collections.Immutable;
using Microsoft.Extensions.Localization;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Respond.Texts;

namespace Survey.Web.Features.Respond.Overview;

/// <summary>Builds the blank form of one unit, for paper: every question that it might be asked, numbered, with the condition on which it
/// is.</summary>
internal sealed class BlankFormBuilder
{
    private readonly IStringLocalizer<RespondResources> localizer;
    private readonly FormContext form;
    private readonly Dictionary<string, int> questionNumbers;
    private readonly ConditionFormatter conditions;

    public BlankFormBuilder(IStringLocalizer<RespondResources> localizer, FormContext form)
    {
        (this.localizer, this.form) = (localizer, form);
        questionNumbers = [];
        conditions = new ConditionFormatter(form, questionNumbers, localizer);
        var asked = form
            .Questionnaire.Sections.SelectMany(section => section.Pages)
            .SelectMany(page => page.Questions)
            .Where(question => question.IsAnswerable && conditions.CanHold(question.EffectiveRelevance));
        foreach (var question in asked)
        {
            questionNumbers.Add(question.Name, questionNumbers.Count + 1);
        }
    }

    /// <summary>The document.</summary>
    public FormDocument Build() => new([.. form.Questionnaire.Sections.Select(BuildSection).OfType<DocumentSection>()]);

    private DocumentSection? BuildSection(Section section)
    {
        ImmutableArray<DocumentEntry> entries = conditions.CanHold(section.Relevance)
            ? [.. section.Pages.SelectMany(ListPageEntries)]
            : [];
        return entries.IsEmpty
            ? null
            : new DocumentSection
            {
                Label = AnswerFormatter.FillWithGaps(section.Label),
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

    /// <summary>A battery is one table; its heading states the condition of all its rows.</summary>
    private IEnumerable<DocumentEntry> ListBatteryEntries(Group battery, Expression? relevance)
    {
        var rows = battery.Elements.OfType<Question>().Where(question => conditions.CanHold(question.EffectiveRelevance)).ToList();
        if (rows.Count == 0 || conditions.Format(Expression.And(relevance, battery.Relevance)) is not { } condition)
        {
            return [];
        }

        return
        [
            new DocumentEntry
            {
                Label = AnswerFormatter.FillWithGaps(battery.Label),
                Hint = AnswerFormatter.FillWithGaps(battery.Hint),
                Condition = condition,
                Choices = rows[0].List?.Choices ?? [],
                Items =
                [
                    .. rows.Select(question =>
                        FormattableString.Invariant($"{questionNumbers.GetValueOrDefault(question.Name)}. ")
                        + AnswerFormatter.FillWithGaps(question.Label)
                    ),
                ],
            },
        ];
    }

    /// <summary>The questions of a roster stand once, below a heading that states the condition.</summary>
    private IEnumerable<DocumentEntry> ListRosterEntries(Repeat roster, Expression? relevance, IEnumerable<Question> questions)
    {
        if (conditions.Format(Expression.And(relevance, roster.Relevance)) is not { } condition)
        {
            return [];
        }

        string label = localizer["PrintRosterLabel", AnswerFormatter.FillWithGaps(roster.Label), roster.MaximumRows];
        return questions
            .SelectMany(question => ListQuestionEntries(question, question.Relevance))
            .Prepend(
                new DocumentEntry
                {
                    Label = label,
                    Hint = AnswerFormatter.FillWithGaps(roster.Hint),
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
                Label = AnswerFormatter.FillWithGaps(question.Label),
                Hint = AnswerFormatter.FillWithGaps(question.Hint),
                Guidance = AnswerFormatter.FillWithGaps(question.Guidance),
                Condition = condition,
                Picture = form.Pictures.Of(question),
                ChoicePictures = form.Pictures.OfChoices(question),
                IsOptional = question.IsAnswerable && question.Required is null,
                Choices = question.List?.Choices ?? [],
            },
        ];
    }
}
