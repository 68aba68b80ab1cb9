namespace Survey.Analysis.Estimation.Estimates;

/// <summary>From where to where the population's value may well lie, both ends included, and how that was found.</summary>
public sealed record Interval(double Lower, double Upper, IntervalMethod Method)
{
    /// <summary>The interval with both ends moved into what is possible at all.</summary>
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
