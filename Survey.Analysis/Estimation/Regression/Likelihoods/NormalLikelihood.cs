using MathNet.Numerics.LinearAlgebra;

namespace Survey.Analysis.Estimation.Regression.Likelihoods;

/// <summary>Weighted least squares as a likelihood, up to the residual variance: −½ Σ w (y − η)².</summary>
internal sealed class NormalLikelihood(Matrix<double> columns, double[] outcome, double[] weights)
    : LinearPredictorLikelihood(columns, outcome, weights)
{
    protected override double Mean(double predictor) => predictor;

    protected override double Slope(double predictor) => 1;

    protected override double LogDensity(double outcome, double predictor) => -0.5 * (outcome - predictor) * (outcome - predictor);
}
