using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Route = Survey.Data.Responses.Route;

namespace Survey.Web.Features.Respond;

/// <summary>The part of a question's condition that the answers on its own page decide, for the script.</summary>
internal sealed class LiveCondition(OpenForm form, Route route, Page page, int row)
{
    private readonly HashSet<string> onPage = [.. page.Questions.SelectMany(question => new[] { question.Name, question.OtherName })];

    /// <summary>The condition with everything that stands elsewhere put in as it is; null where this page decides nothing.</summary>
    public Expression? Of(Question question)
    {
        return question.Route is { } condition && condition.Variables.Any(onPage.Contains) && !condition.Parts().Any(CountsRows) ? Settle(condition) : null;
    }

    private static bool CountsRows(Expression part) => part is Expression.FunctionCall { Function: "count" or "sum" or "min" or "max" };

    private Expression Settle(Expression expression) => expression switch
    {
        Expression.Variable variable when !onPage.Contains(variable.Name) => new Expression.Text(TextOf(variable.Name)),
        Expression.Operation operation => operation with { Left = Settle(operation.Left), Right = Settle(operation.Right) },
        Expression.Negative negative => negative with { Operand = Settle(negative.Operand) },
        Expression.Between between => between with { Value = Settle(between.Value), Low = Settle(between.Low), High = Settle(between.High) },
        Expression.FunctionCall call => call with { Arguments = [.. call.Arguments.Select(Settle)] },
        _ => expression,
    };

    private string TextOf(string variable)
    {
        if (form.Questionnaire.Find(variable) is { } question)
        {
            var at = question.RepeatName is null ? 0 : row;
            return route.TextOf(question, at);
        }

        return form.Questionnaire.FindByOther(variable) is { } owner
            ? route.IsAsked(owner) ? route.Sheet.Find(new AnswerKey(variable)).Text : ""
            : form.Unit.Read(variable);
    }
}
