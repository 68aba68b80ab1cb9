using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Route = Survey.Data.Responses.Route;

namespace Survey.Web.Features.Respond;

/// <summary>The part of a question's condition that the answers on its own page decide, for the script.</summary>
/// <remarks>Whatever reads nothing of the page is settled here: dates, chance, looked-up rows and answers of other pages reach the script as values.</remarks>
internal sealed class LiveCondition(OpenForm form, Route route, Page page, int row)
{
    /// <summary>What the script cannot read, since it sees neither other rows nor lists.</summary>
    private static readonly ImmutableHashSet<string> OfServer = ImmutableHashSet.Create(
        StringComparer.Ordinal, "count", "sum", "count-non-empty", "indexed-repeat", "position", "last", "pulldata", "jr:choice-name", "once", "random", "uuid", "today", "now");

    private readonly HashSet<string> onPage = [.. page.Questions.SelectMany(question => new[] { question.Name, question.OtherName })];
    private readonly Dictionary<string, bool> reading = new(StringComparer.Ordinal);

    /// <summary>The condition with everything that stands elsewhere put in as it is; null where this page decides nothing, or the script cannot.</summary>
    public Expression? Of(Question question)
    {
        if (question.Route is not { } condition || !ReadsPage(condition))
        {
            return null;
        }

        return Settled(condition, question);
    }

    /// <summary>An expression with everything that stands elsewhere put in as it is; null where the script cannot read it.</summary>
    public Expression? Settled(Expression expression, Question question)
    {
        var settled = Settle(expression, question);
        return settled.Parts().Any(IsOfServer) ? null : settled;
    }

    private bool ReadsPage(Expression expression) => expression.Variables.Any(ReadsPage);

    /// <summary>Whether a name is answered on the page, or computed from what is.</summary>
    private bool ReadsPage(string name)
    {
        if (!reading.TryGetValue(name, out var reads))
        {
            // A value that is computed from itself, which the verifier refuses, must not run for ever.
            reading[name] = false;
            reading[name] = reads = CalculationOf(name) is { } computed
                ? ReadsPage(computed.Value) || (computed.Question.Route is { } condition && ReadsPage(condition))
                : onPage.Contains(name);
        }

        return reads;
    }

    private (Question Question, Expression Value)? CalculationOf(string name) =>
        form.Questionnaire.Find(name) is { IsComputed: true, Calculation: { } calculation } question ? (question, calculation) : null;

    private bool IsOfServer(Expression part) => part switch
    {
        Expression.Lookup or Expression.Union or Expression.Enclosing or Expression.Current => true,
        Expression.FunctionCall { Function: "min" or "max" or "join" } call => call.Arguments.Any(argument => argument is Expression.Variable { Name: var name } && form.Questionnaire.Find(name)?.RepeatName is not null),
        Expression.FunctionCall call => OfServer.Contains(call.Function),
        _ => false,
    };

    private Expression Settle(Expression expression, Question question)
    {
        if (expression is Expression.Number or Expression.Text || !ReadsPage(expression))
        {
            return expression is Expression.Number ? expression : Literal(route.Evaluate(expression, question, row));
        }

        return expression switch
        {
            Expression.Variable variable when CalculationOf(variable.Name) is { } computed => Inline(computed.Question, computed.Value),
            Expression.Operation operation => operation with { Left = Settle(operation.Left, question), Right = Settle(operation.Right, question) },
            Expression.Negative negative => negative with { Operand = Settle(negative.Operand, question) },
            Expression.Between between => between with { Value = Settle(between.Value, question), Low = Settle(between.Low, question), High = Settle(between.High, question) },
            Expression.FunctionCall call => call with { Arguments = [.. call.Arguments.Select(argument => Settle(argument, question))] },
            _ => expression,
        };
    }

    /// <summary>A computed value as the script computes it: a text, empty where its question is not asked.</summary>
    private Expression.FunctionCall Inline(Question question, Expression calculation)
    {
        var text = new Expression.FunctionCall("string", [Settle(calculation, question)]);
        return question.Route is { } condition ? new("if", [Settle(condition, question), text, new Expression.Text("")]) : text;
    }

    /// <summary>A value as an expression. A computed number is not written as a number, which might be taken for a year.</summary>
    private static Expression Literal(FormValue value) => value switch
    {
        { IsTruth: true } => new Expression.FunctionCall(value.AsTruth() ? "true" : "false", []),
        { IsNumber: false } => new Expression.Text(value.AsText()),
        _ when double.IsFinite(value.AsNumber()) => new Expression.Negative(new Expression.Number(-value.AsNumber())),
        _ => new Expression.Operation(BinaryOperator.Divide, new Expression.Number(double.IsNaN(value.AsNumber()) ? 0 : Math.Sign(value.AsNumber())), new Expression.Number(0)),
    };
}
