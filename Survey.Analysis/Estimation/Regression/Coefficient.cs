using Survey.Analysis.Estimation.Estimates;

namespace Survey.Analysis.Estimation.Regression;

/// <summary>One coefficient of a model: an effect, its standard error and interval, and its test against no effect. Immutable.</summary>
public sealed record Coefficient
{
    /// <summary>The column's name, such as <c>meals</c> or <c>stype=H</c>; for a threshold, <c>1|2</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The term that the column belongs to.</summary>
    public required string Term { get; init; }

    /// <summary>The effect with its standard error, on the scale of the linear predictor.</summary>
    public required Estimate Estimate { get; init; }

    /// <summary>The residual degrees of freedom of its t; infinite where the normal distribution is used.</summary>
    public required double DegreesOfFreedom { get; init; }

    /// <summary>t (or z): the effect in standard errors; null where the standard error is 0, since everyone answered.</summary>
    public double? Statistic => Estimate.StandardError > 0 ? Estimate.Value / Estimate.StandardError : null;

    /// <summary>The two-sided p-value; null without a statistic or without a degree of freedom.</summary>
    public double? PValue => Statistic is { } t && DegreesOfFreedom > 0 ? ResidualPValue.T(t, DegreesOfFreedom) : null;

    /// <summary>e to the effect: the odds ratio of a logistic or proportional-odds model.</summary>
    public double OddsRatio => Math.Exp(Estimate.Value);

    /// <summary>The effect plus and minus t (or z) standard errors; null without a degree of freedom, unless the standard error is
    /// 0.</summary>
    /// <param name="level">The confidence level, above 0 and below 1.</param>
    /// <param name="degreesOfFreedom">Others than the model's own: R's <c>confint</c> of a <c>svyglm</c> can be asked for the
    /// design's.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public Interval? IntervalAt(double level = 0.95, double? degreesOfFreedom = null) =>
        ModelInterval.Of(Estimate, degreesOfFreedom ?? DegreesOfFreedom, level);
}
