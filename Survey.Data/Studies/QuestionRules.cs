using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Rules about single questions and groups.</summary>
internal static class QuestionRules
{
    public static IEnumerable<StudyProblem> NothingAsked(StudyDraft draft) =>
        draft.Study.Workbook.Find("survey") is not { } survey || draft.Questionnaire.Questions.Any(question => question.IsAnswered) || survey.Rows.Any(row => row.Cells.Any(IsUnusable)) ? []
        : [new StudyProblem(survey.Rows.IsEmpty ? Severity.Error : Severity.Warning, "S008", new Place("survey", ""), "Nothing is asked. Add a row such as: text | q1 | What do you think?")];

    /// <summary>Whether something was to be asked, but in a way that is reported as unsupported.</summary>
    private static bool IsUnusable(string cell) => RowType.Parse(cell) is RowType.NotSupported;

    public static IEnumerable<StudyProblem> EmptyGroups(StudyDraft draft) =>
        from part in draft.Questionnaire.Parts
        where part is Group { Elements.IsEmpty: true } or Repeat { Elements.IsEmpty: true }
        select new StudyProblem(Severity.Warning, "S009", part.Place, $"'{part.Name}' holds no question and is not shown. Move questions into it, or remove it.");

    public static IEnumerable<StudyProblem> PartsWithoutLabel(StudyDraft draft) =>
        from part in draft.Questionnaire.Parts
        where part.Label.IsEmpty
        where part is Question { IsShown: true, Hint.IsEmpty: false } or Group { IsBattery: true } or Repeat || (part is Group && draft.Questionnaire.Elements.Contains(part))
        select new StudyProblem(Severity.Warning, "Q004", part.Place, $"'{part.Name}' has no label, so respondents read its name. Write what they are to read.");

    public static IEnumerable<StudyProblem> BatteriesOfDifferentLists(StudyDraft draft)
    {
        foreach (var battery in draft.Questionnaire.Groups.Where(group => group.IsBattery))
        {
            var questions = battery.Elements.OfType<Question>().Where(question => question.Type == QuestionType.SingleChoice).ToList();
            foreach (var part in battery.Elements.Where(part => part is not Question { Type: QuestionType.SingleChoice or QuestionType.Note or QuestionType.Calculation or QuestionType.Metadata }))
            {
                yield return new StudyProblem(Severity.Error, "B002", part.Place, $"'{part.Name}' stands in the table '{battery.Name}' (table-list), whose rows are select_one questions. Move it out of the group.");
            }

            foreach (var question in questions.Skip(1).Where(question => question.List is not null && question.List.Name != questions[0].List?.Name))
            {
                yield return new StudyProblem(Severity.Error, "B001", question.Place, $"'{question.Name}' has the list '{question.List?.Name}', but the table '{battery.Name}' begins with '{questions[0].List?.Name}'. The rows of a table-list share one list.");
            }
        }
    }

    public static IEnumerable<StudyProblem> ConstraintsWithoutMessage(StudyDraft draft) =>
        from placed in draft.Expressions
        where placed.Use is ExpressionUse.Constraint or ExpressionUse.SoftConstraint
        let question = draft.Questionnaire.Find(placed.Owner)
        let isHard = placed.Use == ExpressionUse.Constraint
        where question is not null && (isHard ? question.ConstraintMessage : question.SoftConstraintMessage).IsEmpty
        select new StudyProblem(Severity.Warning, "Q002", placed.Place,
            $"'{question.Name}' has a {(isHard ? "constraint" : "soft_constraint")} without message. Write in {(isHard ? "constraint_message" : "soft_constraint_message")} what respondents are to do.");

    public static IEnumerable<StudyProblem> BeginningsWithNothing(StudyDraft draft) =>
        from question in draft.Questionnaire.Questions
        where question.LastSaved is { } name && draft.Questionnaire.Find(name) is null
        select new StudyProblem(Severity.Error, "X002", question.Place, $"'{question.Name}' begins with last round's answer to '{question.LastSaved}', which is no question.{Nearest.Suggest(question.LastSaved ?? "", draft.Questionnaire.Questions.Select(other => other.Name))}");

    public static IEnumerable<StudyProblem> RangesThatMeetMissingCodes(StudyDraft draft) =>
        from places in new[] { draft.Expressions.Where(placed => placed.Use == ExpressionUse.Constraint).ToLookup(placed => placed.Owner, placed => placed.Place, StringComparer.Ordinal) }
        from question in draft.Questionnaire.Questions
        where question is { Type: QuestionType.WholeNumber or QuestionType.Number, Calculation: null }
        where Enum.GetValues<MissingReason>().Any(reason => Accepts(question, (int)reason))
        let place = places[question.Name].FirstOrDefault() ?? question.Place
        select new StudyProblem(Severity.Warning, "Q005", place, $"'{question.Name}' takes numbers from −99 to −91, which files use for answers that are missing. Add a constraint such as '. >= 0'.");

    private static bool Accepts(Question question, int number) =>
        question.Scale?.Contains(number) != false && new FormEvaluator(new NoAnswers(), FormattableString.Invariant($"{number}")).Holds(question.Constraint);

    /// <summary>A form in which nothing has been answered.</summary>
    private sealed class NoAnswers : IFormScope
    {
        public DateTime Now => DateTime.MinValue;

        public string Read(string variable) => "";

        public IReadOnlyList<string> ReadRows(string variable) => [];
    }
}
