using Survey.Data.Expressions.Validation;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Sheets;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies.Rules;

/// <summary>Rules about questions whose choices are the answers in the rows of a repeat (<c>select_one ${name}</c>).</summary>
internal static class RepeatChoiceRules
{
    public static IEnumerable<StudyProblem> ChoicesThatAreNone(UnverifiedStudy draft) =>
        from question in draft.Questionnaire.Questions
        where question.ChoicesFrom is not null
        let problem = FindProblem(draft.Questionnaire, question, question.ChoicesFrom ?? "")
        where problem is not null
        select problem;

    private static StudyProblem? FindProblem(Questionnaire questionnaire, Question question, string name)
    {
        if (questionnaire.FindQuestion(name) is not { RepeatName: not null } source)
        {
            var names = questionnaire.Questions.Where(other => other.RepeatName is not null).Select(other => other.Name);
            return new StudyProblem(
                Severity.Error,
                "X060",
                question.Location,
                $"'{question.Name}' has the choices ${{{name}}}, but '{name}' is no question of a repeat."
                    + $"{SpellingSuggestion.Suggest(name, names)} Write such a question, or the name of a list."
            );
        }

        if (source.Type is not (QuestionType.Text or QuestionType.WholeNumber or QuestionType.Calculation))
        {
            return new StudyProblem(
                Severity.Unsupported,
                "X061",
                question.Location,
                $"'{question.Name}' has the answers to '{name}' as choices, which are stored as codes. Choices are read from a text, an "
                    + $"integer or a calculate of a repeat; add a calculate to the repeat, such as "
                    + $"jr:choice-name(${{{name}}}, '${{{name}}}')."
            );
        }

        return questionnaire.AllElements.Select(element => element.Name).TakeWhile(each => each != question.Name).Contains(name)
            ? null
            : new StudyProblem(
                Severity.Warning,
                "X062",
                question.Location,
                $"'{question.Name}' has the answers to '{name}' as choices, which is asked after it. Ask '{name}' first, or there is "
                    + $"nothing to choose."
            );
    }
}
