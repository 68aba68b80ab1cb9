using System.Collections.Immutable;
using Survey.Data.Expressions.Values;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Model;

namespace Survey.Data.Responses;

/// <summary>Which choices of a question of several choices nobody could tick when an answer was given.</summary>
public static class OfferedChoices
{
    /// <summary>The names of the valid choices that the version in which the question was answered did not offer: leaving them unticked
    /// says nothing. Empty where the version is not recorded.</summary>
    /// <param name="study">What the round asks now, with its earlier versions.</param>
    /// <param name="response">A unit's response.</param>
    /// <param name="question">A question of the study.</param>
    /// <param name="row">The row of its repeat; 0 outside.</param>
    public static ImmutableHashSet<string> NotOffered(Study study, UnitResponse response, Question question, RowPath row)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(question);
        var key = new AnswerKey(question.Name, row);
        if (
            question is not { Format: AnswerFormat.MultipleChoice, List: { } list }
            || response.StudyHashOf(key) is not { } hash
            || study.FindVersion(hash)?.Questionnaire.FindQuestion(question.Name)?.List is not { } answered
        )
        {
            return [];
        }

        return
        [
            .. list
                .ValidChoices.Select(choice => choice.Name)
                .Except(answered.Choices.Select(choice => choice.Name), StringComparer.Ordinal)
                .Except(ChoiceNames.Split(response.Answers.GetStoredAnswer(key).Text), StringComparer.Ordinal),
        ];
    }
}
