using Survey.Analysis.Estimation.Estimates;

namespace Survey.Analysis.Estimation.Intervals;

/// <summary>Gives estimates the interval, bounds and reliability with which they are published.</summary>
public static class EstimateIntervalExtensions
{
    /// <summary>
    /// A share with its bounds (mode A), its interval of the finite population (mode B), clipped to the bounds, and its reliability grade.
    /// </summary>
    /// <param name="estimate">The share under the design.</param>
    /// <param name="counts">The units behind it: those whose value is unknown or who did not answer determine the bounds.</param>
    /// <param name="method">The interval's method.</param>
    /// <param name="level">How often such intervals cover the truth.</param>
    /// <param name="bounds">What limits the share where the counts do not: 0 and 1 for things of which nobody knows how many there
    /// are.</param>
    /// <exception cref="ArgumentException">The method is not one for shares, or the counts make no sense.</exception>
    public static Estimate WithInterval(
        this Estimate estimate,
        UnitCounts counts,
        IntervalMethod method,
        double level = 0.95,
        Bounds? bounds = null
    )
    {
        ArgumentNullException.ThrowIfNull(estimate);
        var limits = bounds ?? counts.Bounds;
        var interval = ShareInterval.Of(method, estimate, counts, level).ClippedTo(limits.Lower, limits.Upper);
        return estimate with
        {
            Unknown = (int)counts.Unknown,
            Bounds = limits,
            Interval = interval,
            Reliability = ReliabilityRule.Default.GradeShare(estimate, interval),
        };
    }

    /// <summary>A mean, a total or a difference with its t interval; no interval where no degree of freedom is left.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static Estimate WithInterval(this Estimate estimate, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        return estimate with
        {
            Interval = StudentInterval.Of(estimate, level),
            Reliability = ReliabilityRule.Default.GradeNumber(estimate),
        };
    }
}
