using Survey.Data.Expressions;
using Survey.Data.Expressions.Validation;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Model;
using Survey.Data.Texts;

namespace Survey.Analysis.Figures.Kinds;

/// <summary>The context of a figure's expressions: the study, and the rows that are counted.</summary>
internal sealed class FigureExpressionContext
{
    private readonly FigureProblemCollector problems;
    private readonly ExpressionValidator checker;

    public FigureExpressionContext(Study study, ExpressionValidator checker, FigureProblemCollector problems, string over)
    {
        Study = study;
        this.checker = checker;
        this.problems = problems;
        Repeat = study.Questionnaire.Repeats.FirstOrDefault(repeat => repeat.Name == over)?.Name;
    }

    public Study Study { get; }

    /// <summary>The repeat whose rows are counted, or null.</summary>
    public string? Repeat { get; }

    public void AddError(string code, SourceLocation location, ProblemMessage message) => problems.AddError(code, location, message);

    public void AddWarning(string code, SourceLocation location, ProblemMessage message) => problems.AddWarning(code, location, message);

    /// <summary>A name without the braces of <c>${name}</c>.</summary>
    public static string RemoveBraces(string text) => text is ['$', '{', .. var name, '}'] ? name.Trim() : text;

    public bool IsFrameColumn(string name) => StudySymbolTable.IsFrameColumn(Study, name);

    /// <summary>The condition in a cell; null where it is empty or wrong.</summary>
    public Expression? ParseCondition(string text, SourceLocation location, string column) =>
        ParseAndCheck(text, location) switch
        {
            null => null,
            Expression.Number or Expression.Text or Expression.Negation => RejectExpression(
                location,
                $"The {column} is no condition. Compare something, as in ${{question}} = 'yes'."
            ),
            Expression.Variable { Name: var name }
                when Study.Questionnaire.FindQuestion(name) is { Type: not QuestionType.Calculation } question => RejectExpression(
                location,
                $"'{question.Name}' is a question, not a condition. Compare it with an answer, as in ${{{question.Name}}} = 'yes'."
            ),
            var expression => expression,
        };

    /// <summary>The condition in the cell <c>value</c>; null where it is empty or wrong, which is a problem.</summary>
    public Expression? ReadCondition(string text, SourceLocation location) =>
        HasValue(text, location) ? ParseCondition(text, location, "value") : null;

    /// <summary>The number in the cell <c>value</c>; null where it is empty or wrong, which is a problem.</summary>
    public Expression? ReadNumber(string text, SourceLocation location) => HasValue(text, location) ? ParseNumber(text, location) : null;

    /// <summary>The name in the cell <c>value</c>, bare or as <c>${name}</c>; null where it is empty or names nothing that fits.</summary>
    public string? ReadSubject(string text, SourceLocation location, Func<string, ProblemMessage?> findProblem)
    {
        var name = RemoveBraces(text);
        if (name.Length == 0)
        {
            AddError("G006", location, $"The figure has no value. Write the name of what is counted.");
            return null;
        }

        if (findProblem(name) is { } problem)
        {
            AddError("G023", location, problem);
            return null;
        }

        return name;
    }

    /// <summary>What is wrong with a question of a repeat whose rows are not counted; null where nothing is.</summary>
    public ProblemMessage? FindProblemOfRepeat(Question question) =>
        question.RepeatName switch
        {
            { } repeat when repeat != Repeat =>
                $"'{question.Name}' has a value in each row of '{repeat}'. Write '{repeat}' in the column over.",
            _ => null,
        };

    private bool HasValue(string text, SourceLocation location)
    {
        if (text.Length == 0)
        {
            AddError("G006", location, $"The figure has no value. Write the condition or number that is counted.");
        }

        return text.Length > 0;
    }

    private Expression? ParseNumber(string text, SourceLocation location) =>
        ParseAndCheck(text, location) switch
        {
            null => null,
            Expression.Text => RejectExpression(location, $"The value is no number. Name a question that has numbers or scores."),
            Expression.Variable { Name: var name }
                when Study.Questionnaire.FindQuestion(name)
                    is
                {
                    Type: QuestionType.Text
                            or QuestionType.Date
                            or QuestionType.MultipleChoice
                            or QuestionType.Ranking
                            or QuestionType.Note
                } =>
                RejectExpression(location, $"'{name}' has no numbers. Name a question that has numbers or scores."),
            var expression => expression,
        };

    private Expression? RejectExpression(SourceLocation location, ProblemMessage message)
    {
        AddError("G007", location, message);
        return null;
    }

    private Expression? ParseAndCheck(string text, SourceLocation location)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (!ExpressionParser.TryParse(text, out var expression, out var problem))
        {
            AddError("X001", location, problem);
            return null;
        }

        var resolved = expression is Expression.BareName word ? new Expression.Variable(word.Name) : expression;
        var faults = checker.Validate(resolved, new ExpressionContext { RepeatName = Repeat }).ToList();
        faults.ForEach(fault => AddError(fault.Code, location, fault.Text));
        return faults.Count > 0 ? null : resolved;
    }
}
