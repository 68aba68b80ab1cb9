using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Numerics;

namespace Survey.Analysis.Estimation.Regression;

/// <summary>Intervals of a model's coefficients and predictions, by t, or by z where the degrees of freedom are infinite.</summary>
internal static class ModelInterval
{
    /// <summary>The estimate plus and minus t (or z) standard errors; null as for <see cref="HalfWidth"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static Interval? Of(Estimate estimate, double degreesOfFreedom, double level) =>
        HalfWidth(estimate.StandardError, degreesOfFreedom, level) is { } half
            ? Interval.Around(estimate.Value, half, IntervalMethod.Student)
            : null;

    /// <summary>t (or z) standard errors; null with less than one degree of freedom, unless the standard error is 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
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
