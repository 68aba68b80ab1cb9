using System.Diagnostics;
using Survey.Data.Expressions;

namespace Survey.Analysis.Figures;

/// <summary>Holds claims against figures: once by the estimates' intervals, once by the bounds.</summary>
/// <remarks>
/// A comparison holds if all of the interval is on its side, fails if none is, and cannot be told if the interval straddles the line.
/// <c>and</c> and <c>or</c> join verdicts as they join truths, <c>cannot_tell</c> being the unknown one.
/// </remarks>
internal sealed class ClaimJudge(FigureQuantities quantities, double level)
{
    private const double Rounding = 1e-12;

    private readonly List<string> found = [];

    public static ClaimResult Judge(ClaimDefinition claim, FigureQuantities quantities, double level)
    {
        var judge = new ClaimJudge(quantities, level);
        var (byInterval, byBounds) = judge.Decide(claim.Condition);
        return new ClaimResult
        {
            Name = claim.Name,
            Label = claim.Label,
            Test = claim.Test,
            Verdict = byInterval,
            VerdictBounds = byBounds,
            Found = string.Join("; ", judge.found.Distinct()),
        };
    }

    private (Verdict ByInterval, Verdict ByBounds) Decide(Expression expression) => expression switch
    {
        Expression.Operation { Operator: BinaryOperator.And } both => Join(Decide(both.Left), Decide(both.Right), And),
        Expression.Operation { Operator: BinaryOperator.Or } either => Join(Decide(either.Left), Decide(either.Right), (a, b) => Not(And(Not(a), Not(b)))),
        Expression.FunctionCall { Function: "not", Arguments: [var inner] } => Decide(inner) is var verdicts ? (Not(verdicts.ByInterval), Not(verdicts.ByBounds)) : default,
        Expression.Between between => Between(between),
        Expression.Operation { Left: Expression.FunctionCall { Function: "top" } top, Right: Expression.Text set } => DecideTop(top, set.Value),
        Expression.Operation comparison => Compare(comparison),
        _ => (Verdict.CannotTell, Verdict.CannotTell),
    };

    private static (Verdict, Verdict) Join((Verdict, Verdict) left, (Verdict, Verdict) right, Func<Verdict, Verdict, Verdict> join) =>
        (join(left.Item1, right.Item1), join(left.Item2, right.Item2));

    private static Verdict And(Verdict left, Verdict right) =>
        left == Verdict.DoesNotHold || right == Verdict.DoesNotHold ? Verdict.DoesNotHold
        : left == Verdict.Holds && right == Verdict.Holds ? Verdict.Holds
        : Verdict.CannotTell;

    private static Verdict Not(Verdict verdict) => verdict switch
    {
        Verdict.Holds => Verdict.DoesNotHold,
        Verdict.DoesNotHold => Verdict.Holds,
        _ => Verdict.CannotTell,
    };

    private (Verdict, Verdict) Between(Expression.Between between)
    {
        var value = Evaluate(between.Value);
        Note(value);
        return Join(
            Compare(BinaryOperator.GreaterOrEqual, value, Evaluate(between.Low)), Compare(BinaryOperator.LessOrEqual, value, Evaluate(between.High)), And);
    }

    private (Verdict, Verdict) Compare(Expression.Operation comparison)
    {
        var (left, right) = (Evaluate(comparison.Left), Evaluate(comparison.Right));
        foreach (var side in new[] { (comparison.Left, left), (comparison.Right, right) }.Where(side => side.Item1 is not Expression.Number))
        {
            Note(side.Item2);
        }

        return Compare(comparison.Operator, left, right);
    }

    private (Verdict, Verdict) Compare(BinaryOperator @operator, Quantity? left, Quantity? right)
    {
        if (left is null || right is null)
        {
            return (Verdict.CannotTell, Verdict.CannotTell);
        }

        var difference = left.Plus(right.Times(-1), level);
        return (Against(@operator, difference.Interval), Against(@operator, difference.Bounds));
    }

    /// <summary>The verdict on a difference compared with 0.</summary>
    private static Verdict Against(BinaryOperator @operator, Span? difference) => (@operator, difference) switch
    {
        (_, null) => Verdict.CannotTell,
        (BinaryOperator.GreaterOrEqual, { } span) => Side(span.Low >= -Rounding, span.High < -Rounding),
        (BinaryOperator.Greater, { } span) => Side(span.Low > Rounding, span.High <= Rounding),
        (BinaryOperator.LessOrEqual, { } span) => Side(span.High <= Rounding, span.Low > Rounding),
        (BinaryOperator.Less, { } span) => Side(span.High < -Rounding, span.Low >= -Rounding),
        (BinaryOperator.Equal, { } span) => Side(Math.Abs(span.Low) <= Rounding && Math.Abs(span.High) <= Rounding, span.Low > Rounding || span.High < -Rounding),
        (BinaryOperator.NotEqual, { } span) => Not(Against(BinaryOperator.Equal, span)),
        _ => throw new UnreachableException(),
    };

    private static Verdict Side(bool holds, bool fails) => holds ? Verdict.Holds : fails ? Verdict.DoesNotHold : Verdict.CannotTell;

    private Quantity? Evaluate(Expression expression) => expression switch
    {
        Expression.Number number => Quantity.Constant(number.Value),
        Expression.Negative negative => Evaluate(negative.Operand)?.Times(-1),
        Expression.Operation { Operator: BinaryOperator.Plus } sum => Add(Evaluate(sum.Left), Evaluate(sum.Right)),
        Expression.Operation { Operator: BinaryOperator.Minus } difference => Add(Evaluate(difference.Left), Evaluate(difference.Right)?.Times(-1)),
        Expression.Operation { Operator: BinaryOperator.Times, Left: Expression.Number factor } product => Evaluate(product.Right)?.Times(factor.Value),
        Expression.Operation { Operator: BinaryOperator.Times, Right: Expression.Number factor } product => Evaluate(product.Left)?.Times(factor.Value),
        Expression.Operation { Operator: BinaryOperator.Divide, Right: Expression.Number { Value: not 0 } divisor } quotient => Evaluate(quotient.Left)?.Times(1 / divisor.Value),
        Expression.FunctionCall call when ClaimCall.TryRead(call, out var read, out _) => quantities.Find(read),
        _ => null,
    };

    private Quantity? Add(Quantity? left, Quantity? right) => left is null || right is null ? null : left.Plus(right, level);

    private (Verdict, Verdict) DecideTop(Expression.FunctionCall top, string set)
    {
        if (!ClaimCall.TryRead(top, out var call, out _) || quantities.FindRanks(call) is not { Count: > 0 } ranks)
        {
            Note(null);
            return (Verdict.CannotTell, Verdict.CannotTell);
        }

        var names = set.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        found.Add(string.Join(' ', ranks.OrderBy(rank => rank.Value.Value).Take(names.Length).Select(rank => rank.Key)));
        return (Within(ranks, names, quantity => quantity.Interval), Within(ranks, names, quantity => quantity.Bounds));
    }

    /// <summary>Whether every named category is surely among the first, or one surely not.</summary>
    private static Verdict Within(IReadOnlyDictionary<string, Quantity> ranks, string[] names, Func<Quantity, Span?> spanOf)
    {
        var spans = names.Select(name => ranks.TryGetValue(name, out var rank) ? spanOf(rank) : null).ToList();
        return Side(spans.All(span => span?.High <= names.Length), spans.Any(span => span?.Low > names.Length));
    }

    private void Note(Quantity? quantity) => found.Add(quantity?.ToString() ?? "no answers that may be shown");
}
