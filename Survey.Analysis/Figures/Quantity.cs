using System.Collections.Immutable;
using System.Globalization;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Figures;

/// <summary>From where to where a number may lie.</summary>
internal readonly record struct Span(double Low, double High)
{
    public static Span operator +(Span left, Span right) => new(left.Low + right.Low, left.High + right.High);

    public static Span operator *(double factor, Span span) => factor < 0 ? new(factor * span.High, factor * span.Low) : new(factor * span.Low, factor * span.High);

    /// <summary>The part that both allow; this where they do not meet.</summary>
    public Span Within(Span? other) => other is { } limits && limits.Low <= High && limits.High >= Low
        ? new(Math.Max(Low, limits.Low), Math.Min(High, limits.High))
        : this;
}

/// <summary>A number that a claim speaks of: the estimate, its interval, and its bounds where it has any.</summary>
/// <remarks>
/// A sum or difference keeps the means it is made of. Of one design they have a covariance, and of designs without a common unit
/// they are independent: then the interval is the t interval of the whole. Otherwise the intervals are added end to end, which is
/// wider than it need be and never too narrow.
/// </remarks>
internal sealed record Quantity(double Value, Span? Interval, Span? Bounds)
{
    /// <summary>The means it is made of, each with its factor; empty where it is made of something else.</summary>
    public ImmutableArray<(double Factor, ComputedCell Cell, Observations Observations)> Terms { get; init; } = [];

    /// <summary>Whether <see cref="Terms"/> and a constant are all there is.</summary>
    public bool IsLinear { get; init; }

    public static Quantity Constant(double value) => new(value, new Span(value, value), new Span(value, value)) { IsLinear = true };

    public Quantity Times(double factor) => this with
    {
        Value = factor * Value,
        Interval = Interval is { } interval ? factor * interval : null,
        Bounds = Bounds is { } bounds ? factor * bounds : null,
        Terms = [.. Terms.Select(term => (factor * term.Factor, term.Cell, term.Observations))],
    };

    public Quantity Plus(Quantity other, double level)
    {
        var sum = new Quantity(Value + other.Value, Interval + other.Interval, Bounds + other.Bounds)
        {
            IsLinear = IsLinear && other.IsLinear,
            Terms = [.. Terms, .. other.Terms],
        };
        return !Terms.IsEmpty && !other.Terms.IsEmpty && sum.IsLinear && LinearInterval.Of(sum, level) is { } joint
            ? sum with { Interval = joint.Within(sum.Bounds) }
            : sum;
    }

    /// <summary>The number in a reader's words: <c>0.853 [0.838, 0.866]</c>.</summary>
    public override string ToString() => Interval is { } interval && interval.Low != interval.High
        ? $"{Text(Value)} [{Text(interval.Low)}, {Text(interval.High)}]"
        : Text(Value);

    private static string Text(double value) =>
        value == Math.Truncate(value) ? value.ToString("0", CultureInfo.InvariantCulture) : value.ToString("0.000", CultureInfo.InvariantCulture);
}
