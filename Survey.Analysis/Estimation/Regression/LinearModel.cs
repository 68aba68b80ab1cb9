using MathNet.Numerics.LinearAlgebra;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Regression.Likelihoods;

namespace Survey.Analysis.Estimation.Regression;

/// <summary>A number's mean, linear in the predictors.</summary>
public sealed class LinearModel : GeneralizedLinearModel
{
    internal LinearModel(ModelSolution solution, double[] outcome)
        : base(solution, outcome) { }

    /// <summary>The weighted sum of squares around the mean.</summary>
    public override double NullDeviance
    {
        get
        {
            var weights = Solution.Data.Weights;
            var mean = Outcome.Zip(weights, (value, weight) => value * weight).Sum() / weights.Sum();
            return Outcome.Zip(weights, (value, weight) => weight * (value - mean) * (value - mean)).Sum();
        }
    }

    /// <summary>R², the share of the outcome's variance that the predictors explain; null where the outcome does not vary.</summary>
    public double? RSquared => NullDeviance > 0 ? 1 - (Deviance / NullDeviance) : null;

    /// <summary>Akaike's criterion, the residual variance counted as a parameter; null under a design, whose likelihood is not that of the
    /// rows.</summary>
    public double? Aic => IsModelBased ? (Count * (Math.Log(2 * Math.PI * Deviance / Count) + 1)) + (2 * (Coefficients.Count + 1)) : null;

    private protected override double MaximumLogLikelihood(ModelMatrix matrix)
    {
        var likelihood = new NormalLikelihood(matrix.OrthonormalColumns, Outcome, Solution.Data.Weights);
        return likelihood.Value(likelihood.Maximize());
    }

    private protected override Estimate Predict(Vector<double> row, double level)
    {
        var mean = JointCoefficients.Contrast(row.AsArray());
        return mean with { Interval = ModelInterval.Of(mean, DegreesOfFreedom, level) };
    }
}
