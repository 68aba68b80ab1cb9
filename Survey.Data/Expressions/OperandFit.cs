using System.Globalization;
using System.Text.RegularExpressions;

namespace Survey.Data.Expressions;

/// <summary>Whether the values on both sides of an operator, or in a function, can belong together.</summary>
internal sealed class OperandFit(KindInference kinds, ExpressionContext context)
{
    public IEnumerable<ExpressionProblem> Check(BinaryOperator @operator, Expression left, Expression right) => @operator switch
    {
        BinaryOperator.And or BinaryOperator.Or => [],
        BinaryOperator.Equal or BinaryOperator.NotEqual => [.. CheckEqual(left, right), .. CheckEqual(right, left)],
        BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual =>
            [.. CheckOrdered(left, @operator), .. CheckOrdered(right, @operator)],
        _ => [.. CheckNumber(left, @operator), .. CheckNumber(right, @operator)],
    };

    public IEnumerable<ExpressionProblem> Check(Expression.FunctionCall call, FunctionSignature signature) => call.Function switch
    {
        "selected" => CheckSelected(call.Arguments[0], call.Arguments[1]),
        "regex" => CheckPattern(call.Arguments[1]),
        "format-date" or "format-date-time" => CheckDatePattern(call.Function, call.Arguments[1]),
        "sum" or "count" or "count-non-empty" or "min" or "max" or "join" => [],
        _ => call.Arguments.Index().SelectMany(argument => CheckArgument(call.Function, argument.Item, signature.TakesAt(argument.Index))),
    };

    private IEnumerable<ExpressionProblem> CheckEqual(Expression side, Expression other)
    {
        var literal = Literal(other);
        if (literal is "" || kinds.Find(side, context) is not { } variable)
        {
            return [];
        }

        if (variable.Kind == ValueKind.Choices)
        {
            return [new("X010", $"'{variable.Name}' may have several choices, so it equals none. Write selected({side}, {(literal is null ? "'choice'" : $"'{literal}'")}).")];
        }

        if (literal is null)
        {
            return [];
        }

        return variable.IsSingleChoice ? CheckChoice(variable, literal)
            : variable.Kind == ValueKind.Number && other is Expression.Text && !IsNumber(literal) ? [new("X011", $"'{variable.Name}' is a number and never '{literal}'.")]
            : variable.Kind == ValueKind.Date && !Moment.TryParse(literal, out _) ? [new("X011", $"'{variable.Name}' is a date and never '{literal}'. Write dates as '2012-05-01', '2012-05' or '2012'.")]
            : [];
    }

    private static IEnumerable<ExpressionProblem> CheckChoice(KnownVariable variable, string choice) =>
        variable.Choices.Contains(choice) ? []
        : [new("X012", $"The list '{variable.ListName}' of '{variable.Name}' has no choice '{choice}'.{Nearest.Suggest(choice, variable.Choices)}")];

    private IEnumerable<ExpressionProblem> CheckOrdered(Expression side, BinaryOperator @operator) => kinds.Find(side, context) switch
    {
        { Kind: ValueKind.Choices } several => [new("X013", $"'{several.Name}' may have several choices, which '{Operators.Symbol(@operator)}' cannot order. Write count-selected({side}) for their number.")],
        { IsSingleChoice: true } single when single.Choices.Any(choice => !IsNumber(choice)) && !single.Choices.Any(IsNumber) =>
            [new("X013", $"The choices of '{single.Name}' are words, which '{Operators.Symbol(@operator)}' cannot order. Compare with = or selected().")],
        _ when Literal(side) is { } word && side is Expression.Text && !IsNumber(word) && !Moment.TryParse(word, out _) && !Moment.TryParseTime(word, out _) =>
            [new("X013", $"'{word}' is neither a number nor a date, so '{Operators.Symbol(@operator)}' never holds.")],
        _ => [],
    };

