using Survey.Analysis.Datasets;
using Survey.Analysis.Figures.Definitions;
using Survey.Data.Expressions;
using static Survey.Analysis.Datasets.ValueColumn;

namespace Survey.Analysis.Figures.Cells;

/// <summary>Something whose share is counted: a condition, or one category of a question or item.</summary>
/// <param name="Name">The category's or item's name; null for a condition.</param>
/// <param name="Column">The column that says who is known.</param>
/// <param name="TrueRows">The rows that have it.</param>
/// <param name="Source">Where the reasons of the unknown are found.</param>
internal sealed record Indicator(string? Name, ValueColumn Column, RowSet TrueRows, Expression Source)
{
    /// <summary>Whether it rules out all other categories, and so has no rank among them.</summary>
    public bool IsExclusive { get; init; }

    /// <summary>The item of a battery that it is; null for others.</summary>
    public string? Item => ScaleColumn is null ? null : Name;

    /// <summary>The answers of a scale item.</summary>
    public CategoryColumn? ScaleColumn { get; init; }

    /// <summary>The properties that a figure counts, in the questionnaire's order.</summary>
    public static IReadOnlyList<Indicator> Of(FigureDefinition definition, ColumnEvaluator evaluator) =>
        (definition.Kind, definition.Subject) switch
        {
            (FigureKind.Distribution, { } subject) => ForCategories(
                ColumnConversion.ToCategories(evaluator.EvaluateVariable(subject)),
                subject
            ),
            (FigureKind.Ranking, { } subject) when evaluator.EvaluateVariable(subject) is MultipleResponseColumn choices => ForChoices(
                choices,
                subject
            ),
            (FigureKind.Battery, { } subject) => ForItems(definition, subject, evaluator),
            (FigureKind.Share, _) when definition.Value is { } value && evaluator.EvaluateCondition(value) is var condition =>
            [
                new Indicator(null, condition, condition.True, value),
            ],
            _ => [],
        };

    private static List<Indicator> ForCategories(CategoryColumn column, string name) =>
        [
            .. column.Categories.Select(
                (category, position) =>
                    new Indicator(category.Name, column, column.RowsIn(position), new Expression.Variable(name))
                    {
                        IsExclusive = category.IsExclusive,
                    }
            ),
        ];

    private static List<Indicator> ForChoices(MultipleResponseColumn column, string name) =>
        [
            .. column.Categories.Select(
                (category, position) =>
                    new Indicator(category.Name, column, column.RowsIn(position), new Expression.Variable(name))
                    {
                        IsExclusive = category.IsExclusive,
                    }
            ),
        ];

    private static List<Indicator> ForItems(FigureDefinition definition, string battery, ColumnEvaluator evaluator) =>
        [
            .. from item in Batteries.ItemsOf(evaluator.Dataset.Study.Questionnaire, battery)
            let scale = ColumnConversion.ToCategories(evaluator.EvaluateVariable(item.Name))
            let top = definition.TopCategories.Select(scale.RowsIn).Aggregate(RowSet.None(evaluator.Length), (all, bits) => all.Or(bits))
            select new Indicator(item.Name, scale, top, new Expression.Variable(item.Name)) { ScaleColumn = scale },
        ];
}
