using Survey.Data.Expressions;
using Survey.Data.Expressions.Values;

namespace Survey.Data.Simulation.Coverage;

/// <summary>The branch distance of a condition from the wanted result: 0 where it has that result, otherwise a positive number that grows
/// with the number of parts that do not, and with the difference of the numbers that a part compares.</summary>
/// <remarks>The branch distance of search-based testing (Tracey et al. 1998; McMinn 2004), each comparison scaled to at most 1.</remarks>
internal static class BranchDistance
{
    /// <summary>The distance.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="isWanted">Whether it is to hold, or not to.</param>
    /// <param name="evaluate">Reads a part of it.</param>
    public static double Calculate(Expression condition, bool isWanted, Func<Expression, FormValue> evaluate) =>
        condition switch
        {
            Expression.BinaryOperation { Operator: BinaryOperator.And } both => CombineOperands(both, isWanted, isWanted, evaluate),
            Expression.BinaryOperation { Operator: BinaryOperator.Or } either => CombineOperands(either, !isWanted, isWanted, evaluate),
            Expression.FunctionCall { Function: "not", Arguments: [var inner] } => Calculate(inner, !isWanted, evaluate),
            _ when evaluate(condition).AsBoolean() == isWanted => 0,
            Expression.BinaryOperation { Operator: >= BinaryOperator.Equal and <= BinaryOperator.GreaterOrEqual } comparison =>
                ComparisonDistance(comparison, evaluate),
            _ => 1,
        };

    private static double CombineOperands(
        Expression.BinaryOperation operation,
        bool isSum,
        bool isWanted,
        Func<Expression, FormValue> evaluate
    )
    {
        var (left, right) = (Calculate(operation.Left, isWanted, evaluate), Calculate(operation.Right, isWanted, evaluate));
        return isSum ? left + right : Math.Min(left, right);
    }

    private static double ComparisonDistance(Expression.BinaryOperation comparison, Func<Expression, FormValue> evaluate)
    {
        var difference = Math.Abs(evaluate(comparison.Left).AsNumber() - evaluate(comparison.Right).AsNumber());
        return double.IsFinite(difference) ? 0.2 + (0.7 * difference / (1 + difference)) : 1;
    }
}
