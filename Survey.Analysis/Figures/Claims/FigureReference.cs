using System.Collections.Immutable;
using System.Globalization;
using Survey.Data.Expressions;

namespace Survey.Analysis.Figures.Claims;

/// <summary>A reference to one number of a figure, such as <c>rank(f, 'a', ${group} = 'x')</c>.</summary>
/// <param name="Function">Which number.</param>
/// <param name="Figure">The figure's name.</param>
/// <param name="Argument">The category, or how many; null where there is none.</param>
/// <param name="BreakdownValues">The values that pick the cell; empty is the whole.</param>
internal sealed record FigureReference(
    ClaimFunction Function,
    string Figure,
    string? Argument,
    ImmutableSortedDictionary<string, string> BreakdownValues
)
{
    private static readonly ImmutableSortedDictionary<string, string> Overall = ImmutableSortedDictionary.Create<string, string>(
        StringComparer.Ordinal
    );

    /// <summary>The reference in a call of the function; null where the arguments are not the function's.</summary>
    public static FigureReference? Parse(Expression.FunctionCall call, ClaimFunction function)
    {
        var cell = call.Arguments is [.., Expression.BinaryOperation last] ? ParseBreakdownValues(last) : Overall;
        if (cell is null)
        {
            return null;
        }

        var arguments = (cell.IsEmpty ? call.Arguments : call.Arguments.RemoveAt(call.Arguments.Length - 1)).Select(ParseLiteral).ToList();
        return
            arguments is [{ } figure, ..]
            && !arguments.Contains(null)
            && arguments.Count >= function.MinimumArguments
            && arguments.Count <= function.MaximumArguments
            ? new FigureReference(function, figure, arguments.ElementAtOrDefault(1), cell)
            : null;
    }

    /// <summary>Variable and value pairs joined by <c>and</c>; null where it is anything else.</summary>
    private static ImmutableSortedDictionary<string, string>? ParseBreakdownValues(Expression expression) =>
        expression switch
        {
            Expression.BinaryOperation { Operator: BinaryOperator.And } both
                when ParseBreakdownValues(both.Left) is { } left && ParseBreakdownValues(both.Right) is { } right => left.SetItems(right),
            Expression.BinaryOperation { Operator: BinaryOperator.Equal, Left: Expression.Variable variable } equal
                when ParseLiteral(equal.Right) is { } value => Overall.SetItem(variable.Name, value),
            _ => null,
        };

    private static string? ParseLiteral(Expression expression) =>
        expression switch
        {
            Expression.BareName word => word.Name,
            Expression.Text text => text.Value,
            Expression.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
}
