using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using static Survey.Analysis.Datasets.ValueColumn;

namespace Survey.Analysis.Datasets;

/// <summary>What a unit's rows of a repeat add up to.</summary>
/// <remarks>
/// Rows to which the expression does not apply add nothing; a row of which it is unknown makes the sum unknown. A unit that was not
/// asked about the repeat has no total; one that was and described nothing has 0.
/// </remarks>
internal sealed class RepeatTotals(Reading units, Repeat repeat)
{
    public NumberOf Of(bool isCount, Expression? expression)
    {
        var rows = units.OfRepeat(repeat.Name);
        var numbers = expression is null ? null : Conversion.ToNumber(rows.Read(expression));
        var totals = new double[units.Length];
        var doubtful = new bool[units.Length];
        for (var row = 0; row < rows.Length; row++)
        {
            var unit = rows.Table.UnitOfRow.Span[row];
            if (numbers is null || numbers.Known[row])
            {
                totals[unit] += isCount ? 1 : numbers!.Values.Span[row];
            }
            else if (!isCount && !numbers.NotApplicable[row])
            {
                doubtful[unit] = true;
            }
        }

        var asked = Asked();
        var known = asked.True.And(units.Counting).AndNot(Bits.Where(units.Length, unit => doubtful[unit]));
        return new NumberOf(known, asked.False.Or(asked.NotApplicable), totals);
    }

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
