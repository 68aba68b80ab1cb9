using System.Collections.Immutable;
using Survey.Analysis.Datasets;
using Survey.Data.Expressions;
using static Survey.Analysis.Datasets.ValueColumn;

namespace Survey.Analysis.Figures.Kinds;

/// <summary>A 0/1 variable whose share is estimated: a condition, or one category of a question or item.</summary>
/// <param name="Name">The category's or item's name; null for a condition.</param>
/// <param name="Column">The column that says who is known.</param>
/// <param name="TrueRows">The rows where it is 1.</param>
/// <param name="Source">Where the reasons of the unknown are found.</param>
internal sealed record Indicator(string? Name, ValueColumn Column, RowSet TrueRows, Expression Source)
{
    /// <summary>Whether it rules out all other categories, and so has no rank among them.</summary>
    public bool IsExclusive { get; init; }

    /// <summary>The item of a battery that it is; null for others.</summary>
    public string? Item => ScaleColumn is null ? null : Name;

    /// <summary>The answers of a scale item.</summary>
    public CategoryColumn? ScaleColumn { get; init; }

    /// <summary>One for each category of a question of several choices: known of those who were offered it.</summary>
    public static IReadOnlyList<Indicator> ForChoices(MultipleResponseColumn column, string question) =>
        [
            .. column.Categories.Select(
                (category, position) =>
                    new Indicator(
                        category.Name,
                        column.Offering(category.Name),
                        column.RowsIn(position),
                        new Expression.FunctionCall("selected", [new Expression.Variable(question), new Expression.Text(category.Name)])
                    )
                    {
                        IsExclusive = category.IsExclusive,
                    }
            ),
        ];

    /// <summary>One for each category of a question of one choice.</summary>
    public static IReadOnlyList<Indicator> ForCategories(
        ValueColumn column,
        ImmutableArray<Category> categories,
        Func<int, RowSet> rowsIn,
        string question
    ) =>
        [
            .. categories.Select(
                (category, position) =>
                    new Indicator(category.Name, column, rowsIn(position), new Expression.Variable(question))
                    {
                        IsExclusive = category.IsExclusive,
                    }
            ),
        ];
}
