using Survey.Data.Expressions;
using Survey.Data.Expressions.Validation;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Model;

namespace Survey.Analysis.Figures.Definitions;

/// <summary>Where a figure's expressions stand: the study, and the rows that are counted.</summary>
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

    public void AddError(string code, SourceLocation location, string message) => problems.AddError(code, location, message);

    public bool IsFrameColumn(string name) =>
        StudySymbolTable.StandardFrameColumns.Contains(name) || Study.FindFrameColumn(name) is not null;

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

    /// <summary>The number in a cell; null where it is wrong.</summary>
    public Expression? ParseNumber(string text, SourceLocation location) =>
        ParseAndCheck(text, location) switch
        {
            null => null,
            Expression.Text => RejectExpression(location, "The value is no number. Name a question that has numbers or scores."),
            Expression.Variable { Name: var name }
                when Study.Questionnaire.FindQuestion(name)
                    is { Type: QuestionType.Text or QuestionType.Date or QuestionType.MultipleChoice or QuestionType.Note } =>
                RejectExpression(location, $"'{name}' has no numbers. Name a question that has numbers or scores."),
            var expression => expression,
        };

    private Expression? RejectExpression(SourceLocation location, string message)
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
        faults.ForEach(fault => AddError(fault.Code, location, fault.Message));
        return faults.Count > 0 ? null : resolved;
    }
}
