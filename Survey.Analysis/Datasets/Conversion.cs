using System.Globalization;
using Survey.Data.Expressions;
using Survey.Data.Responses;
using static Survey.Analysis.Datasets.ValueColumn;

namespace Survey.Analysis.Datasets;

/// <summary>Takes one kind of value for another: a choice for its score, a condition for 1 and 0, a number for a text.</summary>
/// <remarks>What cannot be taken so is unknown, never an error: the checker has said so when the study was read.</remarks>
internal static class Conversion
{
    public static ConditionOf ToCondition(ValueColumn column) => column switch
    {
        ConditionOf condition => condition,
        NumberOf numbers => ThreeValuedLogic.Passing(Bits.Where(column.Length, row => numbers.Values.Span[row] is not 0 and not double.NaN), column),
        _ => ThreeValuedLogic.Passing(column.Known, column),
    };

    /// <summary>Truths for comparisons: the text <c>false</c>, which a condition's own value is as text, is false, as it is in the form.</summary>
    public static ConditionOf ToComparedCondition(ValueColumn column)
    {
        if (column is ConditionOf or NumberOf)
        {
            return ToCondition(column);
        }

        var texts = ToTexts(column);
        return ThreeValuedLogic.Passing(Bits.Where(column.Length, row => column.Known[row] && texts[row] != "false"), column);
    }

    /// <summary>Numbers for means and sums: a choice counts its score.</summary>
    public static NumberOf ToNumber(ValueColumn column) => column switch
    {
        NumberOf numbers => numbers,
        ConditionOf condition => Map(column, row => condition.True[row] ? 1 : 0),
        CategoryOf category => OfCategories(category, ScoreOf),
        TextOf text => Map(column, row => Parse(text.Values.Span[row])),
        _ => (NumberOf)Constant(0, column.Length).Masked(Bits.None(column.Length), column.NotApplicable),
    };

    /// <summary>Numbers for comparisons: a choice whose name is a number counts that, as it does in the form.</summary>
    public static NumberOf ToComparedNumber(ValueColumn column) => column is CategoryOf category
        ? OfCategories(category, each => Parse(each.Name) is var number && double.IsNaN(number) ? ScoreOf(each) : number)
        : ToNumber(column);

    public static string[] ToTexts(ValueColumn column) => column switch
    {
        TextOf text => text.Values.ToArray(),
        CategoryOf category => [.. Rows(column).Select(row => column.Known[row] ? category.Categories[category.Codes.Span[row]].Name : "")],
        NumberOf numbers => [.. Rows(column).Select(row => AnswerText.Canonical(numbers.Values.Span[row]))],
        DateOf dates => [.. Rows(column).Select(row => dates.Values.Span[row].ToString())],
        ConditionOf condition => [.. Rows(column).Select(row => condition.True[row] ? "true" : "false")],
        ChoicesOf choices => [.. Rows(column).Select(row =>
            string.Join(' ', choices.Categories.Where((_, category) => choices.In(category)[row]).Select(category => category.Name)))],
        _ => [],
    };

    /// <summary>Dates, of texts and of numbers that are years; null where a row's value is no date.</summary>
    public static PartialDate?[] ToDates(ValueColumn column) => column is DateOf dates
        ? [.. Rows(column).Select(row => (PartialDate?)dates.Values.Span[row])]
        : [.. ToTexts(column).Select(text => PartialDate.TryParse(text, out var date) ? date : (PartialDate?)null)];

    /// <summary>Categories to break down by: those of a choice, true and false, or the values that occur in ascending order.</summary>
    public static CategoryOf ToCategories(ValueColumn column) => column switch
    {
        CategoryOf category => category,
        ConditionOf condition => new CategoryOf(
            column.Known,
            column.NotApplicable,
            Rows(column).Select(row => condition.True[row] ? 0 : 1).ToArray(),
            [new Category("true"), new Category("false")]),
        NumberOf numbers => OfValues(column, row => numbers.Values.Span[row], AnswerText.Canonical),
        _ => OfTexts(column),
    };

    private static CategoryOf OfTexts(ValueColumn column)
    {
        var texts = ToTexts(column);
        return OfValues(column, row => texts[row], text => text);
    }

    private static CategoryOf OfValues<T>(ValueColumn column, Func<int, T> valueAt, Func<T, string> name)
        where T : notnull
    {
        var values = column.Known.Rows().Select(valueAt).Distinct().Order().ToList();
        var positions = values.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        var codes = new int[column.Length];
        foreach (var row in column.Known.Rows())
        {
            codes[row] = positions[valueAt(row)];
        }

        return new CategoryOf(column.Known, column.NotApplicable, codes, [.. values.Select(value => new Category(name(value)))]);
    }

    private static double ScoreOf(Category category) => category.Score ?? Parse(category.Name);

    private static double Parse(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : double.NaN;

    private static NumberOf OfCategories(CategoryOf column, Func<Category, double> numberOf)
    {
        var numbers = column.Categories.Select(numberOf).DefaultIfEmpty(double.NaN).ToArray();
        return Map(column, row => numbers[column.Codes.Span[row]]);
    }

    private static NumberOf Map(ValueColumn column, Func<int, double> valueAt)
    {
        var values = new double[column.Length];
        foreach (var row in column.Known.Rows())
        {
            values[row] = valueAt(row);
        }

        return new NumberOf(column.Known.AndNot(Bits.Where(values.Length, row => double.IsNaN(values[row]))), column.NotApplicable, values);
    }

    private static IEnumerable<int> Rows(ValueColumn column) => Enumerable.Range(0, column.Length);
}
