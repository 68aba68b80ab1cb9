using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using static Survey.Analysis.Datasets.ValueColumn;

namespace Survey.Analysis.Datasets;

/// <summary>Aggregates a repeat's rows per unit: sum, count, min, max.</summary>
/// <remarks>
/// Rows to which the expression does not apply add nothing; a row of which it is unknown makes the sum unknown. A unit that was not
/// asked about the repeat has no total; one that was and described nothing has the sum 0, and no smallest or largest.
/// </remarks>
internal sealed class RepeatAggregator(ColumnEvaluator unitEvaluator, Repeat repeat)
{
    /// <param name="function">sum, count, min or max.</param>
    /// <param name="expression">What each row gives; null counts the rows themselves.</param>
    public NumberColumn Compute(string function, Expression? expression)
    {
        var rows = unitEvaluator.ForRepeat(repeat.Name);
        var numbers = expression is null ? null : ColumnConversion.ToNumber(rows.EvaluateExpression(expression));
        var values = new List<double>[unitEvaluator.Length];
        var hasUnknownRow = new bool[unitEvaluator.Length];
        for (var row = 0; row < rows.Length; row++)
        {
            var unit = rows.Table.UnitOfRow.Span[row];
            if (numbers is null || numbers.Known[row])
            {
                (values[unit] ??= []).Add(numbers is null ? 1 : numbers.Values.Span[row]);
            }
            else if (function != "count" && !numbers.NotApplicable[row])
            {
                hasUnknownRow[unit] = true;
            }
        }

        var asked = EvaluateRelevance();
        var withoutValue = function is "min" or "max"
            ? RowSet.Where(unitEvaluator.Length, unit => values[unit] is null && !hasUnknownRow[unit])
            : RowSet.None(unitEvaluator.Length);
        var known = asked
            .True.And(unitEvaluator.SubmittedRows)
            .AndNot(RowSet.Where(unitEvaluator.Length, unit => hasUnknownRow[unit]))
            .AndNot(withoutValue);
        var totals = values.Select(each => AggregateValues(function, each ?? [])).ToArray();
        return new NumberColumn(
            known,
            asked.False.Or(asked.NotApplicable).Or(asked.True.And(unitEvaluator.SubmittedRows).And(withoutValue)),
            totals
        );
    }

    private static double AggregateValues(string function, List<double> values) =>
        function switch
        {
            "count" => values.Count,
            "min" => values.DefaultIfEmpty().Min(),
            "max" => values.DefaultIfEmpty().Max(),
            _ => values.Sum(),
        };

    private ConditionColumn EvaluateRelevance() =>
        unitEvaluator.EvaluateCondition(FindRelevance(unitEvaluator.Dataset.Study.Questionnaire.Elements, null));

    /// <summary>The conditions of everything around the repeat, and its own.</summary>
    private Expression? FindRelevance(IEnumerable<Element> elements, Expression? outerRelevance)
    {
        foreach (var element in elements)
        {
            if (ReferenceEquals(element, repeat))
            {
                return Expression.And(outerRelevance, repeat.Relevance);
            }

            if (element is Group group && ContainsRepeat(group))
            {
                return FindRelevance(group.Elements, Expression.And(outerRelevance, group.Relevance));
            }
        }

        return outerRelevance;
    }

    private bool ContainsRepeat(Group group) =>
        group.Elements.Any(element => ReferenceEquals(element, repeat) || (element is Group inner && ContainsRepeat(inner)));
}
