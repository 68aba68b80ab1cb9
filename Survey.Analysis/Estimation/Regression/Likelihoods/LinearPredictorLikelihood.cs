using MathNet.Numerics.LinearAlgebra;

namespace Survey.Analysis.Estimation.Regression.Likelihoods;

/// <summary>The likelihood of a generalised linear model with its canonical link: one linear predictor η = o + Qγ for each row.</summary>
/// <remarks>
/// Score w(y − μ(η))q, information Σ w μ'(η) qq'. McCullagh and Nelder (1989), Generalized Linear Models, 2.5.
/// </remarks>
/// <param name="columns">Q: rows by columns.</param>
/// <param name="outcome">y, one number per row.</param>
/// <param name="weights">w, one per row, above 0.</param>
/// <param name="offset">o, one per row; null: 0.</param>
internal abstract class LinearPredictorLikelihood(Matrix<double> columns, double[] outcome, double[] weights, Vector<double>? offset = null)
    : Likelihood
{
    /// <summary>Q.</summary>
    protected Matrix<double> Columns { get; } = columns;

    /// <summary>y.</summary>
    protected double[] Outcome { get; } = outcome;

    /// <summary>w.</summary>
    protected double[] Weights { get; } = weights;

    /// <summary>All parameters 0, where a log-likelihood with this kind of link is finite.</summary>
    public override Vector<double> Start => Vector<double>.Build.Dense(Columns.ColumnCount);

    /// <summary>The mean of the outcome where the linear predictor has this value.</summary>
    protected abstract double Mean(double predictor);

    /// <summary>The derivative of the mean.</summary>
    protected abstract double Slope(double predictor);

    /// <summary>The log-density of an outcome, up to terms without parameters.</summary>
    protected abstract double LogDensity(double outcome, double predictor);

    public override double Value(Vector<double> parameters)
    {
        var predictor = PredictorAt(parameters);
        return Enumerable.Range(0, Outcome.Length).Sum(row => Weights[row] * LogDensity(Outcome[row], predictor[row]));
    }

    public override Matrix<double> Scores(Vector<double> parameters)
    {
        var predictor = PredictorAt(parameters);
        return Scaled(row => Weights[row] * (Outcome[row] - Mean(predictor[row])));
    }

    public override Matrix<double> Information(Vector<double> parameters)
    {
        var predictor = PredictorAt(parameters);
        return Columns.TransposeThisAndMultiply(Scaled(row => Weights[row] * Slope(predictor[row])));
    }

    /// <summary>The columns, each row times its factor.</summary>
    protected Matrix<double> Scaled(Func<int, double> factor)
    {
        var scaled = Columns.Clone();
        for (var row = 0; row < Outcome.Length; row++)
        {
            var by = factor(row);
            for (var column = 0; column < Columns.ColumnCount; column++)
            {
                scaled[row, column] *= by;
            }
        }

        return scaled;
    }

    private Vector<double> PredictorAt(Vector<double> parameters)
    {
        var predictor = Columns * parameters;
        return offset is null ? predictor : predictor + offset;
    }
}
