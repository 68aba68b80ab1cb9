using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Numerics;

namespace Survey.Analysis.Estimation.Intervals;

/// <summary>The t interval of a mean, a total or a difference: the estimate plus and minus t standard errors.</summary>
public static class StudentInterval
{
    /// <summary>
    /// The interval, a single point where everyone answered; null where no degree of freedom is left or the standard error is 0 (all
    /// answered alike), since it then gives no information.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static Interval? Of(Estimate estimate, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        Interval.RequireLevel(level);
        if (estimate.CoversPopulation)
        {
            return Interval.AtPoint(estimate.Value, IntervalMethod.Student);
        }

        if (estimate.DegreesOfFreedom < 1 || estimate.StandardError == 0)
        {
            return null;
        }

        var half = Quantiles.CriticalValue(level, estimate.DegreesOfFreedom) * estimate.StandardError;
        return Interval.Around(estimate.Value, half, IntervalMethod.Student);
    }
}
