using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>What an expression of a workbook is for.</summary>
internal enum ExpressionUse
{
    Relevance,
    Required,
    Constraint,
    SoftConstraint,
    ChoiceFilter,
    Calculation,
    Default,
    ReadOnly,
    Count,
    Trigger,
    Seed,
    DerivedVariable,
}

/// <summary>An expression with the cell it was read from, the row it belongs to and what it is for.</summary>
internal sealed record PlacedExpression(Expression Expression, ExpressionUse Use, string Owner, Place Place)
{
    /// <summary>The repeat whose rows the expression speaks of, or null.</summary>
    public string? Repeat { get; init; }
}
