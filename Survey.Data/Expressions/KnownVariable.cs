using System.Collections.Immutable;

namespace Survey.Data.Expressions;

/// <summary>What is known of a variable before there is any answer: enough to see whether an expression makes sense.</summary>
public sealed record KnownVariable(string Name, ValueKind Kind)
{
    /// <summary>The list its values come from; null where they are free.</summary>
    public string? ListName { get; init; }

    /// <summary>The names in that list.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>The repeat in whose rows it has its values; null where there is one value.</summary>
    public string? Repeat { get; init; }

    /// <summary>Whether its values are the names of a list, one at a time.</summary>
    internal bool IsSingleChoice => ListName is not null && Kind == ValueKind.Text;
}
