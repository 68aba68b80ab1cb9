using Survey.Data.Expressions.Evaluation;
using Survey.Data.Expressions.Validation;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Sheets;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies.Rules;

/// <summary>Rules about single questions and groups.</summary>
internal static class QuestionRules
{
    public static IEnumerable<StudyProblem> FormsWithoutQuestions(UnverifiedStudy draft)
    {
        if (
            draft.Study.Workbook.FindSheet("survey") is not { } survey
            || draft.Questionnaire.Questions.Any(question => question.IsAnswerable || question.Type == QuestionType.Uncollected)
            || survey.Rows.Any(row => row.Cells.Any(IsUnsupportedType))
        )
        {
            return [];
        }

        return
        [
            new StudyProblem(
                survey.Rows.IsEmpty ? Severity.Error : Severity.Warning,
                "S008",
                new SourceLocation("survey", ""),
                $"Nothing is asked. Add a row such as: text | q1 | What do you think?"
            ),
        ];
    }

    /// <summary>Whether something was to be asked, but in a way that is reported as unsupported.</summary>
    private static bool IsUnsupportedType(string cell) => RowType.Parse(cell) is RowType.Unsupported;

    public static IEnumerable<StudyProblem> EmptyGroups(UnverifiedStudy draft) =>
        from part in draft.Questionnaire.AllElements
        where part is Group { Elements.IsEmpty: true } or Repeat { Elements.IsEmpty: true }
        select new StudyProblem(
            Severity.Warning,
            "S009",
            part.Location,
            $"'{part.Name}' holds no question and is not shown. Move questions into it, or remove it."
        );

    public static IEnumerable<StudyProblem> ElementsWithoutLabel(UnverifiedStudy draft) =>
        from part in draft.Questionnaire.AllElements
        where part.Label.IsEmpty
        where
            part is Question { IsShown: true, Hint.IsEmpty: false } or Group { IsBattery: true } or Repeat
            || (part is Group && draft.Questionnaire.Elements.Contains(part))
        select new StudyProblem(
            Severity.Warning,
            "Q004",
            part.Location,
            $"'{part.Name}' has no label, so respondents read its name. Write what they are to read."
        );

    public static IEnumerable<StudyProblem> InconsistentBatteries(UnverifiedStudy draft)
    {
        foreach (var battery in draft.Questionnaire.Groups.Where(group => group.IsBattery))
        {
            var questions = battery.Elements.OfType<Question>().Where(question => question.List is not null).ToList();
            foreach (
                var part in battery.Elements.Where(part =>
                    part
                        is not Question
                        {
                            Type: QuestionType.SingleChoice
                                or QuestionType.MultipleChoice
                                or QuestionType.Note
                                or QuestionType.Calculation
                                or QuestionType.Metadata
                                or QuestionType.Uncollected
                        }
                )
            )
            {
                yield return new StudyProblem(
                    Severity.Error,
                    "B002",
                    part.Location,
                    $"'{part.Name}' is in the table '{battery.Name}' (table-list), whose rows are select_one or select_multiple "
                        + $"questions. Move it out of the group."
                );
            }

            foreach (
                var question in questions
                    .Skip(1)
                    .Where(question => question.List is not null && question.List.Name != questions[0].List?.Name)
            )
            {
                yield return new StudyProblem(
                    Severity.Error,
                    "B001",
                    question.Location,
                    $"'{question.Name}' has the list '{question.List?.Name}', but the table '{battery.Name}' begins with "
                        + $"'{questions[0].List?.Name}'. The rows of a table-list share one list."
                );
            }
        }
    }

    public static IEnumerable<StudyProblem> ConstraintsWithoutMessage(UnverifiedStudy draft) =>
        from located in draft.Expressions
        where located.Purpose is ExpressionPurpose.Constraint or ExpressionPurpose.SoftConstraint
        let question = draft.Questionnaire.FindQuestion(located.Owner)
        where question is not null
        let edit = located.Purpose == ExpressionPurpose.Constraint
            ? (Column: "constraint", Message: question.ConstraintMessage)
            : (Column: "soft_constraint", Message: question.SoftConstraintMessage)
        where edit.Message.IsEmpty
        select new StudyProblem(
            Severity.Warning,
            "Q002",
            located.Location,
            $"'{question.Name}' has a {edit.Column} without message. Write in {edit.Column}_message what respondents are to do."
        );

    public static IEnumerable<StudyProblem> UnknownLastSavedQuestions(UnverifiedStudy draft) =>
        from question in draft.Questionnaire.Questions
        where question.LastSavedName is { } name && draft.Questionnaire.FindQuestion(name) is null
        let names = draft.Questionnaire.Questions.Select(other => other.Name)
        select new StudyProblem(
            Severity.Error,
            "X002",
            question.Location,
            $"'{question.Name}' begins with last round's answer to '{question.LastSavedName}', which is no "
                + $"question.{SpellingSuggestion.Suggest(question.LastSavedName ?? "", names)}"
        );

    public static IEnumerable<StudyProblem> RangesOverlappingMissingCodes(UnverifiedStudy draft) =>
        from locations in new[]
        {
            draft
                .Expressions.Where(located => located.Purpose == ExpressionPurpose.Constraint)
                .ToLookup(located => located.Owner, located => located.Location, StringComparer.Ordinal),
        }
        from question in draft.Questionnaire.Questions
        where question is { Format: AnswerFormat.Number, Calculation: null }
        where Enum.GetValues<MissingReason>().Any(reason => Accepts(question, (int)reason))
        let location = locations[question.Name].FirstOrDefault() ?? question.Location
        select new StudyProblem(
            Severity.Warning,
            "Q005",
            location,
            $"'{question.Name}' takes numbers from −99 to −91, which files use for answers that are missing. Add a constraint such "
                + $"as '. >= 0'."
        );

    private static bool Accepts(Question question, int number) =>
        number >= question.TypeDefinition.Minimum
        && number <= question.TypeDefinition.Maximum
        && question.Scale?.Contains(number) != false
        && new FormEvaluator(new EmptyFormScope(), FormattableString.Invariant($"{number}")).IsTrue(question.Constraint);

    /// <summary>A form in which nothing has been answered.</summary>
    private sealed class EmptyFormScope : IFormScope
    {
        public DateTime Now => DateTime.MinValue;

        public string ReadVariable(string variable) => "";

        public IReadOnlyList<string> ReadAllValues(string variable) => [];
    }
}
