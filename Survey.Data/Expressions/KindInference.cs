using System.Collections.Immutable;

namespace Survey.Data.Expressions;

/// <summary>Finds what sort of value an expression yields.</summary>
internal sealed class KindInference(ImmutableDictionary<string, FunctionSignature> functions, IReadOnlyDictionary<string, KnownVariable> variables)
{
    public ValueKind Of(Expression expression, ExpressionContext context) => expression switch
    {
        Expression.Number or Expression.Negative => ValueKind.Number,
        Expression.Text => ValueKind.Text,
        Expression.Between => ValueKind.Condition,
        Expression.Operation operation => OfOperator(operation.Operator),
        Expression.FunctionCall { Function: "if", Arguments: [_, var yes, var no] } => Common(yes, no, context),
        Expression.FunctionCall { Function: "coalesce", Arguments: [var first, var second] } => Common(first, second, context),
        Expression.FunctionCall { Function: "once", Arguments: [var inner] } => Of(inner, context),
        Expression.Lookup { IsList: false, Column: { } column } => variables.GetValueOrDefault(column)?.Kind ?? ValueKind.Any,
        Expression.Lookup { IsList: false } or Expression.Enclosing => ValueKind.Rows,
        Expression.FunctionCall { Function: "partner", Arguments: [var inner] } => Of(inner, context),
        Expression.FunctionCall call => functions.TryGetValue(call.Function, out var signature) ? signature.Yields : ValueKind.Any,
        _ => Find(expression, context)?.Kind ?? ValueKind.Any,
    };

    /// <summary>The variable that an expression is, where it is nothing but one.</summary>
    public KnownVariable? Find(Expression expression, ExpressionContext context) => expression switch
    {
        Expression.Variable variable => variables.GetValueOrDefault(variable.Name) ?? FindLast(variable.Name),
        Expression.Word word when !context.Words.Contains(word.Value) => variables.GetValueOrDefault(word.Value),
        Expression.Current => context.Current,
        Expression.FunctionCall { Function: "partner", Arguments: [var inner] } => Find(inner, context),
        _ => null,
    };

    /// <summary>The question whose answer of the round before a name means, or null.</summary>
    public KnownVariable? FindLast(string name) =>
        name.StartsWith(Expression.Variable.LastSaved, StringComparison.Ordinal) ? variables.GetValueOrDefault(name[Expression.Variable.LastSaved.Length..]) : null;

    private ValueKind Common(Expression left, Expression right, ExpressionContext context) =>
        Of(left, context) is var kind && kind == Of(right, context) ? kind : ValueKind.Any;

    private static ValueKind OfOperator(BinaryOperator @operator) =>
        @operator is BinaryOperator.Plus or BinaryOperator.Minus or BinaryOperator.Times or BinaryOperator.Divide or BinaryOperator.Modulo
            ? ValueKind.Number
            : ValueKind.Condition;
}
