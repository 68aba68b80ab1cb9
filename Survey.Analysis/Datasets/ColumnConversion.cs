
using Survey.Data.Expressions.Values;
using static Survey.Analysis.Datasets.ValueColumn;

namespace Survey.Analysis.Datasets;

/// <summary>Converts columns between types: a choice to its score, a condition to 1 and 0, a number to a text.</summary>
/// <remarks>What cannot be converted is unknown, never an error: the validator reports it when the study is read.</remarks>
internal static class ColumnConversion
{
    public static ConditionColumn ToCondition(ValueColumn column) =>
        column switch
        {
            ConditionColumn condition => condition,
            NumberColumn numbers => FourValuedLogic.CreateCondition(
                RowSet.Where(column.Length, row => numbers.Values.Span[row] is not 0 and not double.NaN),
                column
            ),
            _ => FourValuedLogic.CreateCondition(column.Known, column),
        };

    /// <summary>Truths for comparisons: the text <c>false</c>, which a condition's own value is as text, is false, as it is in the
    /// form.</summary>
    public static ConditionColumn ToConditionForComparison(ValueColumn column)
    {
        if (column is ConditionColumn or NumberColumn)
        {
            return ToCondition(column);
        }

        var texts = ToTexts(column);
        return FourValuedLogic.CreateCondition(RowSet.Where(column.Length, row => column.Known[row] && texts[row] != "false"), column);
    }

    /// <summary>Numbers for means and sums: a choice counts its score.</summary>
    public static NumberColumn ToNumber(ValueColumn column) =>
        column switch
        {
            NumberColumn numbers => numbers,
            ConditionColumn condition => MapKnownRows(column, row => condition.True[row] ? 1 : 0),
            CategoryColumn category => NumbersFromCategories(category, ScoreOrNumber),
            TextColumn text => MapKnownRows(column, row => ParseNumber(text.Values.Span[row])),
            _ => (NumberColumn)Constant(0, column.Length).Masked(RowSet.None(column.Length), column.NotApplicable),
        };

    /// <summary>Numbers for comparisons: a choice whose name is a number counts that, as it does in the form.</summary>
    public static NumberColumn ToNumberForComparison(ValueColumn column) =>
        column is CategoryColumn category
            ? NumbersFromCategories(category, NumberOrScore)
            : ToNumber(column);

    public static string[] ToTexts(ValueColumn column) =>
        column switch
        {
            TextColumn text => text.Values.ToArray(),
            CategoryColumn category => ToNames(category),
            NumberColumn numbers => [.. RowIndices(column).Select(row => NumberText.Format(numbers.Values.Span[row]))],
            DateColumn dates => [.. RowIndices(column).Select(row => dates.Values.Span[row].ToString())],
            ConditionColumn condition => [.. RowIndices(column).Select(row => condition.True[row] ? "true" : "false")],
            MultipleResponseColumn choices =>
            [
                .. RowIndices(column)
                    .Select(row =>
                        string.Join(
                            ' ',
                            choices.Categories.Where((_, category) => choices.RowsIn(category)[row]).Select(category => category.Name)
                        )
                    ),
            ],
            _ => [],
        };

    private static string[] ToNames(CategoryColumn column) =>
        [.. RowIndices(column).Select(row => column.Known[row] ? column.Categories[column.Codes.Span[row]].Name : "")];

    /// <summary>Dates, of texts and of numbers that are years; null where a row's value is no date.</summary>
    public static PartialDate?[] ToDates(ValueColumn column)
    {
        if (column is DateColumn dates)
        {
            return [.. RowIndices(column).Select(row => (PartialDate?)dates.Values.Span[row])];
        }

        return [.. ToTexts(column).Select(text => PartialDate.TryParse(text, out var date) ? date : (PartialDate?)null)];
    }

    /// <summary>Categories to break down by: those of a choice, true and false, or the values that occur in ascending order.</summary>
    public static CategoryColumn ToCategories(ValueColumn column) =>
        column switch
        {
            CategoryColumn category => category,
            ConditionColumn condition => new CategoryColumn(
                column.Known,
                column.NotApplicable,
                RowIndices(column).Select(row => condition.True[row] ? 0 : 1).ToArray(),
                [new Category("true"), new Category("false")]
            ),
            NumberColumn numbers => CategoriesFromValues(column, row => numbers.Values.Span[row], NumberText.Format),
            _ => CategoriesFromTexts(column),
        };

    private static CategoryColumn CategoriesFromTexts(ValueColumn column)
    {
        var texts = ToTexts(column);
        return CategoriesFromValues(column, row => texts[row], text => text);
    }

    private static CategoryColumn CategoriesFromValues<T>(ValueColumn column, Func<int, T> valueAt, Func<T, string> name)
        where T : notnull
    {
        var values = column.Known.Rows().Select(valueAt).Distinct().Order().ToList();
        var positions = values.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        var codes = new int[column.Length];
        foreach (var row in column.Known.Rows())
        {
            codes[row] = positions[valueAt(row)];
        }

        return new CategoryColumn(column.Known, column.NotApplicable, codes, [.. values.Select(value => new Category(name(value)))]);
    }

    private static double ScoreOrNumber(Category category) => category.Score ?? ParseNumber(category.Name);

    private static double NumberOrScore(Category category) =>
        NumberText.TryParse(category.Name, out var number) ? number : ScoreOrNumber(category);

    private static double ParseNumber(string text) => NumberText.TryParse(text, out var number) ? number : double.NaN;

    private static NumberColumn NumbersFromCategories(CategoryColumn column, Func<Category, double> numberOf)
    {
        var numbers = column.Categories.Select(numberOf).DefaultIfEmpty(double.NaN).ToArray();
        return MapKnownRows(column, row => numbers[column.Codes.Span[row]]);
    }

    private static NumberColumn MapKnownRows(ValueColumn column, Func<int, double> numberAt) =>
        NumberColumn.OfRows(column.Known, column.NotApplicable, numberAt);

    private static IEnumerable<int> RowIndices(ValueColumn column) => Enumerable.Range(0, column.Length);
}
