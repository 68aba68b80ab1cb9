using System.Diagnostics;
using Survey.Data.Expressions;
using static Survey.Analysis.Datasets.ValueColumn;

namespace Survey.Analysis.Datasets;

/// <summary>Compares two columns row by row, as the form does where both are known.</summary>
internal static class Comparison
{
    public static ConditionOf Of(BinaryOperator @operator, ValueColumn left, ValueColumn right) => @operator switch
    {
        BinaryOperator.Equal => AreEqual(left, right),
        BinaryOperator.NotEqual => ThreeValuedLogic.Not(AreEqual(left, right)),
        _ => InOrder(@operator, left, right),
    };

    private static ConditionOf AreEqual(ValueColumn left, ValueColumn right) => (left, right) switch
    {
        (CategoryOf category, CategoryOf { Categories: [var only] } constant) => ThreeValuedLogic.Passing(category.In(only.Name), category, constant),
        (CategoryOf { Categories: [_] }, CategoryOf) => AreEqual(right, left),
        (ConditionOf a, ConditionOf b) => ThreeValuedLogic.Passing(a.True.And(b.True).Or(a.False.And(b.False)), a, b),
        (ConditionOf, _) or (_, ConditionOf) => AreEqual(Conversion.ToComparedCondition(left), Conversion.ToComparedCondition(right)),
        (DateOf, _) or (_, DateOf) => DatesWhere(left, right, order => order == 0),
        (NumberOf, _) or (_, NumberOf) => NumbersWhere(left, right, (a, b) => a == b),
        _ => TextsEqual(left, right),
    };

    private static ConditionOf InOrder(BinaryOperator @operator, ValueColumn left, ValueColumn right) =>
        left is DateOf || right is DateOf
            ? DatesWhere(left, right, order => Holds(@operator, order))
            : NumbersWhere(left, right, (a, b) => Holds(@operator, a.CompareTo(b)));

    private static bool Holds(BinaryOperator @operator, int order) => @operator switch
    {
        BinaryOperator.Less => order < 0,
        BinaryOperator.LessOrEqual => order <= 0,
        BinaryOperator.Greater => order > 0,
        BinaryOperator.GreaterOrEqual => order >= 0,
        _ => throw new UnreachableException(),
    };

    private static ConditionOf NumbersWhere(ValueColumn left, ValueColumn right, Func<double, double, bool> holds)
    {
        var (a, b) = (Conversion.ToComparedNumber(left), Conversion.ToComparedNumber(right));
        return ThreeValuedLogic.Passing(Bits.Where(a.Length, row => holds(a.Values.Span[row], b.Values.Span[row])), a, b);
    }

    private static ConditionOf DatesWhere(ValueColumn left, ValueColumn right, Func<int, bool> holds)
    {
        var (a, b) = (Conversion.ToDates(left), Conversion.ToDates(right));
        return ThreeValuedLogic.Passing(
            Bits.Where(left.Length, row => a[row] is { } first && b[row] is { } second && holds(first.CompareKnown(second))), left, right);
    }

    private static ConditionOf TextsEqual(ValueColumn left, ValueColumn right)
    {
        var (a, b) = (Conversion.ToTexts(left), Conversion.ToTexts(right));
        return ThreeValuedLogic.Passing(Bits.Where(left.Length, row => string.Equals(a[row], b[row], StringComparison.Ordinal)), left, right);
    }
}
