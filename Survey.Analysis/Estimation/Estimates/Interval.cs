namespace Survey.Analysis.Estimation.Estimates;

/// <summary>A confidence interval, both ends included, and the method that made it. Immutable.</summary>
/// <param name="Lower">The lower end, in the unit of the estimate; may be infinite.</param>
/// <param name="Upper">The upper end, not below the lower one; not checked here.</param>
/// <param name="Method">The method, which is another than was asked for where that one has no answer.</param>
public sealed record Interval(double Lower, double Upper, IntervalMethod Method)
{
    /// <summary>The interval with each end that lies beyond the limits moved to the nearer limit.</summary>
    /// <exception cref="ArgumentException">The lower limit is above the upper one.</exception>
    public Interval ClippedTo(double low, double high) =>
        this with
        {
            Lower = Math.Clamp(Lower, low, high),
            Upper = Math.Clamp(Upper, low, high),
        };

    /// <summary>Whether the value lies in the interval, its ends included.</summary>
    public bool Contains(double value) => Lower <= value && value <= Upper;

    /// <summary>The interval as far below as above a value.</summary>
    internal static Interval Around(double value, double halfWidth, IntervalMethod method) =>
        new(value - halfWidth, value + halfWidth, method);

    /// <summary>The interval of a value that is known: no width.</summary>
    internal static Interval AtPoint(double value, IntervalMethod method) => new(value, value, method);

    /// <summary>Refuses what is no confidence level.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not above 0 and below 1.</exception>
    internal static void RequireLevel(double level)
    {
        if (level is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "A confidence level lies between 0 and 1, as 0.95 does.");
        }
    }
}
