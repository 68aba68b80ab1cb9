using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Web.Features.Respond.Questions;

/// <summary>Finds the sums that the edits of a page compare with a total: <c>${a} + ${b} + ${c} = ${total}</c>, or <c>&lt;=</c>, in a hard
/// or a soft edit.</summary>
/// <remarks>
/// An addend may count as 0 where it is blank (<c>coalesce(${a}, 0)</c>, <c>if(${a} = '', 0, ${a})</c>), and <c>.</c> is the question that
/// has the edit. The addends are two or more number questions of the page; the total may be any expression that reads none of them.
/// </remarks>
internal static class SumConstraintFinder
{
    /// <summary>Every sum of a page, once, however many of its questions have the edit.</summary>
    public static IEnumerable<SumConstraint> FindAll(Page page)
    {
        var order = page.Questions.Select(question => question.Name).ToList();
        return page
            .Questions.SelectMany(question =>
                ConstraintsOf(question)
                    .SelectMany(edit => edit.DescendantsAndSelf())
                    .OfType<Expression.BinaryOperation>()
                    .Select(comparison => Find(page, question, comparison))
                    .OfType<SumConstraint>()
            )
            .Select(sum => sum with { Addends = [.. sum.Addends.OrderBy(order.IndexOf)] })
            .DistinctBy(sum => $"{string.Join(' ', sum.Addends)} {sum.Total}");
    }

    private static IEnumerable<Expression> ConstraintsOf(Question question) =>
        new[] { question.Constraint, question.SoftConstraint }.OfType<Expression>();

    private static SumConstraint? Find(Page page, Question question, Expression.BinaryOperation comparison) =>
        comparison.Operator switch
        {
            BinaryOperator.Equal => Find(page, question, comparison.Left, comparison.Right)
                ?? Find(page, question, comparison.Right, comparison.Left),
            BinaryOperator.Less or BinaryOperator.LessOrEqual => Find(page, question, comparison.Left, comparison.Right),
            BinaryOperator.Greater or BinaryOperator.GreaterOrEqual => Find(page, question, comparison.Right, comparison.Left),
            _ => null,
        };

    private static SumConstraint? Find(Page page, Question question, Expression sum, Expression total)
    {
        var addends = FindAddends(question, sum).Distinct().ToList();
        var limit = total is Expression.CurrentAnswer ? new Expression.Variable(question.Name) : total;
        var isSum =
            addends.Count > 1
            && addends.All(name =>
                page.Questions.Any(candidate => candidate.Name == name && candidate.Format == AnswerFormat.Number)
            );
        return
            isSum && !limit.VariableNames.Intersect(addends).Any() && !limit.DescendantsAndSelf().OfType<Expression.CurrentAnswer>().Any()
            ? new SumConstraint(question, [.. addends], limit)
            : null;
    }

    /// <summary>The names of the addends; an empty name for an addend that is no question.</summary>
    private static IEnumerable<string> FindAddends(Question question, Expression expression) =>
        expression switch
        {
            Expression.BinaryOperation { Operator: BinaryOperator.Plus } plus => FindAddends(question, plus.Left)
                .Concat(FindAddends(question, plus.Right)),
            Expression.FunctionCall { Function: "coalesce", Arguments: [var value, Expression.Number { Value: 0 }] } => FindAddends(
                question,
                value
            ),
            Expression.FunctionCall { Function: "number", Arguments: [var value] } => FindAddends(question, value),
            Expression.FunctionCall { Function: "if", Arguments: [_, Expression.Number { Value: 0 }, var value] } => FindAddends(
                question,
                value
            ),
            Expression.FunctionCall { Function: "if", Arguments: [_, var value, Expression.Number { Value: 0 }] } => FindAddends(
                question,
                value
            ),
            Expression.Variable variable => [variable.Name],
            Expression.CurrentAnswer => [question.Name],
            _ => [""],
        };
}

/// <summary>A sum of answers on a page and the total that it is compared with.</summary>
/// <param name="Question">The question that has the edit.</param>
/// <param name="Addends">The questions that are added up, in the page's order.</param>
/// <param name="Total">The total.</param>
internal sealed record SumConstraint(Question Question, ImmutableArray<string> Addends, Expression Total);

/// <summary>A sum that the script keeps up to date, as its view shows it.</summary>
/// <param name="Addends">The questions that are added up.</param>
/// <param name="Total">The total as the script reads it.</param>
internal sealed record RunningSumItem(ImmutableArray<string> Addends, string Total) : PageItem;
