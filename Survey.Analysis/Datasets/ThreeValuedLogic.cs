using static Survey.Analysis.Datasets.ValueColumn;

namespace Survey.Analysis.Datasets;

/// <summary>The connectives of the figures' reading.</summary>
/// <remarks>
/// <c>and</c> is false if any part is false, else not applicable if any part is, else unknown if any part is, else true;
/// <c>or</c> likewise from true. What does not apply outweighs what is not known: the base it stands in is another one.
/// </remarks>
internal static class ThreeValuedLogic
{
    public static ConditionOf And(ConditionOf left, ConditionOf right)
    {
        var isFalse = left.False.Or(right.False);
        return new ConditionOf(left.True.And(right.True), isFalse, left.NotApplicable.Or(right.NotApplicable).AndNot(isFalse));
    }

    public static ConditionOf Or(ConditionOf left, ConditionOf right)
    {
        var isTrue = left.True.Or(right.True);
        return new ConditionOf(isTrue, left.False.And(right.False), left.NotApplicable.Or(right.NotApplicable).AndNot(isTrue));
    }

    public static ConditionOf Not(ConditionOf condition) => new(condition.False, condition.True, condition.NotApplicable);

    /// <summary>A condition from the rows where it holds, known only where all its parts are, and not applicable where any is not.</summary>
    public static ConditionOf Passing(Bits holds, params ReadOnlySpan<ValueColumn> parts)
    {
        var (known, notApplicable) = StatesOf(parts);
        return new ConditionOf(holds.And(known), known.AndNot(holds), notApplicable);
    }

    /// <summary>The states that an operator passes on: known where every part is, not applicable where any is not.</summary>
    public static (Bits Known, Bits NotApplicable) StatesOf(params ReadOnlySpan<ValueColumn> parts)
    {
        var (known, notApplicable) = (parts[0].Known, parts[0].NotApplicable);
        foreach (var part in parts[1..])
        {
            known = known.And(part.Known);
            notApplicable = notApplicable.Or(part.NotApplicable);
        }

        return (known, notApplicable);
    }
}
