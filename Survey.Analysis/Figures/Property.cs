using Survey.Analysis.Datasets;
using Survey.Data.Expressions;
using static Survey.Analysis.Datasets.ValueColumn;

namespace Survey.Analysis.Figures;

/// <summary>Something whose share is counted: a condition, or one category of a question or item.</summary>
/// <param name="Name">The category's or item's name; null for a condition.</param>
/// <param name="Subject">The column that says who is known.</param>
/// <param name="Holds">The rows that have it.</param>
/// <param name="Source">Where the reasons of the unknown are found.</param>
internal sealed record Property(string? Name, ValueColumn Subject, Bits Holds, Expression Source)
{
    /// <summary>Whether it rules out all other categories, and so has no rank among them.</summary>
    public bool IsExclusive { get; init; }

    /// <summary>The item of a battery that it is; null for others.</summary>
    public string? Item => Scale is null ? null : Name;

    /// <summary>The answers of a scale item.</summary>
    public CategoryOf? Scale { get; init; }

    /// <summary>The properties that a figure counts, in the questionnaire's order.</summary>
    public static IReadOnlyList<Property> Of(FigureDefinition definition, Reading reading) => (definition.Kind, definition.Subject) switch
    {
        (FigureKind.Distribution, { } subject) => OfCategories(Conversion.ToCategories(reading.Variable(subject)), subject),
        (FigureKind.Ranking, { } subject) when reading.Variable(subject) is ChoicesOf choices => OfChoices(choices, subject),
        (FigureKind.Battery, { } subject) => OfItems(definition, subject, reading),
        (FigureKind.Share, _) when definition.Value is { } value && reading.Condition(value) is var condition =>
            [new Property(null, condition, condition.True, value)],
        _ => [],
    };

    private static List<Property> OfCategories(CategoryOf column, string name) =>
    [
        .. column.Categories.Select((category, position) =>
            new Property(category.Name, column, column.In(position), new Expression.Variable(name)) { IsExclusive = category.IsExclusive }),
    ];

    private static List<Property> OfChoices(ChoicesOf column, string name) =>
    [
        .. column.Categories.Select((category, position) =>
            new Property(category.Name, column, column.In(position), new Expression.Variable(name)) { IsExclusive = category.IsExclusive }),
    ];

    private static List<Property> OfItems(FigureDefinition definition, string battery, Reading reading) =>
    [
        .. from item in FigureSubjects.ItemsOf(reading.Dataset.Study.Questionnaire, battery)
           let scale = Conversion.ToCategories(reading.Variable(item.Name))
           let top = definition.Top.Select(scale.In).Aggregate(Bits.None(reading.Length), (all, bits) => all.Or(bits))
           select new Property(item.Name, scale, top, new Expression.Variable(item.Name)) { Scale = scale },
    ];
}
