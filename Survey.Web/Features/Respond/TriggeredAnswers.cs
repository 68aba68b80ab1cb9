using System.Collections.Immutable;
using Survey.Data.Responses;

namespace Survey.Web.Features.Respond;

/// <summary>Answers that follow from a change to others: a calculation that its triggers set anew, and that stands until they do again.</summary>
internal static class TriggeredAnswers
{
    /// <summary>What is to be saved, with everything that it triggers.</summary>
    public static ImmutableDictionary<AnswerKey, Entry> With(OpenForm form, int row, ImmutableDictionary<AnswerKey, Entry> entries)
    {
        var changed = entries.Where(entry => entry.Value.Text != form.Response.Sheet.Find(entry.Key).Text).Select(entry => entry.Key.Name).ToHashSet(StringComparer.Ordinal);
        var route = form.PathOf(form.Response.Sheet.With(entries)).Route;
        var triggered =
            from question in form.Questionnaire.Questions
            where question.Calculation is not null && question.Triggers.Any(changed.Contains) && (question.RepeatName is null || row > 0)
            let at = question.RepeatName is null ? 0 : row
            select KeyValuePair.Create(new AnswerKey(question.Name, at), new Entry(AnswerText.Normalize(question, route.TextOf(question.Calculation, question, at))));
        return entries.SetItems(triggered);
    }
}
