using System.Collections.Immutable;
using Survey.Data.Questionnaires;

namespace Survey.Data.Responses;

/// <summary>Computes calculations that have triggers: when the answer to a trigger changes, and at no other time. Their values are
/// stored like answers.</summary>
public static class TriggeredCalculations
{
    /// <summary>The values that a save sets besides the answers it was made for.</summary>
    /// <remarks>They are computed in the order of the questionnaire, each from those before it, as XForms executes its actions. A computed
    /// value may trigger further ones; each is computed once. An answer that the person gave in the same save is left as it is.</remarks>
    /// <param name="before">The route before the save.</param>
    /// <param name="changes">The answers that are saved, changed or not.</param>
    public static ImmutableDictionary<AnswerKey, StoredAnswer> Compute(
        QuestionRouting before,
        IReadOnlyDictionary<AnswerKey, StoredAnswer> changes
    )
    {
        var triggered = before.Questionnaire.Questions.Where(question => !question.Triggers.IsEmpty && question.Calculation is not null);
        var pending = triggered.ToList();
        var computed = ImmutableDictionary<AnswerKey, StoredAnswer>.Empty;
        while (pending.Count > 0)
        {
            var after = before.With(before.Answers.With(changes).With(computed));
            var next = pending
                .SelectMany(question => after.RowsOf(question), (question, row) => (Question: question, Row: row))
                .FirstOrDefault(target =>
                    new AnswerKey(target.Question.Name, target.Row) is var key
                    && !computed.ContainsKey(key)
                    && !(changes.TryGetValue(key, out var own) && IsOwnAnswer(own, before.Answers.GetStoredAnswer(key)))
                    && target.Question.Triggers.Any(trigger => IsChanged(trigger, target.Question, target.Row, before, after))
                );
            if (next.Question is not { } fired)
            {
                break;
            }

            var text = AnswerText.NormalizeComputed(fired, after.TextOf(fired.Calculation, fired, next.Row));
            computed = computed.Add(new AnswerKey(fired.Name, next.Row), new StoredAnswer(text));
        }

        return computed;
    }

    private static bool IsOwnAnswer(StoredAnswer saved, StoredAnswer before) => saved.Text.Length > 0 && saved.Text != before.Text;

    /// <summary>Whether a trigger has another value than before: in the row of what it sets, in one that this is inside or that is inside
    /// it, else in any.</summary>
    private static bool IsChanged(string trigger, Question target, RowPath row, QuestionRouting before, QuestionRouting after)
    {
        var question = after.Questionnaire.FindQuestion(trigger) ?? after.Questionnaire.FindByOtherName(trigger);
        if (question is null)
        {
            return false;
        }

        var repeat = after.Questionnaire.FindRepeat(question.RepeatName);
        ImmutableArray<RowPath> rows =
            repeat is null || after.Questionnaire.IsInside(target.RepeatName, repeat.Name)
                ? [after.RowOf(question, row)]
                : after.RowsSeenFrom(repeat, target.RepeatName, row);
        return rows.Any(each =>
            question.IsComputed
                ? before.TextOf(question, each) != after.TextOf(question, each)
                : before.Answers.GetStoredAnswer(new AnswerKey(trigger, each)).Text
                    != after.Answers.GetStoredAnswer(new AnswerKey(trigger, each)).Text
        );
    }
}
