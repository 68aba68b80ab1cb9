using System.Collections.Immutable;
using Microsoft.Extensions.Localization;
using Survey.Data.Expressions;
using Survey.Data.Expressions.Values;
using Survey.Data.Questionnaires;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Respond.Questions;
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
    private readonly Dictionary<DocumentEntry, ImmutableArray<Expression>> routingParts = new(ReferenceEqualityComparer.Instance);

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
    public FormDocument Build() =>
        AddJumps([.. form.Questionnaire.Sections.Select(BuildSection).OfType<DocumentSection>()]);

    /// <summary>Says where to go on, at each entry that a condition begins with, for those who do not fulfil it.</summary>
    private FormDocument AddJumps(ImmutableArray<DocumentSection> sections)
    {
        var entries = sections.SelectMany(section => section.Entries).ToList();
        var parts = entries.Select(entry => routingParts[entry]).ToList();
        var jumps = new Dictionary<DocumentEntry, string>(ReferenceEqualityComparer.Instance);
        for (var index = 0; index < entries.Count; index++)
        {
            var known = index == 0 ? [] : parts[index - 1];
            ImmutableArray<Expression> begun = [.. parts[index].Except(known)];
            if (!begun.IsEmpty)
            {
                var next = Enumerable
                    .Range(index, entries.Count - index)
                    .Where(other => begun.Except(parts[other]).Any())
                    .Select(other => FirstNumberOf(entries[other]))
                    .FirstOrDefault(number => number > 0);
                jumps[entries[index]] = FormatJump(begun, next);
            }
        }

        return new FormDocument([
            .. sections.Select(section =>
                section with
                {
                    Entries = [.. section.Entries.Select(entry => entry with { Jump = jumps.GetValueOrDefault(entry, "") })],
                }
            ),
        ]);
    }

    private string FormatJump(ImmutableArray<Expression> begun, int next)
    {
        string place = next > 0 ? localizer["QuestionNumber", next] : localizer["PrintEnd"];
        return begun is [var only] && conditions.FormatOpposite(only) is { } opposite
            ? localizer["PrintJumpIf", place, opposite]
            : localizer["PrintJumpElse", place];
    }

    private static int FirstNumberOf(DocumentEntry entry) => entry.Items.IsEmpty ? entry.Number : entry.FirstItemNumber;

    /// <summary>An entry, with the parts of the condition on which it is asked.</summary>
    private DocumentEntry WithParts(DocumentEntry entry, Expression? condition)
    {
        routingParts[entry] = conditions.FindParts(condition);
        return entry;
    }

    private DocumentSection? BuildSection(Section section)
    {
        ImmutableArray<DocumentEntry> entries = conditions.CanHold(section.Relevance)
            ? [.. section.Pages.SelectMany(page => ListPageEntries(page, section.Relevance))]
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

    private IEnumerable<DocumentEntry> ListPageEntries(Page page, Expression? sectionRelevance) =>
        page.Elements.SelectMany(element =>
            element switch
            {
                Group battery => ListBatteryEntries(battery, page.Relevance, sectionRelevance),
                Repeat repeat => ListRosterEntries(repeat, page.Relevance, sectionRelevance),
                Question question => ListQuestionEntries(question, Expression.And(page.Relevance, question.Relevance)),
                _ => [],
            }
        );

    /// <summary>A battery is one table; its heading states the condition of all its rows.</summary>
    private IEnumerable<DocumentEntry> ListBatteryEntries(Group battery, Expression? relevance, Expression? sectionRelevance)
    {
        var rows = battery.Elements.OfType<Question>().Where(question => conditions.CanHold(question.EffectiveRelevance)).ToList();
        if (rows.Count == 0 || conditions.Format(Expression.And(relevance, battery.Relevance)) is not { } condition)
        {
            return [];
        }

        var entry = new DocumentEntry
        {
            Label = AnswerFormatter.FillWithGaps(battery.Label),
            Hint = AnswerFormatter.FillWithGaps(battery.Hint),
            Condition = condition,
            Choices = rows[0].List?.Choices ?? [],
            FirstItemNumber = questionNumbers.GetValueOrDefault(rows[0].Name),
            Items =
            [
                .. rows.Select(question =>
                    FormattableString.Invariant($"{questionNumbers.GetValueOrDefault(question.Name)}. ")
                    + AnswerFormatter.FillWithGaps(question.Label)
                ),
            ],
        };
        return [WithParts(entry, Expression.And(sectionRelevance, Expression.And(relevance, battery.Relevance)))];
    }

    /// <summary>The questions of a roster stand once, below a heading that states the condition.</summary>
    private IEnumerable<DocumentEntry> ListRosterEntries(Repeat roster, Expression? relevance, Expression? sectionRelevance)
    {
        if (conditions.Format(Expression.And(relevance, roster.Relevance)) is not { } condition)
        {
            return [];
        }

        var heading = new DocumentEntry
        {
            Label = localizer["PrintRosterLabel", AnswerFormatter.FillWithGaps(roster.Label), roster.MaximumRows],
            Hint = AnswerFormatter.FillWithGaps(roster.Hint),
            Condition = condition,
        };
        return roster
            .Questions.SelectMany(question => ListQuestionEntries(question, question.Relevance))
            .Prepend(WithParts(heading, Expression.And(sectionRelevance, Expression.And(relevance, roster.Relevance))));
    }

    private IEnumerable<DocumentEntry> ListQuestionEntries(Question question, Expression? relevance)
    {
        if (!question.IsShown || conditions.Format(relevance) is not { } condition || !conditions.CanHold(question.EffectiveRelevance))
        {
            return [];
        }

        var entry = new DocumentEntry
        {
            Question = question,
            Number = questionNumbers.GetValueOrDefault(question.Name),
            Label = AnswerFormatter.FillWithGaps(question.Label),
            Hint = HintOf(question),
            Guidance = AnswerFormatter.FillWithGaps(question.Guidance),
            Condition = condition,
            Picture = form.Pictures.Of(question),
            ChoicePictures = form.Pictures.OfChoices(question),
            IsOptional = question.IsAnswerable && question.Required is null,
            Choices = question.List?.Choices ?? [],
        };
        return [WithParts(entry, question.EffectiveRelevance)];
    }

    /// <summary>The hint, the most characters of a text that has a limit, and where the choices stand that are answers.</summary>
    private string HintOf(Question question)
    {
        var limit = TextLimitFinder.Find(question) is { } characters
            ? localizer["TextLimit", AnswerFormatter.ToInputText(NumberText.Format(characters))].Value
            : "";
        var source = questionNumbers.GetValueOrDefault(question.ChoicesFrom ?? "") is > 0 and var number
            ? localizer["PrintChooseFrom", number].Value
            : "";
        return string.Join(' ', new[] { AnswerFormatter.FillWithGaps(question.Hint), limit, source }.Where(text => text.Length > 0));
    }
}
