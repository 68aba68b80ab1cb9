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

    /// <summary>The repeat that it is inside, or null.</summary>
    public string? ParentName { get; init; }

    /// <summary>How many repeats its rows stand in, itself counted: 2 where it is inside another.</summary>
    public int Depth => ParentName is null ? 1 : 2;

    /// <summary>Under which condition there are rows, with all that surrounds the repeat; null is always.</summary>
    public Expression? EffectiveRelevance { get; init; }

    /// <summary>What each row asks, in order, with the questions of its groups, without those of repeats inside it.</summary>
    public IEnumerable<Question> Questions => OwnElements.OfType<Question>();

    /// <summary>The repeats inside each row, in order.</summary>
    public IEnumerable<Repeat> InnerRepeats => OwnElements.OfType<Repeat>();

    private IEnumerable<Element> OwnElements => FlattenGroups(Elements);

    /// <summary>How many rows there may be.</summary>
    public int MaximumRows { get; init; } = DefaultMaximumRows;

    /// <summary>How many rows there are; null leaves that to the respondent.</summary>
    public Expression? RowCount { get; init; }

    private static IEnumerable<Element> FlattenGroups(IEnumerable<Element> elements) =>
        elements.SelectMany(element => element is Group group ? FlattenGroups(group.Elements).Prepend(group) : [element]);
}
