using System.Diagnostics;
using Survey.Data.Expressions;
using static Survey.Analysis.Datasets.ValueColumn;

namespace Survey.Analysis.Datasets;

/// <summary>Numbers of the figures' reading, row by row. What has no finite result, such as a division by 0, is unknown.</summary>
internal static class Arithmetic
{
    public static NumberOf Of(BinaryOperator @operator, ValueColumn left, ValueColumn right) => Combine(
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
        right);

    public static NumberOf Combine(Func<double, double, double> function, ValueColumn left, ValueColumn right)
    {
        var (a, b) = (Conversion.ToNumber(left), Conversion.ToNumber(right));
        return Finite(a.Length, row => function(a.Values.Span[row], b.Values.Span[row]), ThreeValuedLogic.StatesOf(a, b));
    }

    public static NumberOf Map(Func<double, double> function, ValueColumn operand)
    {
        var numbers = Conversion.ToNumber(operand);
        return Finite(numbers.Length, row => function(numbers.Values.Span[row]), ThreeValuedLogic.StatesOf(numbers));
    }

    private static NumberOf Finite(int length, Func<int, double> valueAt, (Bits Known, Bits NotApplicable) states)
    {
        var values = new double[length];
        foreach (var row in states.Known.Rows())
        {
            values[row] = valueAt(row);
        }

        return new NumberOf(states.Known.And(Bits.Where(length, row => double.IsFinite(values[row]))), states.NotApplicable, values);
    }
}
