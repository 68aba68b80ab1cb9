using System.Collections.Immutable;
using Survey.Data.Expressions;

namespace Survey.Analysis.Figures.Kinds;

/// <summary>What the cell <c>value</c> of a figure was read as; everything is empty where the cell is wrong.</summary>
internal sealed record FigureValue
{
    /// <summary>A condition or a number.</summary>
    public Expression? Expression { get; init; }

    /// <summary>A question, a variable, or a group of questions.</summary>
    public string? Subject { get; init; }

    /// <summary>Response rates.</summary>
    public ImmutableArray<OutcomeRate> Rates { get; init; } = [];
}
