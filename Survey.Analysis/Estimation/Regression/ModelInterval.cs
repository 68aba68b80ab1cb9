using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Numerics;

namespace Survey.Analysis.Estimation.Regression;

/// <summary>Intervals of what a model says, by t, or by z where the degrees of freedom are infinite.</summary>
internal static class ModelInterval
{
    public static Interval? Of(Estimate estimate, double degreesOfFreedom, double level) =>
        HalfWidth(estimate.StandardError, degreesOfFreedom, level) is { } half
            ? Interval.Around(estimate.Value, half, IntervalMethod.Student)
            : null;

    /// <summary>So many standard errors to either side; null without a degree of freedom, unless the standard error is 0.</summary>
    public static double? HalfWidth(double standardError, double degreesOfFreedom, double level)
    {
        Interval.RequireLevel(level);
        if (standardError == 0)
        {
            return 0;
        }

        return degreesOfFreedom < 1 ? null : standardError * Quantiles.CriticalValue(level, degreesOfFreedom);
    }
}
