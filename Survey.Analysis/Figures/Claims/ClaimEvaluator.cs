using System.Diagnostics;
using Survey.Analysis.Figures.Results;
using Survey.Data.Expressions;

namespace Survey.Analysis.Figures.Claims;

/// <summary>Holds claims against figures: once by the estimates' intervals, once by the bounds.</summary>
/// <remarks>
/// A comparison holds if all of the interval is on its side, fails if none is, and cannot be told if the interval straddles the line.
/// <c>and</c> and <c>or</c> join verdicts as they join truths, <c>cannot_tell</c> being the unknown one.
/// </remarks>
internal sealed class ClaimEvaluator(ClaimQuantityLookup quantities, double level)
{
    private const double Tolerance = 1e-12;

    private readonly List<string> observedValues = [];

    public static ClaimResult EvaluateClaim(ClaimDefinition claim, ClaimQuantityLookup quantities, double level)
    {
        var evaluator = new ClaimEvaluator(quantities, level);
        var (byInterval, byBounds) = evaluator.EvaluateCondition(claim.Condition);
        return new ClaimResult
        {
            Name = claim.Name,
            Label = claim.Label,
            TestText = claim.TestText,
            VerdictByInterval = byInterval,
            VerdictByBounds = byBounds,
            ObservedValues = string.Join("; ", evaluator.observedValues.Distinct()),
        };
    }

    private (Verdict ByInterval, Verdict ByBounds) EvaluateCondition(Expression expression) =>
        expression switch
        {
            Expression.BinaryOperation { Operator: BinaryOperator.And } both => Join(
                EvaluateCondition(both.Left),
                EvaluateCondition(both.Right),
                And
            ),
            Expression.BinaryOperation { Operator: BinaryOperator.Or } either => Join(
                EvaluateCondition(either.Left),
                EvaluateCondition(either.Right),
                (a, b) => Not(And(Not(a), Not(b)))
            ),
            Expression.FunctionCall { Function: "not", Arguments: [var inner] } => EvaluateCondition(inner) is var verdicts
                ? (Not(verdicts.ByInterval), Not(verdicts.ByBounds))
                : default,
            Expression.Between between => Between(between),
            Expression.BinaryOperation { Left: Expression.FunctionCall { Function: "top" } top, Right: Expression.Text set } => EvaluateTop(
                top,
                set.Value
            ),
            Expression.BinaryOperation comparison => Compare(comparison),
            _ => (Verdict.CannotTell, Verdict.CannotTell),
        };

    private static (Verdict, Verdict) Join((Verdict, Verdict) left, (Verdict, Verdict) right, Func<Verdict, Verdict, Verdict> join) =>
        (join(left.Item1, right.Item1), join(left.Item2, right.Item2));

    private static Verdict And(Verdict left, Verdict right) =>
        left == Verdict.DoesNotHold || right == Verdict.DoesNotHold ? Verdict.DoesNotHold
        : left == Verdict.Holds && right == Verdict.Holds ? Verdict.Holds
        : Verdict.CannotTell;

    private static Verdict Not(Verdict verdict) =>
        verdict switch
        {
            Verdict.Holds => Verdict.DoesNotHold,
            Verdict.DoesNotHold => Verdict.Holds,
            _ => Verdict.CannotTell,
        };

    private (Verdict, Verdict) Between(Expression.Between between)
    {
        var value = EvaluateQuantity(between.Value);
        RecordValue(value);
        return Join(
            Compare(BinaryOperator.GreaterOrEqual, value, EvaluateQuantity(between.Low)),
            Compare(BinaryOperator.LessOrEqual, value, EvaluateQuantity(between.High)),
            And
        );
    }

    private (Verdict, Verdict) Compare(Expression.BinaryOperation comparison)
    {
        var (left, right) = (EvaluateQuantity(comparison.Left), EvaluateQuantity(comparison.Right));
        foreach (
            var side in new[] { (comparison.Left, left), (comparison.Right, right) }.Where(side => side.Item1 is not Expression.Number)
        )
        {
            RecordValue(side.Item2);
        }

        return Compare(comparison.Operator, left, right);
    }

    private (Verdict, Verdict) Compare(BinaryOperator @operator, ClaimQuantity? left, ClaimQuantity? right)
    {
        if (left is null || right is null)
        {
            return (Verdict.CannotTell, Verdict.CannotTell);
        }

        var difference = left.Add(right.MultiplyBy(-1), level);
        return (CompareWithZero(@operator, difference.Interval), CompareWithZero(@operator, difference.Bounds));
    }

