using Survey.Data.Expressions;

namespace Survey.Analysis.Charts;

/// <summary>Puts a condition of the study into words: <c>”Har ni en överenskommelse?” är ”Ja”</c>.</summary>
internal sealed class ExpressionFormatter(StudyLabels labels, ReportLocalizer localizer)
{
    public string Format(Expression expression) =>
        expression switch
        {
            Expression.Variable variable => Quote(labels.Variable(variable.Name)),
            Expression.BareName word => Quote(labels.Variable(word.Name)),
            Expression.Text text => Quote(text.Value),
            Expression.BinaryOperation operation => FormatOperation(operation),
            Expression.Between between => localizer.Text("IsBetween", Format(between.Value), Format(between.Low), Format(between.High)),
            Expression.FunctionCall call => FormatCall(call),
            _ => expression.ToString(),
        };

    /// <summary>The expression where it stands for true or false: a variable by itself holds or does not.</summary>
    public string FormatCondition(Expression expression) =>
        expression is Expression.Variable ? $"{Format(expression)} {localizer.Text("Holds")}" : Format(expression);

    private string FormatOperation(Expression.BinaryOperation operation) =>
        operation.Operator switch
        {
            BinaryOperator.Or when FindAlternatives(operation) is { } chosen =>
                $"{Quote(labels.Variable(chosen.Variable))} {localizer.Text("Is")} "
                    + $"{FormatAlternatives(chosen.Variable, chosen.Values)}",
            BinaryOperator.Or => JoinOperands(operation, localizer.Text("Or")),
            BinaryOperator.And => JoinOperands(operation, localizer.Text("And")),
            BinaryOperator.Equal or BinaryOperator.NotEqual => FormatComparison(operation),
            _ => $"{Format(operation.Left)} {Symbol(operation.Operator)} {Format(operation.Right)}",
        };

    private string FormatComparison(Expression.BinaryOperation operation)
    {
        var verb = operation.Operator == BinaryOperator.Equal ? localizer.Text("Is") : localizer.Text("IsNot");
        if (operation is not { Left: Expression.Variable variable, Right: Expression.Text text })
        {
            return $"{Format(operation.Left)} {verb} {Format(operation.Right)}";
        }

        var value = text.Value.Length == 0 ? localizer.Text("EmptyText") : Quote(labels.Value(variable.Name, text.Value));
        return $"{Quote(labels.Variable(variable.Name))} {verb} {value}";
    }

    private string FormatCall(Expression.FunctionCall call) =>
        call switch
        {
            { Function: "selected", Arguments: [Expression.Variable variable, Expression.Text choice] } => localizer.Text(
                "ChoiceIsSelected",
                Quote(labels.Variable(variable.Name)),
                Quote(labels.Value(variable.Name, choice.Value))
            ),
            { Function: "count-selected", Arguments: [var question] } => localizer.Text("NumberOfChoices", Format(question)),
            { Function: "not", Arguments: [var condition] } => localizer.Text("NotCondition", FormatCondition(condition)),
            { Function: "partner", Arguments: [var condition] } => localizer.Text("PartnerCondition", Format(condition)),
            { Function: "coalesce" } => string.Join(
                localizer.Text("OrWhereUnknown"),
                call.Arguments.Select(Format)
            ),
            { Function: "if", Arguments: [var condition, var then, var otherwise] } => localizer.Text(
                "IfOtherwise",
                FormatCondition(condition),
                Format(then),
                Format(otherwise)
            ),
            { Arguments: [] } => call.Function switch
            {
                "true" => localizer.Text("True"),
                "false" => localizer.Text("False"),
                _ => call.ToString(),
            },
            _ => $"{call.Function}({string.Join("; ", call.Arguments.Select(Format))})",
        };

    private string JoinOperands(Expression.BinaryOperation operation, string conjunction) =>
        string.Join(
            $" {conjunction} ",
            operation
                .OperandsOf(operation.Operator)
                .Select(operand =>
                    operand is Expression.BinaryOperation { Operator: BinaryOperator.And or BinaryOperator.Or } inner
                    && FindAlternatives(inner) is null
                        ? $"({Format(operand)})"
                        : FormatCondition(operand)
                )
        );

    /// <summary>The variable and its values where a chain of alternatives compares one variable with texts.</summary>
    private static (string Variable, List<string> Values)? FindAlternatives(Expression.BinaryOperation operation)
    {
        if (operation.Operator != BinaryOperator.Or)
        {
            return null;
        }

        var comparisons = operation
            .OperandsOf(BinaryOperator.Or)
            .Select(operand =>
                operand
                    is Expression.BinaryOperation
                {
                    Operator: BinaryOperator.Equal,
                    Left: Expression.Variable variable,
                    Right: Expression.Text text
                }
                    ? (variable.Name, text.Value)
                    : default
            )
            .ToList();
        return comparisons.Select(operand => operand.Name).Distinct(StringComparer.Ordinal).ToList() is [{ } name]
            ? (name, comparisons.ConvertAll(operand => operand.Value))
            : null;
    }

    private string FormatAlternatives(string variable, List<string> values) =>
        string.Join(localizer.Text("OrBetweenAlternatives"), values.Select(value => Quote(labels.Value(variable, value))));

    private static string Symbol(BinaryOperator @operator) =>
        @operator switch
        {
            BinaryOperator.LessOrEqual => "≤",
            BinaryOperator.GreaterOrEqual => "≥",
            BinaryOperator.Minus => "−",
            BinaryOperator.Times => "×",
            BinaryOperator.Divide => "/",
            _ => BinaryOperators.GetSymbol(@operator),
        };

    private string Quote(string text) => localizer.Text("Quote", text);
}
