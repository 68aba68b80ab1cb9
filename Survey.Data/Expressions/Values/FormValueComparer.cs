namespace Survey.Data.Expressions.Values;

/// <summary>How values of the form evaluator compare: as booleans, as dates or times where both are, as numbers elsewhere.</summary>
internal static class FormValueComparer
{
    public static bool AreEqual(FormValue left, FormValue right)
    {
        if (left.IsBoolean || right.IsBoolean)
        {
            return left.AsBoolean() == right.AsBoolean();
        }

        return left.IsNumber || right.IsNumber
            ? left.AsNumber() == right.AsNumber()
            : string.Equals(left.AsText(), right.AsText(), StringComparison.Ordinal);
    }

    /// <summary>Below 0, 0 or above 0 as the left value comes before, with or after the right one; null where they have no order.</summary>
    /// <param name="left">The left value.</param>
    /// <param name="right">The right value.</param>
    /// <param name="mayBeYears">Whether numbers may be years: those that an author wrote, as in <c>${signed} &lt; 2010</c>, never those
    /// that were computed.</param>
    public static int? Compare(FormValue left, FormValue right, (bool Left, bool Right) mayBeYears)
    {
        if (
            FindDateTime(left, mayBeYears.Left) is { } leftDate
            && FindDateTime(right, mayBeYears.Right) is { } rightDate
            && !(leftDate.IsYearOnly && rightDate.IsYearOnly)
        )
        {
            return leftDate.CompareKnownParts(rightDate);
        }

        if (
            PartialDateTime.TryParseTime(left.AsText(), out var leftTime) && PartialDateTime.TryParseTime(right.AsText(), out var rightTime)
        )
        {
            return leftTime.CompareTo(rightTime);
        }

        var (leftNumber, rightNumber) = (left.AsNumber(), right.AsNumber());
        return double.IsNaN(leftNumber) || double.IsNaN(rightNumber) ? null : leftNumber.CompareTo(rightNumber);
    }

    private static PartialDateTime? FindDateTime(FormValue value, bool mayBeYear) =>
        !value.IsBoolean && (!value.IsNumber || mayBeYear) && PartialDateTime.TryParse(value.AsText(), out var moment) ? moment : null;
}
