using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Survey.Data.Expressions;

namespace Survey.Analysis.Figures.Claims;

/// <summary>A claim's word about one figure, such as <c>rank(f, 'a', ${group} = 'x')</c>, taken apart.</summary>
/// <param name="Function">What is asked of the figure.</param>
/// <param name="Figure">The figure's name.</param>
/// <param name="Argument">The category, or how many for <c>top</c>; null where there is none.</param>
/// <param name="BreakdownValues">The values that pick the cell; empty is the whole.</param>
internal sealed record FigureReference(
    string Function,
    string Figure,
    string? Argument,
    ImmutableSortedDictionary<string, string> BreakdownValues
)
{
    /// <summary>The functions that speak of figures, and the least and the most arguments before the cell.</summary>
    public static readonly ImmutableSortedDictionary<string, (int Least, int Most)> Functions = new Dictionary<string, (int, int)>
    {
        ["share"] = (1, 1),
        ["estimate"] = (1, 2),
        ["mean"] = (1, 2),
        ["rank"] = (2, 2),
        ["top"] = (2, 2),
        ["lead"] = (1, 1),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static readonly ImmutableSortedDictionary<string, string> Overall = ImmutableSortedDictionary.Create<string, string>(
        StringComparer.Ordinal
    );

    public static bool TryParse(
        Expression.FunctionCall call,
        [NotNullWhen(true)] out FigureReference? reference,
        [NotNullWhen(false)] out string? problem
    )
    {
        (reference, problem) = (null, null);
        if (!Functions.TryGetValue(call.Function, out var argumentCounts))
        {
            problem = $"A claim has no function '{call.Function}'. There are: {string.Join(", ", Functions.Keys)}.";
            return false;
        }

        var cell = call.Arguments is [.., Expression.BinaryOperation last] ? ParseBreakdownValues(last) : Overall;
        var arguments = call.Arguments.Take(call.Arguments.Length - (cell is { IsEmpty: false } ? 1 : 0)).Select(ParseLiteral).ToList();
        if (cell is null || arguments.Contains(null) || arguments.Count < argumentCounts.Least || arguments.Count > argumentCounts.Most)
        {
            problem =
                $"'{call}' cannot be read. Write the figure's name, then a quoted category where there is one, then perhaps a cell, "
                + $"as in {ExampleOf(call.Function)}.";
            return false;
        }

        reference = new FigureReference(call.Function, arguments[0] ?? "", arguments.ElementAtOrDefault(1), cell);
        return true;
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

    private static string ExampleOf(string function) =>
        function switch
        {
            "top" => "top(figure, 3, ${group} = 'a')",
            "rank" or "estimate" => $"{function}(figure, 'category', ${{group}} = 'a')",
            _ => $"{function}(figure, ${{group}} = 'a')",
        };
}
