using System.Collections.Immutable;

namespace Survey.Data.Expressions;

/// <summary>What a function takes and yields. The functions of an expression are a closed table of these.</summary>
public sealed record FunctionSignature(string Name, ValueKind Yields, int Least, int Most, params ImmutableArray<ValueKind> Takes)
{
    /// <summary>The functions of relevance, constraints and calculations, as XLSForm names them.</summary>
    public static ImmutableDictionary<string, FunctionSignature> Form { get; } = Table(
        new("selected", ValueKind.Condition, 2, 2, ValueKind.Choices, ValueKind.Text),
        new("count-selected", ValueKind.Number, 1, 1, ValueKind.Choices),
        new("not", ValueKind.Condition, 1, 1, ValueKind.Condition),
        new("true", ValueKind.Condition, 0, 0),
        new("false", ValueKind.Condition, 0, 0),
        new("if", ValueKind.Any, 3, 3, ValueKind.Condition, ValueKind.Any, ValueKind.Any),
        new("coalesce", ValueKind.Any, 2, int.MaxValue, ValueKind.Any),
        new("string-length", ValueKind.Number, 1, 1, ValueKind.Text),
        new("regex", ValueKind.Condition, 2, 2, ValueKind.Text, ValueKind.Text),
        new("contains", ValueKind.Condition, 2, 2, ValueKind.Text, ValueKind.Text),
        new("starts-with", ValueKind.Condition, 2, 2, ValueKind.Text, ValueKind.Text),
        new("concat", ValueKind.Text, 1, int.MaxValue, ValueKind.Any),
        new("number", ValueKind.Number, 1, 1, ValueKind.Any),
        new("int", ValueKind.Number, 1, 1, ValueKind.Number),
        new("round", ValueKind.Number, 1, 2, ValueKind.Number, ValueKind.Number),
        new("abs", ValueKind.Number, 1, 1, ValueKind.Number),
        new("min", ValueKind.Number, 1, int.MaxValue, ValueKind.Any),
        new("max", ValueKind.Number, 1, int.MaxValue, ValueKind.Any),
        new("sum", ValueKind.Number, 1, 1, ValueKind.Any),
        new("count", ValueKind.Number, 1, 1, ValueKind.Any),
        new("today", ValueKind.Date, 0, 0),
        new("date", ValueKind.Date, 1, 1, ValueKind.Any));

    /// <summary>The functions of derived variables, figures and bases. There is no clock in a figure.</summary>
    public static ImmutableDictionary<string, FunctionSignature> Figures { get; } = Table(
        [.. "selected count-selected not true false if coalesce number int round abs min max sum count date".Split(' ').Select(name => Form[name]),
        new("partner", ValueKind.Any, 1, 1, ValueKind.Any)]);

    /// <summary>The kind of argument number <paramref name="index"/>; the last named kind serves all that follow.</summary>
    public ValueKind TakesAt(int index) => Takes[Math.Min(index, Takes.Length - 1)];

    /// <summary>A closed table of functions by name.</summary>
    public static ImmutableDictionary<string, FunctionSignature> Table(params IEnumerable<FunctionSignature> functions) =>
        functions.ToImmutableDictionary(function => function.Name, StringComparer.Ordinal);
}
