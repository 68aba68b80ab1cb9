using static Survey.Analysis.Datasets.ValueColumn;

namespace Survey.Analysis.Datasets;

/// <summary>and, or and not over four states: true, false, not applicable, unknown.</summary>
/// <remarks>
/// Rules 4 and 5 of <c>Survey.Analysis/Datasets/README.md</c>, with truth tables.
/// <c>and</c> is false if any part is false, else not applicable if any part is, else unknown if any part is, else true;
/// <c>or</c> likewise from true. Not applicable takes precedence over unknown: such rows are outside the base.
/// </remarks>
internal static class FourValuedLogic
{
    public static ConditionColumn And(ConditionColumn left, ConditionColumn right)
    {
        var isFalse = left.False.Or(right.False);
        return new ConditionColumn(left.True.And(right.True), isFalse, left.NotApplicable.Or(right.NotApplicable).AndNot(isFalse));
    }

    public static ConditionColumn Or(ConditionColumn left, ConditionColumn right)
    {
        var isTrue = left.True.Or(right.True);
        return new ConditionColumn(isTrue, left.False.And(right.False), left.NotApplicable.Or(right.NotApplicable).AndNot(isTrue));
    }

    public static ConditionColumn Not(ConditionColumn condition) => new(condition.False, condition.True, condition.NotApplicable);

    /// <summary>A condition from the rows where it holds, known only where all its parts are, and not applicable where any is
    /// not.</summary>
    public static ConditionColumn CreateCondition(RowSet trueRows, params ReadOnlySpan<ValueColumn> operands)
    {
        var (known, notApplicable) = CombineStates(operands);
        return new ConditionColumn(trueRows.And(known), known.AndNot(trueRows), notApplicable);
    }

    /// <summary>The states that an operator passes on: known where every part is, not applicable where any is not.</summary>
    public static (RowSet Known, RowSet NotApplicable) CombineStates(params ReadOnlySpan<ValueColumn> operands)
    {
        var (known, notApplicable) = (operands[0].Known, operands[0].NotApplicable);
        foreach (var operand in operands[1..])
        {
            known = known.And(operand.Known);
            notApplicable = notApplicable.Or(operand.NotApplicable);
        }

        return (known, notApplicable);
    }
}
