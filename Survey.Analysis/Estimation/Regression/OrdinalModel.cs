using MathNet.Numerics.LinearAlgebra;
using Survey.Analysis.Estimation.Estimates;

namespace Survey.Analysis.Estimation.Regression;

/// <summary>A cumulative link model: an ordered answer as a latent scale cut at thresholds, P(Y ≤ k) = F(θ_k − x'β), the same β at every
/// threshold.</summary>
public sealed class OrdinalModel : FittedModel
{
    private readonly OrdinalOutcome outcome;

    internal OrdinalModel(ModelSolution solution, OrdinalOutcome outcome)
        : base(solution, outcome.Columns(solution.Data.Matrix))
    {
        this.outcome = outcome;
    }

    /// <summary>The answer's levels in their order.</summary>
    public IReadOnlyList<string> Levels => outcome.Factor.Levels;

    /// <summary>The thresholds between neighbouring levels, named as in <c>1|2</c>; the last of the coefficients.</summary>
    public IReadOnlyList<Coefficient> Thresholds => [.. Coefficients.Skip(SlopeCount)];

    /// <summary>The log-likelihood, weights with a mean of 1.</summary>
    public double LogLikelihood => Solution.LogLikelihood;

    /// <summary>Akaike's criterion; null under a design, whose likelihood is not that of the rows.</summary>
    public double? Aic => IsModelBased ? (-2 * LogLikelihood) + (2 * Coefficients.Count) : null;

    private int SlopeCount => Coefficients.Count - Levels.Count + 1;

    /// <summary>
    /// The probability of each level for each row of the predictors given, standard errors by the delta method, with logit intervals; null
    /// where a predictor of the row is not known.
    /// </summary>
    /// <param name="predictors">The model's predictors, in its order, of any number of rows.</param>
    /// <param name="level">The confidence level, above 0 and below 1.</param>
    /// <exception cref="ArgumentException">The predictors' columns are not the model's.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public IReadOnlyList<IReadOnlyList<Estimate>?> Predict(IReadOnlyList<Predictor> predictors, double level = 0.95) =>
        [.. PredictorRowsOf(predictors).Select(row => row is null ? null : Probabilities(row, level))];

    private protected override double LogLikelihoodWithout(int[] positions)
    {
        if (positions.FirstOrDefault(position => position >= SlopeCount, -1) is >= 0 and var threshold)
        {
            throw new ArgumentException(
                $"'{Columns[threshold].Term}' is a threshold, which the model cannot be fitted without; name predictors."
            );
        }

        // The likelihood's matrix has the intercept first, where the coefficients have none.
        var reduced = Solution.Data.Matrix.Without([.. positions.Select(position => position + 1)]);
        return outcome.MaximumLogLikelihood(reduced, Solution.Data.Weights);
    }

    private Estimate[] Probabilities(Vector<double> row, double level)
    {
        var values = Vector<double>.Build.Dense(Coefficients.Count, index => JointCoefficients.Estimates[index].Value);
        var predictor = row.SubVector(1, SlopeCount).DotProduct(values.SubVector(0, SlopeCount));
        return [.. Enumerable.Range(0, Levels.Count).Select(category => Probability(row, predictor, category, level))];
    }

    private Estimate Probability(Vector<double> row, double predictor, int category, double level)
    {
        var lower = category == 0 ? double.NegativeInfinity : Thresholds[category - 1].Estimate.Value - predictor;
        var upper = category == Levels.Count - 1 ? double.PositiveInfinity : Thresholds[category].Estimate.Value - predictor;
        var (below, above) = (outcome.Distribution.Density(lower), outcome.Distribution.Density(upper));
        var gradient = new double[Coefficients.Count];
        for (var column = 0; column < SlopeCount; column++)
        {
            gradient[column] = row[column + 1] * (below - above);
        }

        if (category > 0)
        {
            gradient[SlopeCount + category - 1] = -below;
        }

        if (category < Levels.Count - 1)
        {
            gradient[SlopeCount + category] = above;
        }

        var probability = JointCoefficients.Contrast(gradient) with { Value = outcome.Distribution.ProbabilityBetween(lower, upper) };
        return probability with { Interval = LogitInterval(probability, level) };
    }

    private Interval? LogitInterval(Estimate probability, double level)
    {
        var odds = probability.Value / (1 - probability.Value);
        return
            ModelInterval.HalfWidth(probability.StandardError / (probability.Value * (1 - probability.Value)), DegreesOfFreedom, level)
                is { } half
            ? new Interval(Share(odds * Math.Exp(-half)), Share(odds * Math.Exp(half)), IntervalMethod.Logit)
            : null;

        static double Share(double odds) => double.IsPositiveInfinity(odds) ? 1 : odds / (1 + odds);
    }
}
