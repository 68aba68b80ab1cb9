using MathNet.Numerics.LinearAlgebra;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Regression.Likelihoods;

namespace Survey.Analysis.Estimation.Regression;

/// <summary>A number's mean, linear in the predictors.</summary>
public sealed class LinearModel : FittedModel
{
    private readonly double[] outcome;

    internal LinearModel(ModelSolution solution, double[] outcome)
        : base(solution, solution.Data.Matrix.Columns)
    {
        this.outcome = outcome;
    }

    /// <summary>The weighted sum of squared residuals, weights with a mean of 1.</summary>
    public double Deviance => -2 * Solution.LogLikelihood;

    /// <summary>The weighted sum of squares around the mean.</summary>
    public double NullDeviance
    {
        get
        {
            var weights = Solution.Data.Weights;
            var mean = outcome.Zip(weights, (value, weight) => value * weight).Sum() / weights.Sum();
            return outcome.Zip(weights, (value, weight) => weight * (value - mean) * (value - mean)).Sum();
        }
    }

    /// <summary>The share of the outcome's variance that goes with the predictors; null where the outcome does not vary.</summary>
    public double? RSquared => NullDeviance > 0 ? 1 - (Deviance / NullDeviance) : null;

    /// <summary>Akaike's criterion, the residual variance counted as a parameter; null under a design.</summary>
    public double? Aic => IsModelBased ? (Count * (Math.Log(2 * Math.PI * Deviance / Count) + 1)) + (2 * (Coefficients.Count + 1)) : null;

    /// <summary>The mean for each row of the predictors given, with its t interval; null where a predictor of the row is not
    /// known.</summary>
    /// <exception cref="ArgumentException">The predictors' columns are not the model's.</exception>
    public IReadOnlyList<Estimate?> Predict(IReadOnlyList<Predictor> predictors, double level = 0.95) =>
        [.. PredictorRowsOf(predictors).Select(row => row is null ? null : Predict(row, level))];

    private protected override double LogLikelihoodWithout(int[] positions)
    {
        var reduced = Solution.Data.Matrix.Without(positions);
        var likelihood = new NormalLikelihood(reduced.OrthonormalColumns, outcome, Solution.Data.Weights);
        return likelihood.Value(likelihood.Maximize());
    }

    private Estimate Predict(Vector<double> row, double level)
    {
        var mean = JointCoefficients.Contrast(row.AsArray());
        return mean with { Interval = ModelInterval.Of(mean, DegreesOfFreedom, level) };
    }
}
