using System.Collections.Immutable;
using System.Diagnostics;
using Survey.Analysis.Figures.Results;
using Survey.Data.Expressions;

namespace Survey.Analysis.Figures.Claims;

/// <summary>Evaluates claims from the figures: once by the estimates' intervals, once by the bounds.</summary>
/// <remarks>
/// A comparison holds if all of the interval is on its side, fails if none is, and cannot be told if the interval contains the limit.
/// <c>and</c> and <c>or</c> join verdicts by three-valued logic, <c>cannot_tell</c> being the unknown value.
/// </remarks>
internal sealed class ClaimEvaluator(ClaimQuantityLookup quantities, double level)
{
    /// <summary>Rounding of sums and differences: far below any share or mean that is published.</summary>
    private const double Tolerance = 1e-12;

    private readonly List<string> observedValues = [];

    public static ClaimResult EvaluateClaim(ClaimDefinition claim, ClaimQuantityLookup quantities, double level)
    {
        var evaluator = new ClaimEvaluator(quantities, level);
        var (byInterval, byBounds) = evaluator.Evaluate(claim.Test);
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

    private (Verdict ByInterval, Verdict ByBounds) Evaluate(ClaimTest test) =>
        test switch
        {
            ClaimTest.And both => Join(Evaluate(both.Left), Evaluate(both.Right), And),
            ClaimTest.Or either => Join(Evaluate(either.Left), Evaluate(either.Right), Or),
            ClaimTest.Not inner => Evaluate(inner.Test) is var verdicts ? (Not(verdicts.ByInterval), Not(verdicts.ByBounds)) : default,
            ClaimTest.Between between => Between(between),
            ClaimTest.Top top => EvaluateTop(top),
            ClaimTest.Comparison comparison => Compare(comparison),
            _ => throw new UnreachableException(),
        };

    private static (Verdict, Verdict) Join((Verdict, Verdict) left, (Verdict, Verdict) right, Func<Verdict, Verdict, Verdict> join) =>
        (join(left.Item1, right.Item1), join(left.Item2, right.Item2));

    private static Verdict And(Verdict left, Verdict right) =>
        (left, right) switch
        {
            (Verdict.DoesNotHold, _) or (_, Verdict.DoesNotHold) => Verdict.DoesNotHold,
            (Verdict.Holds, Verdict.Holds) => Verdict.Holds,
            _ => Verdict.CannotTell,
        };

    private static Verdict Or(Verdict left, Verdict right) => Not(And(Not(left), Not(right)));

    private static Verdict Not(Verdict verdict) =>
        verdict switch
        {
            Verdict.Holds => Verdict.DoesNotHold,
            Verdict.DoesNotHold => Verdict.Holds,
            _ => Verdict.CannotTell,
        };

    private (Verdict, Verdict) Between(ClaimTest.Between between)
    {
        var value = Evaluate(between.Value);
        RecordValue(value);
        return Join(
            Compare(BinaryOperator.GreaterOrEqual, value, Evaluate(between.Low)),
            Compare(BinaryOperator.LessOrEqual, value, Evaluate(between.High)),
            And
        );
    }

    private (Verdict, Verdict) Compare(ClaimTest.Comparison comparison)
    {
        var (left, right) = (Evaluate(comparison.Left), Evaluate(comparison.Right));
        foreach (var (term, value) in new[] { (comparison.Left, left), (comparison.Right, right) })
        {
            if (term is not ClaimTerm.Constant)
            {
                RecordValue(value);
            }
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
        (holds, fails) switch
        {
            (true, _) => Verdict.Holds,
            (_, true) => Verdict.DoesNotHold,
            _ => Verdict.CannotTell,
        };

    private ClaimQuantity? Evaluate(ClaimTerm term) =>
        term switch
        {
            ClaimTerm.Constant constant => ClaimQuantity.Constant(constant.Value),
            ClaimTerm.Multiple multiple => Evaluate(multiple.Term)?.MultiplyBy(multiple.Factor),
            ClaimTerm.Sum sum => Add(Evaluate(sum.Left), Evaluate(sum.Right)),
            ClaimTerm.Figure figure => figure.Reference.Function.Find(quantities, figure.Reference),
            _ => throw new UnreachableException(),
        };

    private ClaimQuantity? Add(ClaimQuantity? left, ClaimQuantity? right) => left is null || right is null ? null : left.Add(right, level);

    private (Verdict, Verdict) EvaluateTop(ClaimTest.Top top)
    {
        if (quantities.FindRanks(top.Reference) is not { Count: > 0 } ranks)
        {
            RecordValue(null);
            return (Verdict.CannotTell, Verdict.CannotTell);
        }

        observedValues.Add(string.Join(' ', ranks.OrderBy(rank => rank.Value.Value).Take(top.Names.Length).Select(rank => rank.Key)));
        return (AreAmongTop(ranks, top.Names, quantity => quantity.Interval), AreAmongTop(ranks, top.Names, quantity => quantity.Bounds));
    }

    /// <summary>Whether every named category is surely among the first, or one surely not.</summary>
    private static Verdict AreAmongTop(
        IReadOnlyDictionary<string, ClaimQuantity> ranks,
        ImmutableArray<string> names,
        Func<ClaimQuantity, ValueRange?> rangeOf
    )
    {
        var ranges = names.Select(name => ranks.TryGetValue(name, out var rank) ? rangeOf(rank) : null).ToList();
        return ToVerdict(ranges.All(range => range?.Upper <= names.Length), ranges.Any(range => range?.Lower > names.Length));
    }

    private void RecordValue(ClaimQuantity? quantity) => observedValues.Add(quantity?.ToString() ?? "no answers that may be shown");
}
