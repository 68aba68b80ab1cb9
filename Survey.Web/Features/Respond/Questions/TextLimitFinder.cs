using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Web.Features.Respond.Questions;

/// <summary>Finds the most characters that a text may have by its hard edit: <c>string-length(.) &lt;= 500</c>, alone or joined to other
/// conditions by <c>and</c>.</summary>
internal static class TextLimitFinder
{
    /// <summary>The most characters; null where the edit does not say.</summary>
    public static int? Find(Question question) =>
        question is { Format: AnswerFormat.Text, Constraint: { } constraint }
        && FindLimits(question, constraint).DefaultIfEmpty(double.NaN).Min() is >= 1 and <= int.MaxValue and var limit
            ? (int)limit
            : null;

    private static IEnumerable<double> FindLimits(Question question, Expression edit) =>
        edit switch
        {
            Expression.BinaryOperation { Operator: BinaryOperator.And } both => FindLimits(question, both.Left)
                .Concat(FindLimits(question, both.Right)),
            Expression.BinaryOperation { Right: Expression.Number limit } comparison when IsLength(question, comparison.Left) =>
                LargestWith(comparison.Operator, limit.Value),
            Expression.BinaryOperation { Left: Expression.Number limit } comparison when IsLength(question, comparison.Right) =>
                LargestWith(Mirrored(comparison.Operator), limit.Value),
            _ => [],
        };

    private static bool IsLength(Question question, Expression expression) =>
        expression is Expression.FunctionCall { Function: "string-length", Arguments: [var text] }
        && (text is Expression.CurrentAnswer || (text is Expression.Variable variable && variable.Name == question.Name));

    private static double[] LargestWith(BinaryOperator comparison, double limit) =>
        comparison switch
        {
            BinaryOperator.LessOrEqual => [Math.Floor(limit)],
            BinaryOperator.Less => [Math.Ceiling(limit) - 1],
            _ => [],
        };

    private static BinaryOperator Mirrored(BinaryOperator comparison) =>
        comparison switch
        {
            BinaryOperator.GreaterOrEqual => BinaryOperator.LessOrEqual,
            BinaryOperator.Greater => BinaryOperator.Less,
            _ => BinaryOperator.Equal,
        };
}
