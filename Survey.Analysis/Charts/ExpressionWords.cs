using Survey.Data.Expressions;

namespace Survey.Analysis.Charts;

/// <summary>Says a condition of the study in words: <c>”Har ni en överenskommelse?” är ”Ja”</c>.</summary>
internal sealed class ExpressionWords(StudyLabels labels, Wording words)
{
    public string Say(Expression expression) => expression switch
    {
        Expression.Variable variable => Quote(labels.Variable(variable.Name)),
        Expression.Word word => Quote(labels.Variable(word.Value)),
        Expression.Text text => Quote(text.Value),
        Expression.Operation operation => SayOperation(operation),
        Expression.Between between => words.Of(
            $"{Say(between.Value)} är mellan {Say(between.Low)} och {Say(between.High)}",
            $"{Say(between.Value)} is between {Say(between.Low)} and {Say(between.High)}"),
        Expression.FunctionCall call => SayCall(call),
        _ => expression.ToString(),
    };

    /// <summary>The expression where it stands for true or false: a variable by itself holds or does not.</summary>
    public string SayCondition(Expression expression) =>
        expression is Expression.Variable ? $"{Say(expression)} {words.Of("stämmer", "holds")}" : Say(expression);

    private string SayOperation(Expression.Operation operation) => operation.Operator switch
    {
        BinaryOperator.Or when ChosenValues(operation) is { } chosen => $"{Quote(labels.Variable(chosen.Variable))} {words.Of("är", "is")} {Any(chosen.Variable, chosen.Values)}",
        BinaryOperator.Or => Join(operation, words.Of("eller", "or")),
        BinaryOperator.And => Join(operation, words.Of("och", "and")),
        BinaryOperator.Equal or BinaryOperator.NotEqual => SayComparison(operation),
        _ => $"{Say(operation.Left)} {Symbol(operation.Operator)} {Say(operation.Right)}",
    };

    private string SayComparison(Expression.Operation operation)
    {
        var verb = operation.Operator == BinaryOperator.Equal ? words.Of("är", "is") : words.Of("är inte", "is not");
        return operation is { Left: Expression.Variable variable, Right: Expression.Text text }
            ? $"{Quote(labels.Variable(variable.Name))} {verb} {(text.Value.Length == 0 ? words.Of("tomt", "empty") : Quote(labels.Value(variable.Name, text.Value)))}"
            : $"{Say(operation.Left)} {verb} {Say(operation.Right)}";
    }

    private string SayCall(Expression.FunctionCall call) => call switch
    {
        { Function: "selected", Arguments: [Expression.Variable variable, Expression.Text choice] } => words.Of(
            $"{Quote(labels.Variable(variable.Name))}: {Quote(labels.Value(variable.Name, choice.Value))} är valt",
            $"{Quote(labels.Variable(variable.Name))}: {Quote(labels.Value(variable.Name, choice.Value))} is chosen"),
        { Function: "count-selected", Arguments: [var question] } => words.Of($"antalet val i {Say(question)}", $"the number of choices in {Say(question)}"),
        { Function: "not", Arguments: [var condition] } => words.Of($"inte ({SayCondition(condition)})", $"not ({SayCondition(condition)})"),
        { Function: "partner", Arguments: [var condition] } => words.Of($"enligt parets andra svar: {Say(condition)}", $"by the pair’s other answer: {Say(condition)}"),
        { Function: "coalesce" } => string.Join(words.Of(", eller om det är okänt: ", ", or where that is unknown: "), call.Arguments.Select(Say)),
        { Function: "if", Arguments: [var condition, var then, var otherwise] } => words.Of(
            $"om {SayCondition(condition)}: {Say(then)}, annars {Say(otherwise)}",
            $"if {SayCondition(condition)}: {Say(then)}, otherwise {Say(otherwise)}"),
        { Arguments: [] } => call.Function switch
        {
            "true" => words.Of("sant", "true"),
            "false" => words.Of("falskt", "false"),
            _ => call.ToString(),
        },
        _ => $"{call.Function}({string.Join("; ", call.Arguments.Select(Say))})",
    };

    private string Join(Expression.Operation operation, string word) =>
        string.Join($" {word} ", Chain(operation, operation.Operator).Select(part =>
            part is Expression.Operation { Operator: BinaryOperator.And or BinaryOperator.Or } inner && ChosenValues(inner) is null ? $"({Say(part)})" : SayCondition(part)));

    /// <summary>The variable and its values where a chain of alternatives compares one variable with texts.</summary>
    private static (string Variable, List<string> Values)? ChosenValues(Expression.Operation operation)
    {
        if (operation.Operator != BinaryOperator.Or)
        {
            return null;
        }

        var parts = Chain(operation, BinaryOperator.Or).Select(part =>
            part is Expression.Operation { Operator: BinaryOperator.Equal, Left: Expression.Variable variable, Right: Expression.Text text } ? (variable.Name, text.Value) : default).ToList();
        return parts.Select(part => part.Name).Distinct(StringComparer.Ordinal).ToList() is [{ } name]
            ? (name, parts.ConvertAll(part => part.Value))
            : null;
    }

    private string Any(string variable, List<string> values) =>
        string.Join(words.Of(" eller ", " or "), values.Select(value => Quote(labels.Value(variable, value))));

    private static IEnumerable<Expression> Chain(Expression expression, BinaryOperator @operator) =>
        expression is Expression.Operation operation && operation.Operator == @operator
            ? Chain(operation.Left, @operator).Concat(Chain(operation.Right, @operator))
            : [expression];

    private static string Symbol(BinaryOperator @operator) => @operator switch
    {
        BinaryOperator.LessOrEqual => "≤",
        BinaryOperator.GreaterOrEqual => "≥",
        BinaryOperator.Minus => "−",
        BinaryOperator.Times => "×",
        BinaryOperator.Divide => "/",
        _ => Operators.Symbol(@operator),
    };

    private string Quote(string text) => words.Of($"”{text}”", $"“{text}”");
}
