using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Numerics;

namespace Survey.Analysis.Estimation.Agreement;

/// <summary>A coefficient of agreement from plain counts, the things taken as independent.</summary>
/// <param name="Value">The coefficient, 1 for full agreement, 0 for what is expected by chance.</param>
/// <param name="StandardError">The large-sample standard error at the observed agreement; for intervals.</param>
/// <param name="NullStandardError">The standard error under independence; for the test against 0. Null where the coefficient has
/// none.</param>
public sealed record AgreementResult(double Value, double StandardError, double? NullStandardError)
{
    /// <summary>z: the coefficient in standard errors under independence; null without these, or where they are 0.</summary>
    public double? Z => NullStandardError > 0 ? Value / NullStandardError : null;

    /// <summary>The two-sided p value of z; null without z.</summary>
    public double? PValue => Z is { } z ? TailProbability.TwoSidedNormal(z) : null;

    /// <summary>The coefficient plus and minus normal quantile times standard error; null where that error is 0, since full agreement in
    /// a sample does not prove it in the population.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public Interval? IntervalAt(double level = 0.95)
    {
        Interval.RequireLevel(level);
        var half = Quantiles.CriticalValue(level) * StandardError;
        return half > 0 ? Interval.Around(Value, half, IntervalMethod.PlainWald) : null;
    }
}
