using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Web.Features.Respond;

/// <summary>Finds the sums that a page's edits hold against a total: <c>${a} + ${b} + ${c} = ${total}</c>, or at most, in a hard or a soft edit.</summary>
/// <remarks>
/// Blanks may be taken for 0 (<c>coalesce(${a}, 0)</c>, <c>if(${a} = '', 0, ${a})</c>), and <c>.</c> is the question that has the edit. What is added up
/// are two or more number questions of the page; the total may be anything that reads none of them.
/// </remarks>
internal static class RunningSums
{
    /// <summary>Every sum of a page, once, however many of its questions have the edit.</summary>
    public static IEnumerable<RunningSum> On(Page page)
    {
        var order = page.Questions.Select(question => question.Name).ToList();
        return page.Questions.SelectMany(asked => Edits(asked).SelectMany(edit => edit.Parts()).OfType<Expression.Operation>().Select(part => Find(page, asked, part)).OfType<RunningSum>())
            .Select(sum => sum with { Parts = [.. sum.Parts.OrderBy(order.IndexOf)] })
            .DistinctBy(sum => $"{string.Join(' ', sum.Parts)} {sum.Total}");
    }

    private static IEnumerable<Expression> Edits(Question question) => new[] { question.Constraint, question.SoftConstraint }.OfType<Expression>();

    private static RunningSum? Find(Page page, Question asked, Expression.Operation comparison) => comparison.Operator switch
    {
        BinaryOperator.Equal => Find(page, asked, comparison.Left, comparison.Right) ?? Find(page, asked, comparison.Right, comparison.Left),
        BinaryOperator.Less or BinaryOperator.LessOrEqual => Find(page, asked, comparison.Left, comparison.Right),
        BinaryOperator.Greater or BinaryOperator.GreaterOrEqual => Find(page, asked, comparison.Right, comparison.Left),
        _ => null,
    };

    private static RunningSum? Find(Page page, Question asked, Expression sum, Expression total)
    {
        var parts = Addends(asked, sum).Distinct().ToList();
        var limit = total is Expression.Current ? new Expression.Variable(asked.Name) : total;
        var isSum = parts.Count > 1 && parts.All(name => page.Questions.Any(question => question.Name == name && question.Type is QuestionType.WholeNumber or QuestionType.Number));
        return isSum && !limit.Variables.Intersect(parts).Any() && !limit.Parts().OfType<Expression.Current>().Any() ? new RunningSum(asked, [.. parts], limit) : null;
    }

    /// <summary>The names that are added up; an empty name where something else is.</summary>
    private static IEnumerable<string> Addends(Question asked, Expression expression) => expression switch
    {
        Expression.Operation { Operator: BinaryOperator.Plus } plus => Addends(asked, plus.Left).Concat(Addends(asked, plus.Right)),
        Expression.FunctionCall { Function: "coalesce", Arguments: [var value, Expression.Number { Value: 0 }] } => Addends(asked, value),
        Expression.FunctionCall { Function: "number", Arguments: [var value] } => Addends(asked, value),
        Expression.FunctionCall { Function: "if", Arguments: [_, Expression.Number { Value: 0 }, var value] } => Addends(asked, value),
        Expression.FunctionCall { Function: "if", Arguments: [_, var value, Expression.Number { Value: 0 }] } => Addends(asked, value),
        Expression.Variable variable => [variable.Name],
        Expression.Current => [asked.Name],
        _ => [""],
    };
}

/// <summary>A sum of answers on a page and the total they are held against.</summary>
/// <param name="Asked">The question that has the edit.</param>
/// <param name="Parts">The questions that are added up, in the page's order.</param>
/// <param name="Total">The total.</param>
internal sealed record RunningSum(Question Asked, ImmutableArray<string> Parts, Expression Total);

/// <summary>A sum that the script keeps up to date, ready to be drawn.</summary>
/// <param name="Parts">The questions that are added up.</param>
/// <param name="Total">The total as the script reads it.</param>
internal sealed record SumLine(ImmutableArray<string> Parts, string Total) : PagePart;
