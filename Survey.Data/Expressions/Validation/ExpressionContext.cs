using System.Collections.Immutable;

namespace Survey.Data.Expressions.Validation;

/// <summary>What an expression may refer to: the meaning of <c>.</c>, bare names, and the repeat it is in.</summary>
public sealed record ExpressionContext
{
    /// <summary>What <c>.</c> stands for; null where it means nothing.</summary>
    public VariableSymbol? CurrentVariable { get; init; }

    /// <summary>The repeat whose rows are read one at a time, or null.</summary>
    public string? RepeatName { get; init; }

    /// <summary>The repeat whose rows are choices, which a filter reads one at a time too; null where there is none.</summary>
    public string? ChoiceRepeatName { get; init; }

    /// <summary>The bare names that mean something, besides variables where <see cref="AllowsBareVariables"/>.</summary>
    public ImmutableHashSet<string> BareNames { get; init; } = [];

    /// <summary>Whether rows are processed one by one, so that position() and last() refer to them.</summary>
    public bool IsInsideFilter { get; init; }

    /// <summary>Whether answers of the round before may be named (<c>${last-saved#name}</c>).</summary>
    public bool AllowsLastSaved { get; init; }

    /// <summary>Whether a variable may be named without <c>${}</c>.</summary>
    public bool AllowsBareVariables { get; init; }
}
