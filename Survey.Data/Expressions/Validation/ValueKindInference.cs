using System.Collections.Immutable;
using Survey.Data.Expressions.Functions;
using Survey.Data.Expressions.Values;

namespace Survey.Data.Expressions.Validation;

/// <summary>Finds what sort of value an expression yields.</summary>
internal sealed class ValueKindInference(
    ImmutableDictionary<string, FunctionSignature> functions,
    IReadOnlyDictionary<string, VariableSymbol> variables
)
{
    public ValueKind Infer(Expression expression, ExpressionContext context) =>
        expression switch
        {
            Expression.Number or Expression.Negation => ValueKind.Number,
            Expression.Text => ValueKind.Text,
            Expression.Between => ValueKind.Condition,
            Expression.BinaryOperation operation => InferOperator(operation.Operator),
            Expression.FunctionCall { Function: "if", Arguments: [_, var yes, var no] } => InferCommon(yes, no, context),
            Expression.FunctionCall { Function: "coalesce", Arguments: [var first, var second] } => InferCommon(first, second, context),
            Expression.FunctionCall { Function: "once", Arguments: [var inner] } => Infer(inner, context),
            Expression.RowLookup { IsList: false, Column: { } column } => variables.GetValueOrDefault(column)?.Kind ?? ValueKind.Any,
            Expression.RowLookup { IsList: false } or Expression.ParentRow => ValueKind.Rows,
            Expression.FunctionCall { Function: "partner", Arguments: [var inner] } => Infer(inner, context),
            Expression.FunctionCall call => functions.TryGetValue(call.Function, out var signature) ? signature.ReturnKind : ValueKind.Any,
            _ => FindVariable(expression, context)?.Kind ?? ValueKind.Any,
        };

    /// <summary>The variable that an expression is, where it is nothing but one.</summary>
    public VariableSymbol? FindVariable(Expression expression, ExpressionContext context) =>
        expression switch
        {
            Expression.Variable variable => variables.GetValueOrDefault(variable.Name) ?? FindLastSaved(variable.Name),
            Expression.BareName word when !context.BareNames.Contains(word.Name) => variables.GetValueOrDefault(word.Name),
            Expression.CurrentAnswer => context.CurrentVariable,
            Expression.FunctionCall { Function: "partner", Arguments: [var inner] } => FindVariable(inner, context),
            _ => null,
        };

    /// <summary>The question whose answer of the round before a name means, or null.</summary>
    public VariableSymbol? FindLastSaved(string name) =>
        name.StartsWith(Expression.Variable.LastSavedPrefix, StringComparison.Ordinal)
            ? variables.GetValueOrDefault(name[Expression.Variable.LastSavedPrefix.Length..])
            : null;

    private ValueKind InferCommon(Expression left, Expression right, ExpressionContext context) =>
        Infer(left, context) is var kind && kind == Infer(right, context) ? kind : ValueKind.Any;

    private static ValueKind InferOperator(BinaryOperator @operator) =>
        @operator is BinaryOperator.Plus or BinaryOperator.Minus or BinaryOperator.Times or BinaryOperator.Divide or BinaryOperator.Modulo
            ? ValueKind.Number
            : ValueKind.Condition;
}
