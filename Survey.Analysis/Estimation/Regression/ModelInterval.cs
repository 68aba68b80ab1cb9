using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Numerics;

namespace Survey.Analysis.Estimation.Regression;

/// <summary>Intervals of what a model says, by t, or by z where the degrees of freedom are infinite.</summary>
internal static class ModelInterval
{
    public static Interval? Of(Estimate estimate, double degreesOfFreedom, double level)
    {
        if (HalfWidth(estimate.StandardError, degreesOfFreedom, level) is not { } half)
        {
            return null;
        }

        return new Interval(estimate.Value - half, estimate.Value + half, IntervalMethod.Student);
    }

    /// <summary>So many standard errors to either side; null without a degree of freedom, unless the standard error is 0.</summary>
    public static double? HalfWidth(double standardError, double degreesOfFreedom, double level)
    {
        Interval.RequireLevel(level);
        if (standardError == 0)
        {
            return 0;
        }

        return degreesOfFreedom < 1
            ? null
            : standardError
                * (
                    double.IsPositiveInfinity(degreesOfFreedom)
                        ? Quantiles.Normal((1 + level) / 2)
                        : Quantiles.Student((1 + level) / 2, degreesOfFreedom)
                );
    }
}
