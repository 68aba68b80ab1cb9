using Survey.Data.Expressions;
using Survey.Data.Expressions.Functions;
using Survey.Data.Expressions.Values;

namespace Survey.Data.Studies.Conditions;

/// <summary>Comparisons of numbers of which only bounds are known.</summary>
internal sealed partial class BoundedEvaluator
{
    private readonly Dictionary<string, NumberRange?> ranges = new(StringComparer.Ordinal);

    private PossibleOutcomes Compare(BinaryOperator @operator, Expression left, Expression right)
    {
        if (FindRange(left) is not { } first || FindRange(right) is not { } second)
        {
            return PossibleOutcomes.Either;
        }

        var areNumbers = YieldsNumber(left) || YieldsNumber(right);
        return @operator switch
        {
            BinaryOperator.Less => first.LessThan(second, orEqual: false),
            BinaryOperator.LessOrEqual => first.LessThan(second, orEqual: true),
            BinaryOperator.Greater => second.LessThan(first, orEqual: false),
            BinaryOperator.GreaterOrEqual => second.LessThan(first, orEqual: true),
            BinaryOperator.Equal when areNumbers => first.EqualTo(second),
            BinaryOperator.NotEqual when areNumbers => Not(first.EqualTo(second)),
            _ => PossibleOutcomes.Either,
        };
    }

    /// <summary>Two texts that read as numbers are the same as texts are; a number on one side makes numbers of both.</summary>
    private static bool YieldsNumber(Expression expression) =>
        expression
            is Expression.Number
                or Expression.Negation
                or Expression.BinaryOperation
            {
                Operator: BinaryOperator.Plus
                        or BinaryOperator.Minus
                        or BinaryOperator.Times
                        or BinaryOperator.Divide
                        or BinaryOperator.Modulo
            }
                or Expression.FunctionCall
            {
                Function: "count" or "count-selected" or "string-length" or "number" or "int" or "round" or "floor" or "ceiling"
            };

    /// <summary>The numbers that a part may come to; null where it may be something else, such as a date.</summary>
    private NumberRange? FindRange(Expression expression) =>
        FindValue(expression) is { } value
            ? RangeOf(value)
            : expression switch
            {
                Expression.Variable variable => RangeOf(variable.Name),
                Expression.CurrentAnswer => RangeOf(context.OwnerName),
                Expression.Negation negative => -FindRange(negative.Operand),
                Expression.BinaryOperation { Operator: BinaryOperator.Plus } sum => FindRange(sum.Left) + FindRange(sum.Right),
                Expression.BinaryOperation { Operator: BinaryOperator.Minus } difference => FindRange(difference.Left)
                    - FindRange(difference.Right),
                Expression.BinaryOperation { Operator: BinaryOperator.Times } product => FindRange(product.Left) * FindRange(product.Right),
                Expression.FunctionCall { Function: "number", Arguments: [var inner] } => FindRange(inner),
                Expression.FunctionCall { Function: "int" or "floor" or "ceiling", Arguments: [var inner] } call => FindRange(inner)
                    ?.MapIncreasing(NumberFunctions.Unary[call.Function]),
                Expression.FunctionCall { Function: "round", Arguments: [var inner] } => FindRange(inner)
                    ?.MapIncreasing(number => NumberFunctions.Round(number, 0)),
                Expression.FunctionCall { Function: "count" or "count-selected" or "string-length" } => new NumberRange(
                    0,
                    double.PositiveInfinity,
                    assumptions.IsForFigures
                ),
                _ => null,
            };

    private static NumberRange? RangeOf(FormValue value)
    {
        if (value.IsNumber)
        {
            return NumberRange.FromNumber(value.AsNumber());
        }

        if (value.IsBoolean)
        {
            return null;
        }

        if (value.AsText().Length == 0)
        {
            return NumberRange.Missing;
        }

        return double.IsNaN(XPathNumber.ParseOrNaN(value.AsText())) ? null : NumberRange.FromNumber(value.AsNumber());
    }

    private NumberRange? RangeOf(string name)
    {
        if (assumptions.FindQuestion(name) is not { } question || !assumptions.HasSingleValue(question, context))
        {
            return null;
        }

        if (assumptions.FindCalculation(question) is { } calculation)
        {
            return FindCalculatedRange(name, calculation);
        }

        var text = FindText(name);
        if (text is "")
        {
            return NumberRange.Missing;
        }

        return VariableAssumptions.FindBounds(question, context) is { } bounds ? bounds with { MayBeMissing = text is null } : null;
    }

    private NumberRange? FindCalculatedRange(string name, Expression calculation)
    {
        if (assumptions.IsForFigures || !YieldsNumber(calculation))
        {
            return null;
        }

        if (!ranges.TryGetValue(name, out var range))
        {
            // Computed once for an assignment: with calculations that each use the one before twice, the work would double at every step.
            ranges[name] = null;
            ranges[name] = range = FindRange(calculation) is { } computed ? computed with { MayBeMissing = true } : null;
        }

        return range;
    }
}
