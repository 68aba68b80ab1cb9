using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Regression.Likelihoods;

namespace Survey.Analysis.Estimation.Regression;

/// <summary>The log odds of a yes, linear in the predictors.</summary>
public sealed class LogisticModel : GeneralizedLinearModel
{
    internal LogisticModel(ModelSolution solution, double[] outcome)
        : base(solution, outcome) { }

    /// <inheritdoc/>
    public override double NullDeviance
    {
        get
        {
            var (all, yes) = (Solution.Data.Weights.Sum(), Outcome.Zip(Solution.Data.Weights, (value, weight) => value * weight).Sum());
            return -2 * ((yes * Math.Log(yes / all)) + ((all - yes) * Math.Log((all - yes) / all)));
        }
    }

    /// <summary>McFadden's (1974) pseudo-R²: the share by which the predictors lower the null deviance.</summary>
    public double McFaddenRSquared => 1 - (Deviance / NullDeviance);

    /// <summary>Akaike's criterion; null under a design, whose likelihood is not that of the rows.</summary>
    public double? Aic => IsModelBased ? Deviance + (2 * Coefficients.Count) : null;

    /// <summary>
    /// The profile likelihood interval: all values of a coefficient for which the deviance, the others fitted anew, stays within z² of the
    /// lowest (Venzon and Moolgavkar 1988, Applied Statistics 37; R's <c>confint</c> of a <c>glm</c>, found by root instead of by spline).
    /// </summary>
    /// <param name="coefficient">A name as in <see cref="Coefficient.Name"/>.</param>
    /// <param name="level">The confidence level, above 0 and below 1.</param>
    /// <exception cref="ArgumentException">The model has no such coefficient.</exception>
    /// <exception cref="InvalidOperationException">The model was fitted under a design, where the deviance is no likelihood of the
    /// rows; or an end was not found.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public Interval ProfileInterval(string coefficient, double level = 0.95)
    {
        Interval.RequireLevel(level);
        if (!IsModelBased)
        {
            throw new InvalidOperationException(
                "A profile interval needs a plain likelihood; under a design take the coefficient's own interval."
            );
        }

        var position = Coefficients.Select(line => line.Name).ToList().IndexOf(coefficient);
        if (position < 0)
        {
            throw new ArgumentException($"The model has no coefficient '{coefficient}'.", nameof(coefficient));
        }

        return new LogisticProfile(Solution, Outcome, position).FindInterval(level);
    }

    private protected override double MaximumLogLikelihood(ModelMatrix matrix)
    {
        var likelihood = new LogisticLikelihood(matrix.OrthonormalColumns, Outcome, Solution.Data.Weights);
        return likelihood.Value(likelihood.Maximize());
    }

    // The probability p of a yes, with the standard error p(1 − p)√(x'Vx) and a logit interval.
    private protected override Estimate Predict(Vector<double> row, double level)
    {
        var logOdds = JointCoefficients.Contrast(row.AsArray());
        var probability = SpecialFunctions.Logistic(logOdds.Value);
        var logOddsInterval = ModelInterval.Of(logOdds, DegreesOfFreedom, level);
        return logOdds with
        {
            Value = probability,
            StandardError = probability * SpecialFunctions.Logistic(-logOdds.Value) * logOdds.StandardError,
            Interval = logOddsInterval is null
                ? null
                : new Interval(
                    SpecialFunctions.Logistic(logOddsInterval.Lower),
                    SpecialFunctions.Logistic(logOddsInterval.Upper),
                    IntervalMethod.Logit
                ),
        };
    }
}
