using System.Diagnostics;
using Survey.Data.Expressions;
using static Survey.Analysis.Datasets.ValueColumn;

namespace Survey.Analysis.Datasets;

/// <summary>Compares two columns row by row, as the form does where both are known.</summary>
internal static class ColumnComparison
{
    public static ConditionColumn Compare(BinaryOperator @operator, ValueColumn left, ValueColumn right) =>
        @operator switch
        {
            BinaryOperator.Equal => AreEqual(left, right),
            BinaryOperator.NotEqual => FourValuedLogic.Not(AreEqual(left, right)),
            _ => CompareOrder(@operator, left, right),
        };

    private static ConditionColumn AreEqual(ValueColumn left, ValueColumn right) =>
        (left, right) switch
        {
            (CategoryColumn category, CategoryColumn { Categories: [var only] } constant) => FourValuedLogic.CreateCondition(
                category.RowsIn(only.Name),
                category,
                constant
            ),
            (CategoryColumn { Categories: [_] }, CategoryColumn) => AreEqual(right, left),
            (ConditionColumn a, ConditionColumn b) => FourValuedLogic.CreateCondition(a.True.And(b.True).Or(a.False.And(b.False)), a, b),
            (ConditionColumn, _) or (_, ConditionColumn) => AreEqual(
                ColumnConversion.ToConditionForComparison(left),
                ColumnConversion.ToConditionForComparison(right)
            ),
            (DateColumn, _) or (_, DateColumn) => CompareDates(left, right, order => order == 0),
            (NumberColumn, _) or (_, NumberColumn) => CompareNumbers(left, right, (a, b) => a == b),
            _ => CompareTexts(left, right),
        };

    private static ConditionColumn CompareOrder(BinaryOperator @operator, ValueColumn left, ValueColumn right) =>
        left is DateColumn || right is DateColumn
            ? CompareDates(left, right, order => IsSatisfied(@operator, order))
            : CompareNumbers(left, right, (a, b) => IsSatisfied(@operator, a.CompareTo(b)));

    private static bool IsSatisfied(BinaryOperator @operator, int order) =>
        @operator switch
        {
            BinaryOperator.Less => order < 0,
            BinaryOperator.LessOrEqual => order <= 0,
            BinaryOperator.Greater => order > 0,
            BinaryOperator.GreaterOrEqual => order >= 0,
            _ => throw new UnreachableException(),
        };

    private static ConditionColumn CompareNumbers(ValueColumn left, ValueColumn right, Func<double, double, bool> predicate)
    {
        var (a, b) = (ColumnConversion.ToNumberForComparison(left), ColumnConversion.ToNumberForComparison(right));
        return FourValuedLogic.CreateCondition(RowSet.Where(a.Length, row => predicate(a.Values.Span[row], b.Values.Span[row])), a, b);
    }

    private static ConditionColumn CompareDates(ValueColumn left, ValueColumn right, Func<int, bool> predicate)
    {
        var (a, b) = (ColumnConversion.ToDates(left), ColumnConversion.ToDates(right));
        return FourValuedLogic.CreateCondition(
            RowSet.Where(left.Length, row => a[row] is { } first && b[row] is { } second && predicate(first.CompareKnownParts(second))),
            left,
            right
        );
    }

    private static ConditionColumn CompareTexts(ValueColumn left, ValueColumn right)
    {
        var (a, b) = (ColumnConversion.ToTexts(left), ColumnConversion.ToTexts(right));
        return FourValuedLogic.CreateCondition(
            RowSet.Where(left.Length, row => string.Equals(a[row], b[row], StringComparison.Ordinal)),
            left,
            right
        );
    }
}
