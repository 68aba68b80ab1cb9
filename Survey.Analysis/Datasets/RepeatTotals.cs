using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using static Survey.Analysis.Datasets.ValueColumn;

namespace Survey.Analysis.Datasets;

/// <summary>What a unit's rows of a repeat add up to.</summary>
/// <remarks>
/// Rows to which the expression does not apply add nothing; a row of which it is unknown makes the sum unknown. A unit that was not
/// asked about the repeat has no total; one that was and described nothing has the sum 0, and no smallest or largest.
/// </remarks>
internal sealed class RepeatTotals(Reading units, Repeat repeat)
{
    /// <param name="function">sum, count, min or max.</param>
    /// <param name="expression">What each row gives; null counts the rows themselves.</param>
    public NumberOf Of(string function, Expression? expression)
    {
        var rows = units.OfRepeat(repeat.Name);
        var numbers = expression is null ? null : Conversion.ToNumber(rows.Read(expression));
        var values = new List<double>[units.Length];
        var doubtful = new bool[units.Length];
        for (var row = 0; row < rows.Length; row++)
        {
            var unit = rows.Table.UnitOfRow.Span[row];
            if (numbers is null || numbers.Known[row])
            {
                (values[unit] ??= []).Add(numbers is null ? 1 : numbers.Values.Span[row]);
            }
            else if (function != "count" && !numbers.NotApplicable[row])
            {
                doubtful[unit] = true;
            }
        }

        var asked = Asked();
        var hasNoValue = function is "min" or "max" ? Bits.Where(units.Length, unit => values[unit] is null && !doubtful[unit]) : Bits.None(units.Length);
        var known = asked.True.And(units.Counting).AndNot(Bits.Where(units.Length, unit => doubtful[unit])).AndNot(hasNoValue);
        var totals = values.Select(each => Aggregate(function, each ?? [])).ToArray();
        return new NumberOf(known, asked.False.Or(asked.NotApplicable).Or(asked.True.And(units.Counting).And(hasNoValue)), totals);
    }

    private static double Aggregate(string function, List<double> values) => function switch
    {
        "count" => values.Count,
        "min" => values.DefaultIfEmpty().Min(),
        "max" => values.DefaultIfEmpty().Max(),
        _ => values.Sum(),
    };

    private ConditionOf Asked() => units.Condition(RouteTo(units.Dataset.Study.Questionnaire.Elements, null));

    /// <summary>The conditions of everything around the repeat, and its own.</summary>
    private Expression? RouteTo(IEnumerable<Element> elements, Expression? around)
    {
        foreach (var element in elements)
        {
            if (ReferenceEquals(element, repeat))
            {
                return Expression.Both(around, repeat.Relevance);
            }

            if (element is Group group && Holds(group))
            {
                return RouteTo(group.Elements, Expression.Both(around, group.Relevance));
            }
        }

        return around;
    }

    private bool Holds(Group group) => group.Elements.Any(element => ReferenceEquals(element, repeat) || (element is Group inner && Holds(inner)));
}
