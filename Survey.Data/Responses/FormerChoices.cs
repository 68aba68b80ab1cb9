using System.Collections.Immutable;
using Survey.Data.Expressions.Values;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Model;

namespace Survey.Data.Responses;

/// <summary>Answers that name choices which an earlier version of the study offered.</summary>
public static class FormerChoices
{
    /// <summary>The study with only those former choices that somebody chose: one that nobody chose has no figures.</summary>
    public static Study WithChosenFormerChoices(this Study study, IReadOnlyCollection<Response> responses)
    {
        ArgumentNullException.ThrowIfNull(study);
        var questions = study
            .Questionnaire.Questions.Where(question => question.List is { FormerChoices.IsEmpty: false })
            .Select(question => question.Name)
            .ToHashSet(StringComparer.Ordinal);
        if (questions.Count == 0)
        {
            return study;
        }

        var chosen = responses
            .SelectMany(response => new[] { response.Answers, response.SubmittedAnswers ?? AnswerSet.Empty })
            .SelectMany(answers => answers.Entries)
            .Where(entry => questions.Contains(entry.Key.Name))
            .SelectMany(entry => ChoiceNames.Split(entry.Value.Text).Select(choice => (entry.Key.Name, choice)))
            .ToHashSet();
        return study.WithFormerChoicesWhere((question, choice) => chosen.Contains((question.Name, choice.Name)));
    }

    /// <summary>The former choices that an answer names.</summary>
    public static ImmutableArray<Choice> ChosenIn(Question question, string text) =>
        [.. AnswerText.ChosenChoices(question, text).Where(choice => question.List?.IsFormer(choice.Name) == true)];

    /// <summary>An answer without those former choices that the stored answer does not name: they can be kept, and not chosen
    /// anew.</summary>
    public static string WithoutNew(Question question, string text, string storedText)
    {
        if (question.List is not { FormerChoices.IsEmpty: false } list)
        {
            return text;
        }

        var stored = ChoiceNames.Split(storedText);
        var names = ChoiceNames.Split(text);
        return names.Any(name => list.IsFormer(name) && !stored.Contains(name, StringComparer.Ordinal))
            ? string.Join(' ', names.Where(name => !list.IsFormer(name) || stored.Contains(name, StringComparer.Ordinal)))
            : text;
    }
}
