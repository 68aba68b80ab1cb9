using System.Collections.Immutable;
using Survey.Data.Expressions.Values;

namespace Survey.Data.Expressions.Validation;

/// <summary>What is known of a variable before there is any answer: enough to see whether an expression makes sense.</summary>
public sealed record VariableSymbol(string Name, ValueKind Kind)
{
    /// <summary>The list its values come from; null where they are free.</summary>
    public string? ListName { get; init; }

    /// <summary>The names in that list.</summary>
    public ImmutableArray<string> ChoiceNames { get; init; } = [];

    /// <summary>The repeat in whose rows it has its values, or, of a repeat, that it is inside; null where there is one value.</summary>
    public string? RepeatName { get; init; }

    /// <summary>Whether its values are the names of a list, one at a time.</summary>
    internal bool IsSingleChoice => ListName is not null && Kind == ValueKind.Text;
}
