using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.RootFinding;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Numerics;
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

    /// <summary>McFadden's (1974) share of the deviance that the predictors take away.</summary>
    public double McFaddenRSquared => 1 - (Deviance / NullDeviance);

    /// <summary>Akaike's criterion; null under a design, whose likelihood is not that of the rows.</summary>
    public double? Aic => IsModelBased ? Deviance + (2 * Coefficients.Count) : null;



    /// <summary>
    /// Where a coefficient may lie so that the deviance, the others fitted anew, stays within z² of the lowest (Venzon and Moolgavkar
    /// 1988, Applied Statistics 37; R's <c>confint</c> of a <c>glm</c>, found by root instead of by spline).
    /// </summary>
    /// <exception cref="ArgumentException">The model has no such coefficient.</exception>
    /// <exception cref="InvalidOperationException">The model was fitted under a design, where the deviance is no likelihood of the
    /// rows.</exception>
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

        var threshold = Math.Pow(Quantiles.CriticalValue(level), 2);
        return new Interval(ProfileLimit(position, -1, threshold), ProfileLimit(position, 1, threshold), IntervalMethod.PlainLikelihood);
    }

    private protected override double MaximumLogLikelihood(ModelMatrix matrix) => MaximumLogLikelihood(matrix, null);

    private double ProfileLimit(int position, int side, double threshold)
    {
        var (center, step) = (JointCoefficients.Estimates[position].Value, side * JointCoefficients.Estimates[position].StandardError);
        var outer = center + (2 * step);
        while (Excess(outer) < 0)
        {
            step *= 2;
            outer += step;
        }

        // To ten digits of a standard error; Brent's method takes about ten steps, 200 are never reached.
        return Brent.FindRoot(Excess, Math.Min(center, outer), Math.Max(center, outer), 1e-10 * Math.Abs(step), 200);

        double Excess(double value) => (-2 * LogLikelihoodAt(position, value)) - Deviance - threshold;
    }

    private double LogLikelihoodAt(int position, double value)
    {
        var matrix = Solution.Data.Matrix;
        var offset = matrix.Values.Column(position) * value;
        return matrix.Columns.Count > 1
            ? MaximumLogLikelihood(matrix.Without([position]), offset)
            : new LogisticLikelihood(matrix.Values, Outcome, Solution.Data.Weights).Value(Vector<double>.Build.Dense(1, value));
    }

    private double MaximumLogLikelihood(ModelMatrix matrix, Vector<double>? offset)
    {
        var likelihood = new LogisticLikelihood(matrix.OrthonormalColumns, Outcome, Solution.Data.Weights, offset);
        return likelihood.Value(likelihood.Maximize());
    }

    // The chance p of a yes, with the standard error p(1 − p)√(x'Vx) and a logit interval.
    private protected override Estimate Predict(Vector<double> row, double level)
    {
        var logOdds = JointCoefficients.Contrast(row.AsArray());
        var chance = SpecialFunctions.Logistic(logOdds.Value);
        var logOddsInterval = ModelInterval.Of(logOdds, DegreesOfFreedom, level);
        return logOdds with
        {
            Value = chance,
            StandardError = chance * SpecialFunctions.Logistic(-logOdds.Value) * logOdds.StandardError,
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
