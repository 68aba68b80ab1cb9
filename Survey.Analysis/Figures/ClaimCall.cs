using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Survey.Data.Expressions;

namespace Survey.Analysis.Figures;

/// <summary>A claim's word about one figure, such as <c>rank(f, 'a', ${group} = 'x')</c>, taken apart.</summary>
/// <param name="Function">What is asked of the figure.</param>
/// <param name="Figure">The figure's name.</param>
/// <param name="Detail">The category, or how many for <c>top</c>; null where there is none.</param>
/// <param name="Cell">The values that pick the cell; empty is the whole.</param>
internal sealed record ClaimCall(string Function, string Figure, string? Detail, ImmutableSortedDictionary<string, string> Cell)
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

    private static readonly ImmutableSortedDictionary<string, string> Whole = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public static bool TryRead(Expression.FunctionCall call, [NotNullWhen(true)] out ClaimCall? read, [NotNullWhen(false)] out string? problem)
    {
        (read, problem) = (null, null);
        if (!Functions.TryGetValue(call.Function, out var counts))
        {
            problem = $"A claim has no function '{call.Function}'. There are: {string.Join(", ", Functions.Keys)}.";
            return false;
        }

        var cell = call.Arguments is [.., Expression.Operation last] ? CellOf(last) : Whole;
        var words = call.Arguments.Take(call.Arguments.Length - (cell is { IsEmpty: false } ? 1 : 0)).Select(WordOf).ToList();
        if (cell is null || words.Contains(null) || words.Count < counts.Least || words.Count > counts.Most)
        {
            problem = $"'{call}' cannot be read. Write the figure's name, then a quoted category where there is one, then perhaps a cell, as in {Example(call.Function)}.";
            return false;
        }

        read = new ClaimCall(call.Function, words[0] ?? "", words.ElementAtOrDefault(1), cell);
        return true;
    }

    /// <summary>Variable and value pairs joined by <c>and</c>; null where it is anything else.</summary>
    private static ImmutableSortedDictionary<string, string>? CellOf(Expression expression) => expression switch
    {
        Expression.Operation { Operator: BinaryOperator.And } both when CellOf(both.Left) is { } left && CellOf(both.Right) is { } right => left.SetItems(right),
        Expression.Operation { Operator: BinaryOperator.Equal, Left: Expression.Variable variable } equal when WordOf(equal.Right) is { } value =>
            Whole.SetItem(variable.Name, value),
        _ => null,
    };

    private static string? WordOf(Expression expression) => expression switch
    {
        Expression.Word word => word.Value,
        Expression.Text text => text.Value,
        Expression.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string Example(string function) => function switch
    {
        "top" => "top(figure, 3, ${group} = 'a')",
        "rank" or "estimate" => $"{function}(figure, 'category', ${{group}} = 'a')",
        _ => $"{function}(figure, ${{group}} = 'a')",
    };
}
