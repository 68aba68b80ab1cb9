namespace Survey.Analysis.Estimation.Estimates;

/// <summary>A confidence interval, both ends included, and the method that made it. Immutable.</summary>
public sealed record Interval(double Lower, double Upper, IntervalMethod Method)
{
    /// <summary>The interval with both ends moved to within limits.</summary>
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

    internal static Interval AtPoint(double value, IntervalMethod method) => new(value, value, method);

    internal static void RequireLevel(double level)
    {
        if (level is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "A confidence level lies between 0 and 1, as 0.95 does.");
        }
    }
}
