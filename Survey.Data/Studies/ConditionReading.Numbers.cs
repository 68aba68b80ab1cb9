using Survey.Data.Expressions;

namespace Survey.Data.Studies;

/// <summary>Comparisons of numbers of which only bounds are known.</summary>
internal sealed partial class ConditionReading
{
    private readonly Dictionary<string, NumberRange?> ranges = new(StringComparer.Ordinal);

    private Outcomes Compare(BinaryOperator @operator, Expression left, Expression right)
    {
        if (Range(left) is not { } first || Range(right) is not { } second)
        {
            return Outcomes.Either;
        }

        var areNumbers = YieldsNumber(left) || YieldsNumber(right);
        return @operator switch
        {
            BinaryOperator.Less => first.IsBelow(second, orEqual: false),
            BinaryOperator.LessOrEqual => first.IsBelow(second, orEqual: true),
            BinaryOperator.Greater => second.IsBelow(first, orEqual: false),
            BinaryOperator.GreaterOrEqual => second.IsBelow(first, orEqual: true),
            BinaryOperator.Equal when areNumbers => first.IsEqual(second),
            BinaryOperator.NotEqual when areNumbers => Not(first.IsEqual(second)),
            _ => Outcomes.Either,
        };
    }

    /// <summary>Two texts that read as numbers are the same as texts are; a number on one side makes numbers of both.</summary>
    private static bool YieldsNumber(Expression expression) => expression is Expression.Number or Expression.Negative
        or Expression.Operation { Operator: BinaryOperator.Plus or BinaryOperator.Minus or BinaryOperator.Times or BinaryOperator.Divide or BinaryOperator.Modulo }
        or Expression.FunctionCall { Function: "count" or "count-selected" or "string-length" or "number" or "int" or "round" or "floor" or "ceiling" };

    /// <summary>The numbers that a part may come to; null where it may be something else, such as a date.</summary>
    private NumberRange? Range(Expression expression) => Evaluate(expression) is { } value ? RangeOf(value) : expression switch
    {
        Expression.Variable variable => RangeOf(variable.Name),
        Expression.Current => RangeOf(place.Owner),
        Expression.Negative negative => -Range(negative.Operand),
        Expression.Operation { Operator: BinaryOperator.Plus } sum => Range(sum.Left) + Range(sum.Right),
        Expression.Operation { Operator: BinaryOperator.Minus } difference => Range(difference.Left) - Range(difference.Right),
        Expression.Operation { Operator: BinaryOperator.Times } product => Range(product.Left) * Range(product.Right),
        Expression.FunctionCall { Function: "number", Arguments: [var inner] } => Range(inner),
        Expression.FunctionCall { Function: "int" or "floor" or "ceiling", Arguments: [var inner] } call => Range(inner)?.Rising(NumberFunctions.OfOne[call.Function]),
        Expression.FunctionCall { Function: "round", Arguments: [var inner] } => Range(inner)?.Rising(number => NumberFunctions.Round(number, 0)),
        Expression.FunctionCall { Function: "count" or "count-selected" or "string-length" } => new NumberRange(0, double.PositiveInfinity, facts.AreOfFigures),
        _ => null,
    };

    private static NumberRange? RangeOf(FormValue value) =>
        value.IsNumber ? NumberRange.Of(value.AsNumber())
        : value.IsTruth ? null
        : value.AsText().Length == 0 ? NumberRange.Nothing
        : double.IsNaN(NumberText.Read(value.AsText())) ? null
        : NumberRange.Of(value.AsNumber());

    private NumberRange? RangeOf(string name)
    {
        if (facts.FindQuestion(name) is not { } question || !ConditionFacts.IsReadIn(question, place))
        {
            return null;
        }

        if (facts.CalculationOf(question) is { } calculation)
        {
            return RangeOfComputed(name, calculation);
        }

        return Find(name) is "" ? NumberRange.Nothing
            : ConditionFacts.BoundsOf(question, place) is { } bounds ? bounds with { MayBeNothing = Find(name) is null }
            : null;
    }

    private NumberRange? RangeOfComputed(string name, Expression calculation)
    {
        if (facts.AreOfFigures || !YieldsNumber(calculation))
        {
            return null;
        }

        if (!ranges.TryGetValue(name, out var range))
        {
            // Worked out once for an assignment: calculations that each rest twice on the one before would double at every step.
            ranges[name] = null;
            ranges[name] = range = Range(calculation) is { } computed ? computed with { MayBeNothing = true } : null;
        }

        return range;
    }
}
