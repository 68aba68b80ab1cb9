using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Expressions.Functions;
using Survey.Data.Expressions.Values;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Web.Features.Respond.Forms;

namespace Survey.Web.Features.Respond.Questions;

/// <summary>Reduces conditions for the script, which sees only the answers on the page (partial evaluation).</summary>
/// <remarks>Every part that reads nothing of the page is evaluated here and replaced by a literal: dates, random numbers, looked-up rows
/// and answers of other pages.</remarks>
internal sealed class ClientConditionReducer(FormContext form, QuestionRouting routing, Page page, RowPath row)
{
    /// <summary>Functions that the script cannot evaluate: it sees neither other rows nor lists, and a date or a random number must be the
    /// server's.</summary>
    public static readonly ImmutableHashSet<string> ServerOnlyFunctions = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "count",
        "sum",
        "count-non-empty",
        "indexed-repeat",
        "position",
        "last",
        "pulldata",
        "jr:choice-name",
        "once",
        "random",
        "uuid",
        "today",
        "now"
    );

    private readonly HashSet<string> pageVariables =
    [
        .. page.Questions.SelectMany(question => new[] { question.Name, question.OtherName }),
    ];
    private readonly Dictionary<string, bool> dependsOnPage = new(StringComparer.Ordinal);

    /// <summary>The calculations that answers of this page trigger and that are no fields of it: the server computes them, and the script
    /// reads them from hidden fields.</summary>
    public IEnumerable<AnswerKey> FindTriggered() =>
        from question in form.Questionnaire.Questions
        where IsTriggeredByPage(question) && form.Questionnaire.IsInside(page.Roster?.Name, question.RepeatName)
        where !question.IsShown || !page.Questions.Contains(question)
        select new AnswerKey(question.Name, routing.RowOf(question, row));

    /// <summary>A question's condition with every value from other pages replaced by a literal; null where it does not depend on this page,
    /// or the script cannot evaluate it.</summary>
    public Expression? FindRelevance(Question question)
    {
        if (question.EffectiveRelevance is not { } condition || !DependsOnPage(condition))
        {
            return null;
        }

        return FindReduced(condition, question);
    }

    /// <summary>An expression with every value from other pages replaced by a literal; null where the script cannot evaluate it.</summary>
    public Expression? FindReduced(Expression expression, Question question)
    {
        var reduced = Reduce(expression, question);
        return reduced.DescendantsAndSelf().Any(IsServerOnly) ? null : reduced;
    }

    private bool DependsOnPage(Expression expression) => expression.VariableNames.Any(DependsOnPage);

    /// <summary>Whether a name is answered on the page, or computed from what is.</summary>
    private bool DependsOnPage(string name)
    {
        if (!dependsOnPage.TryGetValue(name, out var depends))
        {
            // Set before the recursion, so that a value computed from itself ends it. The verifier refuses such studies.
            dependsOnPage[name] = false;
            dependsOnPage[name] = depends = FindCalculation(name) is { } computed
                ? DependsOnPage(computed.Value) || (computed.Question.EffectiveRelevance is { } condition && DependsOnPage(condition))
                : pageVariables.Contains(name) || (form.Questionnaire.FindQuestion(name) is { } question && IsTriggeredByPage(question));
        }

        return depends;
    }

    private bool IsTriggeredByPage(Question question) => question.Calculation is not null && question.Triggers.Any(DependsOnPage);

    private (Question Question, Expression Value)? FindCalculation(string name) =>
        form.Questionnaire.FindQuestion(name) is { IsComputed: true, Calculation: { } calculation } question
            ? (question, calculation)
            : null;

    private bool IsServerOnly(Expression expression) =>
        expression switch
        {
            Expression.RowLookup or Expression.Union or Expression.ParentRow or Expression.CurrentAnswer => true,
            Expression.FunctionCall { Function: "min" or "max" or "join" } call => call.Arguments.Any(argument =>
                argument is Expression.Variable { Name: var name } && form.Questionnaire.FindQuestion(name)?.RepeatName is not null
            ),
            Expression.FunctionCall { Function: "regex", Arguments: [_, Expression.Text pattern] } => !PatternMatcher.IsSameInBrowser(
                pattern.Value
            ),
            Expression.FunctionCall { Function: "regex" } => true,
            Expression.FunctionCall call => ServerOnlyFunctions.Contains(call.Function),
            _ => false,
        };

    private Expression Reduce(Expression expression, Question question)
    {
        if (expression is Expression.Number or Expression.Text || !DependsOnPage(expression))
        {
            return expression is Expression.Number ? expression : Literal(routing.Evaluate(expression, question, row));
        }

        return expression switch
        {
            Expression.Variable variable when FindCalculation(variable.Name) is { } computed => Inline(computed.Question, computed.Value),
            Expression.BinaryOperation operation => operation with
            {
                Left = Reduce(operation.Left, question),
                Right = Reduce(operation.Right, question),
            },
            Expression.Negation negative => negative with { Operand = Reduce(negative.Operand, question) },
            Expression.Between between => between with
            {
                Value = Reduce(between.Value, question),
                Low = Reduce(between.Low, question),
                High = Reduce(between.High, question),
            },
            Expression.FunctionCall call => call with { Arguments = [.. call.Arguments.Select(argument => Reduce(argument, question))] },
            _ => expression,
        };
    }

    /// <summary>A computed value as the script computes it: a text, empty where its question is not asked.</summary>
    private Expression.FunctionCall Inline(Question question, Expression calculation)
    {
        var text = new Expression.FunctionCall("string", [Reduce(calculation, question)]);
        return question.EffectiveRelevance is { } condition
            ? new("if", [Reduce(condition, question), text, new Expression.Text("")])
            : text;
    }

    /// <summary>A value as a literal. A number is written as a negated number, because a plain one that is compared with a date counts as a
    /// year.</summary>
    private static Expression Literal(FormValue value) =>
        value switch
        {
            { IsBoolean: true } => new Expression.FunctionCall(value.AsBoolean() ? "true" : "false", []),
            { IsNumber: false } => new Expression.Text(value.AsText()),
            _ when double.IsFinite(value.AsNumber()) => new Expression.Negation(new Expression.Number(-value.AsNumber())),
            _ => new Expression.BinaryOperation(
                BinaryOperator.Divide,
                new Expression.Number(double.IsNaN(value.AsNumber()) ? 0 : Math.Sign(value.AsNumber())),
                new Expression.Number(0)
            ),
        };
}
