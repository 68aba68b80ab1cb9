using Survey.Data.Expressions;

namespace Survey.Analysis.Figures;

/// <summary>Finds what an expression of a figure names that there is not.</summary>
internal sealed class FigureExpressions(FigureContext context)
{
    public IEnumerable<(string Code, string Message)> Check(Expression expression) => expression.Parts().SelectMany(part => part switch
    {
        Expression.Variable variable => CheckVariable(variable.Name, isAggregated: IsAggregated(expression, variable)),
        Expression.Word word => [("X003", $"The bare name '{word.Value}' means nothing here. Write ${{{word.Value}}} for a variable or '{word.Value}' for a choice.")],
        Expression.Current => [("X005", "'.' means nothing here. Name the question as ${name}.")],
        Expression.FunctionCall call => CheckCall(call),
        _ => (IEnumerable<(string Code, string Message)>)[],
    }).Distinct();

    private IEnumerable<(string Code, string Message)> CheckVariable(string name, bool isAggregated)
    {
        var questionnaire = context.Study.Questionnaire;
        if (questionnaire.Find(name) is { } question)
        {
            if (question.RepeatName is { } repeat && repeat != context.Repeat && !isAggregated)
            {
                yield return ("X006", $"'{name}' has a value in each row of '{repeat}'. Write '{repeat}' in the column over, or use sum() or count().");
            }
        }
        else if (questionnaire.FindByOther(name) is null
            && context.Study.FindVariable(name) is null
            && !context.IsFrameColumn(name)
            && !(isAggregated && questionnaire.Repeats.Any(repeat => repeat.Name == name)))
        {
            yield return ("X002", $"'{name}' is no question, frame column or variable. Check the spelling.");
        }
    }

    private static IEnumerable<(string Code, string Message)> CheckCall(Expression.FunctionCall call)
    {
        if (!FunctionSignature.Figures.TryGetValue(call.Function, out var signature))
        {
            yield return ("X004", $"There is no function '{call.Function}' in figures. There are: {string.Join(", ", FunctionSignature.Figures.Keys.Order(StringComparer.Ordinal))}.");
        }
        else if (call.Arguments.Length < signature.Least || call.Arguments.Length > signature.Most)
        {
            yield return ("X007", FormattableString.Invariant($"{call.Function}() takes {signature.Least} arguments, not {call.Arguments.Length}."));
        }
    }

    private static bool IsAggregated(Expression whole, Expression.Variable variable) => whole.Parts()
        .OfType<Expression.FunctionCall>()
        .Any(call => call.Function is "sum" or "count" or "min" or "max" && call.Parts().Any(part => ReferenceEquals(part, variable)));
}
