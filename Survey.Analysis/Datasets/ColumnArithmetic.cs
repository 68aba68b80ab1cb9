using System.Diagnostics;
using Survey.Data.Expressions;
using static Survey.Analysis.Datasets.ValueColumn;

namespace Survey.Analysis.Datasets;

/// <summary>Computes with the numbers of columns, row by row. What has no finite result, such as a division by 0, is unknown.</summary>
internal static class ColumnArithmetic
{
    public static NumberColumn Compute(BinaryOperator @operator, ValueColumn left, ValueColumn right) =>
        Combine(
            @operator switch
            {
                BinaryOperator.Plus => (a, b) => a + b,
                BinaryOperator.Minus => (a, b) => a - b,
                BinaryOperator.Times => (a, b) => a * b,
                BinaryOperator.Divide => (a, b) => a / b,
                BinaryOperator.Modulo => (a, b) => a % b,
                _ => throw new UnreachableException(),
            },
            left,
            right
        );

    public static NumberColumn Combine(Func<double, double, double> function, ValueColumn left, ValueColumn right)
    {
        var (a, b) = (ColumnConversion.ToNumber(left), ColumnConversion.ToNumber(right));
        var (known, notApplicable) = FourValuedLogic.CombineStates(a, b);
        return NumberColumn.OfRows(known, notApplicable, row => function(a.Values.Span[row], b.Values.Span[row]));
    }

    public static NumberColumn Map(Func<double, double> function, ValueColumn operand)
    {
        var numbers = ColumnConversion.ToNumber(operand);
        return NumberColumn.OfRows(numbers.Known, numbers.NotApplicable, row => function(numbers.Values.Span[row]));
    }
}
