using MathNet.Numerics.LinearAlgebra;
using Survey.Analysis.Estimation.Estimates;

namespace Survey.Analysis.Estimation.Regression;

/// <summary>A model of an outcome's mean by one linear predictor: of a number itself, or of the log odds of a yes.</summary>
public abstract class GeneralizedLinearModel : FittedModel
{
    /// <summary>A model from its solution and the outcome of the rows that take part.</summary>
    private protected GeneralizedLinearModel(ModelSolution solution, double[] outcome)
        : base(solution, solution.Data.Matrix.Columns)
    {
        Outcome = outcome;
    }

    /// <summary>
    /// Minus twice the log-likelihood, weights with a mean of 1; for a linear model the weighted sum of squared residuals.
    /// </summary>
    public double Deviance => -2 * Solution.LogLikelihood;

    /// <summary>The deviance of a model with nothing but an intercept.</summary>
    public abstract double NullDeviance { get; }

    /// <summary>The outcome of each row that takes part.</summary>
    private protected double[] Outcome { get; }

    /// <summary>
    /// The mean (the probability of a yes) for each row of the predictors given, with its standard error and interval; null where a
    /// predictor of the row is not known.
    /// </summary>
    /// <param name="predictors">The model's predictors, in its order, of any number of rows; none for a model of an intercept alone, which
    /// has one row.</param>
    /// <param name="level">The confidence level, above 0 and below 1.</param>
    /// <exception cref="ArgumentException">The predictors' columns are not the model's.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public IReadOnlyList<Estimate?> Predict(IReadOnlyList<Predictor> predictors, double level = 0.95) =>
        [.. PredictorRowsOf(predictors).Select(row => row is null ? null : Predict(row, level))];

    private protected override double LogLikelihoodWithout(int[] positions) =>
        MaximumLogLikelihood(Solution.Data.Matrix.Without(positions));

    /// <summary>The highest log-likelihood that the columns reach.</summary>
    private protected abstract double MaximumLogLikelihood(ModelMatrix matrix);

    /// <summary>The mean for one row of the model's columns, the intercept's 1 first.</summary>
    private protected abstract Estimate Predict(Vector<double> row, double level);
}
