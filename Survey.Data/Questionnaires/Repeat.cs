using System.Collections.Immutable;
using Survey.Data.Expressions;

namespace Survey.Data.Questionnaires;

/// <summary>Parts that are answered once for each of several things: a roster.</summary>
public sealed record Repeat : Element
{
    /// <summary>How many rows there may be where the workbook does not say: more than any roster of people or measures, few enough for
    /// one page.</summary>
    public const int DefaultMaximumRows = 50;

    /// <summary>The most rows that a workbook may allow: a form with more is not answered on one page.</summary>
    internal const int LargestMaximumRows = 1000;

    /// <summary>What each row holds: questions, and groups of them.</summary>
    public required ImmutableArray<Element> Elements { get; init; }

    /// <summary>What each row asks, in order, with the questions of its groups.</summary>
    public IEnumerable<Question> Questions => Questionnaire.Flatten(Elements).OfType<Question>();

    /// <summary>How many rows there may be.</summary>
    public int MaximumRows { get; init; } = DefaultMaximumRows;

    /// <summary>How many rows there are; null leaves that to the respondent.</summary>
    public Expression? RowCount { get; init; }
}
