using System.Collections.Immutable;
using Survey.Data.Responses;
using Survey.Web.Features.Respond.Forms;

namespace Survey.Web.Features.Respond.Questions;

/// <summary>Computes calculations that have triggers: their value is stored when a trigger's answer changes, and kept until one changes
/// again.</summary>
internal static class TriggeredCalculations
{
    /// <summary>The answers to save, together with the calculations that they trigger.</summary>
    public static ImmutableDictionary<AnswerKey, StoredAnswer> Apply(
        FormContext form,
        int row,
        ImmutableDictionary<AnswerKey, StoredAnswer> answers
    )
    {
        var changed = answers
            .Where(answer => answer.Value.Text != form.Response.Answers.GetStoredAnswer(answer.Key).Text)
            .Select(answer => answer.Key.Name)
            .ToHashSet(StringComparer.Ordinal);
        var routing = form.PagesFor(form.Response.Answers.With(answers)).Routing;
        var triggered =
            from question in form.Questionnaire.Questions
            where question.Calculation is not null && question.Triggers.Any(changed.Contains) && (question.RepeatName is null || row > 0)
            let answerRow = question.RepeatName is null ? 0 : row
            select KeyValuePair.Create(
                new AnswerKey(question.Name, answerRow),
                new StoredAnswer(AnswerText.NormalizeComputed(question, routing.TextOf(question.Calculation, question, answerRow)))
            );
        return answers.SetItems(triggered);
    }
}
