using Survey.Data.Expressions;

namespace Survey.Analysis.Charts;

/// <summary>Puts a condition of the study into words: <c>”Har ni en överenskommelse?” är ”Ja”</c>.</summary>
internal sealed class ExpressionFormatter(StudyLabels labels, ReportLocalizer localizer) : ExpressionTextFormatter
{
    /// <summary>A variable by itself holds or does not.</summary>
    public override string FormatCondition(Expression expression) =>
        expression is Expression.Variable ? $"{Format(expression)} {localizer.Text("Holds")}" : Format(expression);

    protected override string Join(BinaryOperator @operator, string left, string right) =>
        $"{left} {localizer.Text(@operator == BinaryOperator.And ? "And" : "Or")} {right}";

    protected override string FormatAlternatives(AlternativeValues alternatives)
    {
        var values = alternatives.Values.Select(value => Quote(labels.Value(alternatives.Variable, value)));
        return $"{Quote(labels.Variable(alternatives.Variable))} {localizer.Text("Is")} "
            + string.Join(localizer.Text("OrBetweenAlternatives"), values);
    }

    protected override string FormatOperation(Expression.BinaryOperation operation) =>
        operation.Operator is BinaryOperator.Equal or BinaryOperator.NotEqual
            ? FormatComparison(operation)
            : $"{Format(operation.Left)} {Symbol(operation.Operator)} {Format(operation.Right)}";

    protected override string FormatOther(Expression expression) =>
        expression switch
        {
            Expression.Variable variable => Quote(labels.Variable(variable.Name)),
            Expression.BareName word => Quote(labels.Variable(word.Name)),
            Expression.Text text => Quote(text.Value),
            Expression.Between between => localizer.Text("IsBetween", Format(between.Value), Format(between.Low), Format(between.High)),
            _ => expression.ToString() ?? "",
        };

    protected override string FormatCall(Expression.FunctionCall call) =>
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
