namespace Survey.Data.Expressions;

/// <summary>How values of the form's reading compare: as truths, as dates or times where both are, as numbers elsewhere.</summary>
internal static class FormOrder
{
    public static bool AreEqual(FormValue left, FormValue right)
    {
        if (left.IsTruth || right.IsTruth)
        {
            return left.AsComparedTruth() == right.AsComparedTruth();
        }

        return left.IsNumber || right.IsNumber
            ? left.AsNumber() == right.AsNumber()
            : string.Equals(left.AsText(), right.AsText(), StringComparison.Ordinal);
    }

    /// <summary>Below 0, 0 or above 0 as the left value comes before, with or after the right one; null where they have no order.</summary>
    /// <param name="left">The left value.</param>
    /// <param name="right">The right value.</param>
    /// <param name="mayBeYears">Whether numbers may be years: those that an author wrote, as in <c>${signed} &lt; 2010</c>, never those that were computed.</param>
    public static int? Of(FormValue left, FormValue right, (bool Left, bool Right) mayBeYears)
    {
        if (FindMoment(left, mayBeYears.Left) is { } first && FindMoment(right, mayBeYears.Right) is { } second && !(first.IsYear && second.IsYear))
        {
            return first.CompareKnown(second);
        }

        if (Moment.TryParseTime(left.AsText(), out var early) && Moment.TryParseTime(right.AsText(), out var late))
        {
            return early.CompareTo(late);
        }

        var (a, b) = (left.AsNumber(), right.AsNumber());
        return double.IsNaN(a) || double.IsNaN(b) ? null : a.CompareTo(b);
    }

    private static Moment? FindMoment(FormValue value, bool mayBeYear) =>
        !value.IsTruth && (!value.IsNumber || mayBeYear) && Moment.TryParse(value.AsText(), out var moment) ? moment : null;
}
