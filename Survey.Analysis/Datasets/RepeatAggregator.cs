using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using static Survey.Analysis.Datasets.ValueColumn;

namespace Survey.Analysis.Datasets;

/// <summary>Aggregates a repeat's rows per unit, or per row of the repeat that it is inside: sum, count, min, max.</summary>
/// <remarks>
/// Rows to which the expression does not apply add nothing; a row of which it is unknown makes the sum unknown. A unit that was not
/// asked about the repeat has no total; one that was and described nothing has the sum 0, and no smallest or largest.
/// </remarks>
internal sealed class RepeatAggregator(ColumnEvaluator evaluator, Repeat repeat)
{
    /// <param name="function">sum, count, min or max.</param>
    /// <param name="expression">What each row gives; null counts the rows themselves.</param>
    public NumberColumn Compute(string function, Expression? expression)
    {
        var rows = evaluator.ForRepeat(repeat.Name);
        var numbers = expression is null ? null : ColumnConversion.ToNumber(rows.EvaluateExpression(expression));
        var values = new List<double>[evaluator.Length];
        var hasUnknownRow = new bool[evaluator.Length];
        var placeOfRow = evaluator.IsForUnits ? rows.Table.UnitOfRow : rows.Table.ParentOfRow;
        for (var row = 0; row < rows.Length; row++)
        {
            var unit = placeOfRow.Span[row];
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
            ? RowSet.Where(evaluator.Length, unit => values[unit] is null && !hasUnknownRow[unit])
            : RowSet.None(evaluator.Length);
        var known = asked
            .True.And(evaluator.SubmittedRows)
            .AndNot(RowSet.Where(evaluator.Length, unit => hasUnknownRow[unit]))
            .AndNot(withoutValue);
        var totals = values.Select(each => AggregateValues(function, each ?? [])).ToArray();
        return new NumberColumn(
            known,
            asked.False.Or(asked.NotApplicable).Or(asked.True.And(evaluator.SubmittedRows).And(withoutValue)),
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

    /// <summary>Whether there may be rows: in a unit, those of the outer repeat, where this one is inside another.</summary>
    private ConditionColumn EvaluateRelevance()
    {
        var outermost = repeat;
        while (
            outermost.ParentName != evaluator.Table.RepeatName
            && evaluator.Dataset.Study.Questionnaire.FindRepeat(outermost.ParentName) is { } outer
        )
        {
            outermost = outer;
        }

        return evaluator.EvaluateCondition(outermost.EffectiveRelevance);
    }
}
