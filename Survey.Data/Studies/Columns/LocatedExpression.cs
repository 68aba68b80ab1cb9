using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies.Columns;

/// <summary>What an expression of a workbook is for.</summary>
internal enum ExpressionPurpose
{
    Relevance,
    Required,
    Constraint,
    SoftConstraint,
    ChoiceFilter,
    Calculation,
    Default,
    ReadOnly,
    RepeatCount,
    Trigger,
    ShuffleSeed,
    DerivedVariable,
}

/// <summary>An expression with the cell it was read from, the row it belongs to and what it is for.</summary>
internal sealed record LocatedExpression(Expression Expression, ExpressionPurpose Purpose, string Owner, SourceLocation Location)
{
    /// <summary>The repeat whose rows the expression refers to, or null.</summary>
    public string? RepeatName { get; init; }
}