    /// <summary>The verdict on a difference compared with 0.</summary>
    private static Verdict CompareWithZero(BinaryOperator @operator, ValueRange? difference) =>
        (@operator, difference) switch
        {
            (_, null) => Verdict.CannotTell,
            (BinaryOperator.GreaterOrEqual, { } range) => ToVerdict(range.Lower >= -Tolerance, range.Upper < -Tolerance),
            (BinaryOperator.Greater, { } range) => ToVerdict(range.Lower > Tolerance, range.Upper <= Tolerance),
            (BinaryOperator.LessOrEqual, { } range) => ToVerdict(range.Upper <= Tolerance, range.Lower > Tolerance),
            (BinaryOperator.Less, { } range) => ToVerdict(range.Upper < -Tolerance, range.Lower >= -Tolerance),
            (BinaryOperator.Equal, { } range) => ToVerdict(
                Math.Abs(range.Lower) <= Tolerance && Math.Abs(range.Upper) <= Tolerance,
                range.Lower > Tolerance || range.Upper < -Tolerance
            ),
            (BinaryOperator.NotEqual, { } range) => Not(CompareWithZero(BinaryOperator.Equal, range)),
            _ => throw new UnreachableException(),
        };

    private static Verdict ToVerdict(bool holds, bool fails) =>
        holds ? Verdict.Holds
        : fails ? Verdict.DoesNotHold
        : Verdict.CannotTell;

    private ClaimQuantity? EvaluateQuantity(Expression expression) =>
        expression switch
        {
            Expression.Number number => ClaimQuantity.Constant(number.Value),
            Expression.Negation negative => EvaluateQuantity(negative.Operand)?.MultiplyBy(-1),
            Expression.BinaryOperation { Operator: BinaryOperator.Plus } sum => Add(
                EvaluateQuantity(sum.Left),
                EvaluateQuantity(sum.Right)
            ),
            Expression.BinaryOperation { Operator: BinaryOperator.Minus } difference => Add(
                EvaluateQuantity(difference.Left),
                EvaluateQuantity(difference.Right)?.MultiplyBy(-1)
            ),
            Expression.BinaryOperation { Operator: BinaryOperator.Times, Left: Expression.Number factor } product => EvaluateQuantity(
                product.Right
            )
                ?.MultiplyBy(factor.Value),
            Expression.BinaryOperation { Operator: BinaryOperator.Times, Right: Expression.Number factor } product => EvaluateQuantity(
                product.Left
            )
                ?.MultiplyBy(factor.Value),
            Expression.BinaryOperation { Operator: BinaryOperator.Divide, Right: Expression.Number { Value: not 0 } divisor } quotient =>
                EvaluateQuantity(quotient.Left)?.MultiplyBy(1 / divisor.Value),
            Expression.FunctionCall call when FigureReference.TryParse(call, out var reference, out _) => quantities.Find(reference),
            _ => null,
        };

    private ClaimQuantity? Add(ClaimQuantity? left, ClaimQuantity? right) => left is null || right is null ? null : left.Add(right, level);

    private (Verdict, Verdict) EvaluateTop(Expression.FunctionCall top, string set)
    {
        if (!FigureReference.TryParse(top, out var reference, out _) || quantities.FindRanks(reference) is not { Count: > 0 } ranks)
        {
            RecordValue(null);
            return (Verdict.CannotTell, Verdict.CannotTell);
        }

        var names = set.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        observedValues.Add(string.Join(' ', ranks.OrderBy(rank => rank.Value.Value).Take(names.Length).Select(rank => rank.Key)));
        return (AreAmongTop(ranks, names, quantity => quantity.Interval), AreAmongTop(ranks, names, quantity => quantity.Bounds));
    }

    /// <summary>Whether every named category is surely among the first, or one surely not.</summary>
    private static Verdict AreAmongTop(
        IReadOnlyDictionary<string, ClaimQuantity> ranks,
        string[] names,
        Func<ClaimQuantity, ValueRange?> rangeOf
    )
    {
        var ranges = names.Select(name => ranks.TryGetValue(name, out var rank) ? rangeOf(rank) : null).ToList();
        return ToVerdict(ranges.All(range => range?.Upper <= names.Length), ranges.Any(range => range?.Lower > names.Length));
    }

    private void RecordValue(ClaimQuantity? quantity) => observedValues.Add(quantity?.ToString() ?? "no answers that may be shown");
}
