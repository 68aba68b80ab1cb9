using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Survey.Data.Studies;

namespace Survey.Analysis.Figures;

/// <summary>Where a figure's expressions stand: the study, and the rows that are counted.</summary>
internal sealed class FigureContext
{
    private readonly FigureProblems problems;
    private readonly ExpressionChecker checker;

    public FigureContext(Study study, ExpressionChecker checker, FigureProblems problems, string over)
    {
        Study = study;
        this.checker = checker;
        this.problems = problems;
        Repeat = study.Questionnaire.Repeats.FirstOrDefault(repeat => repeat.Name == over)?.Name;
    }

    public Study Study { get; }

    /// <summary>The repeat whose rows are counted, or null.</summary>
    public string? Repeat { get; }

    public void Error(string code, Place place, string message) => problems.Error(code, place, message);

    public bool IsFrameColumn(string name) => StudyVariables.FrameColumns.Contains(name) || Study.FindFrameColumn(name) is not null;

    /// <summary>The condition in a cell; null where it is empty or wrong.</summary>
    public Expression? Condition(string text, Place place, string column) => Parse(text, place) switch
    {
        null => null,
        Expression.Number or Expression.Text or Expression.Negative => Refuse(place, $"The {column} is no condition. Compare something, as in ${{question}} = 'yes'."),
        Expression.Variable { Name: var name } when Study.Questionnaire.Find(name) is { Type: not QuestionType.Calculation } question =>
            Refuse(place, $"'{question.Name}' is a question, not a condition. Compare it with an answer, as in ${{{question.Name}}} = 'yes'."),
        var expression => expression,
    };

    /// <summary>The number in a cell; null where it is wrong.</summary>
    public Expression? Number(string text, Place place) => Parse(text, place) switch
    {
        null => null,
        Expression.Text => Refuse(place, "The value is no number. Name a question that has numbers or scores."),
        Expression.Variable { Name: var name } when Study.Questionnaire.Find(name) is { Type: QuestionType.Text or QuestionType.Date or QuestionType.MultipleChoice or QuestionType.Note } =>
            Refuse(place, $"'{name}' has no numbers. Name a question that has numbers or scores."),
        var expression => expression,
    };

    private Expression? Refuse(Place place, string message)
    {
        Error("G007", place, message);
        return null;
    }

    private Expression? Parse(string text, Place place)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (!ExpressionParser.TryParse(text, out var expression, out var problem))
        {
            Error("X001", place, problem);
            return null;
        }

        var named = expression is Expression.Word word ? new Expression.Variable(word.Value) : expression;
        var found = checker.Check(named, new ExpressionContext { Repeat = Repeat }).ToList();
        found.ForEach(each => Error(each.Code, place, each.Message));
        return found.Count > 0 ? null : named;
    }
}
