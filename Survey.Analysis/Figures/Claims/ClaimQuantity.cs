using System.Collections.Immutable;
using System.Globalization;
using Survey.Analysis.Figures.Cells;

namespace Survey.Analysis.Figures.Claims;

/// <summary>From where to where a number may lie.</summary>
internal readonly record struct ValueRange(double Lower, double Upper)
{
    public static ValueRange operator +(ValueRange left, ValueRange right) => new(left.Lower + right.Lower, left.Upper + right.Upper);

    public static ValueRange operator *(double factor, ValueRange range) =>
        factor < 0 ? new(factor * range.Upper, factor * range.Lower) : new(factor * range.Lower, factor * range.Upper);

    /// <summary>The part that both allow; this where they do not meet.</summary>
    public ValueRange IntersectWith(ValueRange? other) =>
        other is { } limits && limits.Lower <= Upper && limits.Upper >= Lower
            ? new(Math.Max(Lower, limits.Lower), Math.Min(Upper, limits.Upper))
            : this;
}

/// <summary>A number in a claim: the estimate, its interval, and its bounds where it has any.</summary>
/// <remarks>
/// A sum or difference keeps the means it is made of. Of one design they have a covariance, and of designs without a common unit
/// they are independent: then the interval is the t interval of the whole. Otherwise the intervals are added end to end, which is
/// wider than it need be and never too narrow.
/// </remarks>
internal sealed record ClaimQuantity(double Value, ValueRange? Interval, ValueRange? Bounds)
{
    /// <summary>The means it is made of, each with its factor; empty where it is made of something else.</summary>
    public ImmutableArray<(double Factor, ComputedCell Cell, KnownValues Values)> Terms { get; init; } = [];

    /// <summary>Whether <see cref="Terms"/> and a constant are all there is.</summary>
    public bool IsLinear { get; init; }

    public static ClaimQuantity Constant(double value) =>
        new(value, new ValueRange(value, value), new ValueRange(value, value)) { IsLinear = true };

    public ClaimQuantity MultiplyBy(double factor) =>
        this with
        {
            Value = factor * Value,
            Interval = Interval is { } interval ? factor * interval : null,
            Bounds = Bounds is { } bounds ? factor * bounds : null,
            Terms = [.. Terms.Select(term => (factor * term.Factor, term.Cell, term.Values))],
        };

    public ClaimQuantity Add(ClaimQuantity other, double level)
    {
        var sum = new ClaimQuantity(Value + other.Value, Interval + other.Interval, Bounds + other.Bounds)
        {
            IsLinear = IsLinear && other.IsLinear,
            Terms = [.. Terms, .. other.Terms],
        };
        return !Terms.IsEmpty && !other.Terms.IsEmpty && sum.IsLinear && LinearCombinationInterval.Of(sum, level) is { } joint
            ? sum with
            {
                Interval = joint.IntersectWith(sum.Bounds),
            }
            : sum;
    }

    /// <summary>The number with its interval: <c>0.853 [0.838, 0.866]</c>.</summary>
    public override string ToString() =>
        Interval is { } interval && interval.Lower != interval.Upper
            ? $"{Format(Value)} [{Format(interval.Lower)}, {Format(interval.Upper)}]"
            : Format(Value);

    private static string Format(double value) =>
        value == Math.Truncate(value)
            ? value.ToString("0", CultureInfo.InvariantCulture)
            : value.ToString("0.000", CultureInfo.InvariantCulture);
}