    private IEnumerable<ExpressionProblem> CheckNumber(Expression side, BinaryOperator @operator)
    {
        var kind = kinds.Of(side, context);
        var variable = kinds.Find(side, context);
        return kind is ValueKind.Choices or ValueKind.Rows || (variable is { IsSingleChoice: true } && !variable.Choices.Any(IsNumber)) || (side is Expression.Text text && !IsNumber(text.Value) && !Moment.TryParse(text.Value, out _))
            ? [new("X014", $"{Described(side, kind)} is no number, so '{Operators.Symbol(@operator)}' cannot reckon with it.{(kind == ValueKind.Choices ? $" Write count-selected({side}) for the number of choices." : "")}")]
            : [];
    }

    private IEnumerable<ExpressionProblem> CheckSelected(Expression question, Expression choice)
    {
        var kind = kinds.Of(question, context);
        if (kind is ValueKind.Number or ValueKind.Date or ValueKind.Condition)
        {
            return [new("X015", $"selected() asks for a choice, but {Described(question, kind)} has none. Compare it with = instead.")];
        }

        return kinds.Find(question, context) is { ListName: not null } variable && Literal(choice) is { } name ? CheckChoice(variable, name) : [];
    }

    private IEnumerable<ExpressionProblem> CheckArgument(string function, Expression argument, ValueKind wanted)
    {
        var kind = kinds.Of(argument, context);
        var fits = wanted switch
        {
            ValueKind.Choices => kind is ValueKind.Choices or ValueKind.Text or ValueKind.Any,
            ValueKind.Number => kind is not (ValueKind.Choices or ValueKind.Rows),
            ValueKind.Condition => kind is not (ValueKind.Choices or ValueKind.Date or ValueKind.Rows),
            _ => true,
        };
        return fits ? [] : [new("X016", $"{function}() takes {Name(wanted)}, but {Described(argument, kind)} is {Name(kind)}.")];
    }

    private static IEnumerable<ExpressionProblem> CheckPattern(Expression pattern)
    {
        if (pattern is not Expression.Text { Value: var written })
        {
            return [new("X017", "The pattern of regex() must be written there in quotes, not be computed.")];
        }

        try
        {
            _ = new Regex(written, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
            return [];
        }
        catch (NotSupportedException)
        {
            return [new("X018", $"The pattern '{written}' looks ahead, looks back or refers to an earlier group, which can take for ever and is not supported. Write it without.", IsUnsupported: true)];
        }
        catch (ArgumentException exception)
        {
            return [new("X018", $"The pattern '{written}' cannot be read: {exception.Message}")];
        }
    }

    private static IEnumerable<ExpressionProblem> CheckDatePattern(string function, Expression pattern)
    {
        var written = (pattern as Expression.Text)?.Value ?? "";
        var unknown = written.Index().Where(at => at.Item == '%' && at.Index + 1 < written.Length && !TimeFunctions.Directives.Contains(written[at.Index + 1], StringComparison.Ordinal)).Select(at => written[at.Index + 1]);
        return unknown.Select(directive => new ExpressionProblem("X019", $"{function}() has no '%{directive}'. There are: {string.Join(", ", TimeFunctions.Directives.Select(known => $"%{known}"))}."));
    }

    private static string? Literal(Expression expression) => expression switch
    {
        Expression.Text text => text.Value,
        Expression.Number number => number.Value.ToString("R", CultureInfo.InvariantCulture),
        _ => null,
    };

    private static bool IsNumber(string text) => !double.IsNaN(NumberText.Read(text));

    private static string Described(Expression expression, ValueKind kind) => expression is Expression.Variable variable ? $"'{variable.Name}' ({Name(kind)})" : $"'{expression}'";

    private static string Name(ValueKind kind) => kind switch
    {
        ValueKind.Condition => "a condition",
        ValueKind.Number => "a number",
        ValueKind.Text => "a text or choice",
        ValueKind.Choices => "a set of choices",
        ValueKind.Date => "a date",
        ValueKind.Rows => "a repeat",
        _ => "a value",
    };
}
