using System.Collections.Immutable;
using Survey.Data.Expressions;

namespace Survey.Data.Studies.Conditions;

/// <summary>Where a condition is read.</summary>
public sealed record ConditionContext
{
    /// <summary>The question that <c>.</c> stands for; empty where there is none.</summary>
    public string OwnerName { get; init; } = "";

    /// <summary>The repeat whose rows it refers to, or null.</summary>
    public string? RepeatName { get; init; }

    /// <summary>What holds wherever it is read, such as the condition under which its question is asked.</summary>
    public Expression? Precondition { get; init; }

    /// <summary>Whether it is the hard edit of its owner, whose answers are then not yet limited by it.</summary>
    public bool IsHardEdit { get; init; }

    /// <summary>In a choice filter: the choice's own columns.</summary>
    public ImmutableDictionary<string, string>? ChoiceColumns { get; init; }
}
