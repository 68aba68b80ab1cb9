using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Survey.Analysis.Estimation.Regression.Likelihoods;

/// <summary>The likelihood of a yes (1) or no (0) whose log odds are linear in the columns.</summary>
/// <inheritdoc/>
internal sealed class LogisticLikelihood(Matrix<double> columns, double[] outcome, double[] weights, Vector<double>? offset = null)
    : LinearPredictorLikelihood(columns, outcome, weights, offset)
{
    /// <summary>
    /// The maximum as R's <c>svyglm</c> finds it: steps of reweighted least squares, until the deviance changes by less than 1e-8 of
    /// itself. The weights of the last step are taken for those at the maximum, so that standard errors, too, are R's to the digits it
    /// prints; they differ from those of the maximum itself in about the sixth. Without convergence,
    /// <see cref="Likelihood.FindMaximum"/>. No offset is used.
    /// </summary>
    /// <param name="start">The linear predictor to start from; null: that of means of (wy + ½)/(w + 1).</param>
    public LikelihoodMaximum FitByReweighting(Vector<double>? start = null)
    {
        // The tolerance of R's glm.control, which allows 25 steps; about ten are used. The 0.1 beside the deviance is R's, for one near 0.
        const double Tolerance = 1e-8;
        const int MaximumSteps = 100;
        var predictor = start
            ?? Vector<double>.Build.DenseOfEnumerable(
                Outcome.Zip(Weights, (yes, weight) => Math.Log(((weight * yes) + 0.5) / ((weight * (1 - yes)) + 0.5)))
            );
        var deviance = DevianceAt(predictor);
        for (var step = 0; step < MaximumSteps; step++)
        {
            var last = predictor;
            var information = Columns.TransposeThisAndMultiply(Scaled(row => Weights[row] * Slope(last[row])));
            var workingResponse = Scaled(row => Weights[row] * ((Slope(last[row]) * last[row]) + Outcome[row] - Mean(last[row])));
            var parameters = information.Cholesky().Solve(workingResponse.ColumnSums());
            predictor = Columns * parameters;
            var change = Math.Abs(DevianceAt(predictor) - deviance);
            deviance = DevianceAt(predictor);
            if (change < Tolerance * (deviance + 0.1))
            {
                var scores = Scaled(row => Weights[row] * (Outcome[row] - Mean(predictor[row])) * Slope(last[row]) / Slope(predictor[row]));
                return new LikelihoodMaximum(-deviance / 2, parameters, scores, information);
            }
        }

        return FindMaximum();
    }

    protected override double Mean(double predictor) => SpecialFunctions.Logistic(predictor);

    protected override double Slope(double predictor) => SpecialFunctions.Logistic(predictor) * SpecialFunctions.Logistic(-predictor);

    // y η − ln(1 + e^η), without overflow.
    protected override double LogDensity(double outcome, double predictor) =>
        (outcome * predictor) - Math.Max(predictor, 0) - SpecialFunctions.Log1p(Math.Exp(-Math.Abs(predictor)));

    private double DevianceAt(Vector<double> predictor) =>
        -2 * Enumerable.Range(0, Outcome.Length).Sum(row => Weights[row] * LogDensity(Outcome[row], predictor[row]));
}
