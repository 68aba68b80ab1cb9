using System.Collections.Immutable;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;

namespace Survey.Web.Features.Respond.Forms;

/// <summary>A section that the answers hide, or of which they hide some answered questions. The answers are kept.</summary>
/// <param name="Section">The section.</param>
/// <param name="IsWhole">Whether nothing of it is shown.</param>
/// <param name="HiddenKeys">The answered questions that are hidden.</param>
internal sealed record HiddenSection(Section Section, bool IsWhole, ImmutableArray<AnswerKey> HiddenKeys)
{
    /// <summary>What an earlier state of the answers showed and the present one does not: whole sections, and answered questions of the
    /// others.</summary>
    public static ImmutableArray<HiddenSection> FindSince(FormContext form, PageSequence earlier) =>
        [
            .. from section in earlier.Sections
            let hidden = Create(form, section, key => IsOnRoute(form, earlier.Routing, key))
            where hidden.IsWhole || !hidden.HiddenKeys.IsEmpty
            select hidden,
        ];

    /// <summary>Everything of the person's sections that is answered, or delegated as a whole, and hidden.</summary>
    public static ImmutableArray<HiddenSection> FindAll(FormContext form) =>
        [
            .. from section in form.Questionnaire.Sections.Where(form.CanAccess)
            let hidden = Create(form, section, _ => true)
            where !hidden.HiddenKeys.IsEmpty || (hidden.IsWhole && form.FindDelegation(section) is not null)
            select hidden,
        ];

    /// <summary>The answered questions that are hidden, each once.</summary>
    public IEnumerable<Question> FindQuestions(FormContext form) =>
        HiddenKeys.Select(key => form.Questionnaire.FindQuestion(key.Name)).OfType<Question>().Distinct();

    /// <summary>The questions whose answers decide whether the hidden ones are asked, where the person sees them.</summary>
    public IEnumerable<(Page Page, Question Question)> FindDecidingQuestions(FormContext form)
    {
        var hidden = HiddenKeys.IsEmpty
            ? Section.Pages.SelectMany(page => page.Questions).FirstOrDefault()
            : form.Questionnaire.FindQuestion(HiddenKeys[0].Name);
        var names = hidden?.EffectiveRelevance?.VariableNames.ToHashSet(StringComparer.Ordinal) ?? [];
        return
            from step in form.Pages.Steps
            from question in step.Page.Questions
            where names.Contains(question.Name) && question is { IsAnswerable: true, RepeatName: null } && form.Routing.IsAsked(question)
            select (step.Page, question);
    }

    private static HiddenSection Create(FormContext form, Section section, Func<AnswerKey, bool> isIncluded)
    {
        var names = section
            .Pages.SelectMany(page => page.Questions)
            .Where(question => question.IsAnswerable)
            .Select(question => question.Name)
            .ToList();
        return new HiddenSection(
            section,
            form.Pages.Sections.All(shown => shown.Name != section.Name),
            [
                .. from answer in form.Response.Answers.Entries
                where names.Contains(answer.Key.Name) && !answer.Value.IsEmpty && isIncluded(answer.Key)
                where !IsOnRoute(form, form.Routing, answer.Key)
                orderby names.IndexOf(answer.Key.Name), answer.Key.Row
                select answer.Key,
            ]
        );
    }

    private static bool IsOnRoute(FormContext form, QuestionRouting routing, AnswerKey key) =>
        form.Questionnaire.FindQuestion(key.Name) is { } question
        && routing.IsAsked(question, key.Row)
        && routing.RowsOf(question).Contains(key.Row);
}
