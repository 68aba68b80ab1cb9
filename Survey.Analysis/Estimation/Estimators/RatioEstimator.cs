using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Estimators;

/// <summary>The ratio of two totals over the units of the population that belong to a base.</summary>
/// <remarks>
/// <para>
/// R = Σ w y / Σ w x over the rows in the base; influence w (y − R x) / Σ w x there and 0 outside.
/// Särndal, Swensson and Wretman (1992), 5.6; R's <c>svyratio</c>.
/// </para>
/// <para>
/// A mean over things of which a respondent has several is such a ratio: each respondent's sum over its number. That is the
/// mean of the things clustered by respondent, and respondents without a thing still count among the respondents.
/// </para>
/// </remarks>
public static class RatioEstimator
{
    /// <summary>The ratio of one column to another.</summary>
    /// <param name="design">The design.</param>
    /// <param name="numerator">y, one number per row, with the base of both.</param>
    /// <param name="denominator">x, one number per row; may be 0 or negative as long as its total is not 0.</param>
    /// <exception cref="ArgumentException">The base has no row with a weight, a row of it no finite value, the lengths differ from the
    /// design's, or the denominator's total is 0.</exception>
    /// <exception cref="DesignException">No standard error follows from the design.</exception>
    public static Estimate Estimate(SampleDesign design, Observations numerator, ReadOnlyMemory<double> denominator) =>
        DesignVariance.EstimateJointly(design, weightedDesign => [Linearize(weightedDesign, numerator, denominator)]).Estimates[0];

    /// <summary>The ratio with every row's influence on it. Of the design only the weights are read.</summary>
    /// <param name="design">The design.</param>
    /// <param name="numerator">y, one number per row, with the base of both.</param>
    /// <param name="denominator">x, one number per row.</param>
    /// <exception cref="ArgumentException">The base has no row with a weight, a row of it no finite value, the lengths differ from the
    /// design's, or the denominator's total is 0.</exception>
    public static LinearizedStatistic Linearize(SampleDesign design, Observations numerator, ReadOnlyMemory<double> denominator)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(numerator);
        numerator.RequireFit(design);
        (numerator with { Values = denominator }).RequireFit(design);
        var weights = design.Weights.Span;
        var numerators = numerator.Values.Span;
        var denominators = denominator.Span;
        var inBase = numerator.Base.Span;
        var (numeratorSum, denominatorSum) = (0.0, 0.0);
        for (var row = 0; row < weights.Length; row++)
        {
            if (inBase.IsEmpty || inBase[row])
            {
                numeratorSum += weights[row] * numerators[row];
                denominatorSum += weights[row] * denominators[row];
            }
        }

        if (denominatorSum == 0)
        {
            throw new ArgumentException(
                "The base has no row with a weight, or its denominators add up to 0, so there is nothing to divide by.",
                nameof(numerator)
            );
        }

        var ratio = numeratorSum / denominatorSum;
        var influence = new double[weights.Length];
        for (var row = 0; row < influence.Length; row++)
        {
            if (inBase.IsEmpty || inBase[row])
            {
                influence[row] = weights[row] * (numerators[row] - (ratio * denominators[row])) / denominatorSum;
            }
        }

        return new LinearizedStatistic(ratio, influence, numerator.Base);
    }
}
