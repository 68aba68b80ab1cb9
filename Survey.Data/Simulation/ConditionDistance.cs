using Survey.Data.Expressions;

namespace Survey.Data.Simulation;

/// <summary>How far a condition is from what is wanted of it: 0 where it is that already, else more the more of its parts are not, and numbers by how far apart they are.</summary>
/// <remarks>The branch distance of search-based testing (Tracey et al. 1998; McMinn 2004), each comparison scaled to at most 1.</remarks>
internal static class ConditionDistance
{
    /// <summary>The distance.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="isWanted">Whether it is to hold, or not to.</param>
    /// <param name="evaluate">Reads a part of it.</param>
    public static double Of(Expression condition, bool isWanted, Func<Expression, FormValue> evaluate) => condition switch
    {
        Expression.Operation { Operator: BinaryOperator.And } both => Joined(both, isWanted, isWanted, evaluate),
        Expression.Operation { Operator: BinaryOperator.Or } either => Joined(either, !isWanted, isWanted, evaluate),
        Expression.FunctionCall { Function: "not", Arguments: [var inner] } => Of(inner, !isWanted, evaluate),
        _ when evaluate(condition).AsTruth() == isWanted => 0,
        Expression.Operation { Operator: >= BinaryOperator.Equal and <= BinaryOperator.GreaterOrEqual } comparison => Apart(comparison, evaluate),
        _ => 1,
    };

    private static double Joined(Expression.Operation operation, bool isSum, bool isWanted, Func<Expression, FormValue> evaluate)
    {
        var (left, right) = (Of(operation.Left, isWanted, evaluate), Of(operation.Right, isWanted, evaluate));
        return isSum ? left + right : Math.Min(left, right);
    }

    private static double Apart(Expression.Operation comparison, Func<Expression, FormValue> evaluate)
    {
        var apart = Math.Abs(evaluate(comparison.Left).AsNumber() - evaluate(comparison.Right).AsNumber());
        return double.IsFinite(apart) ? 0.2 + (0.7 * apart / (1 + apart)) : 1;
    }
}
