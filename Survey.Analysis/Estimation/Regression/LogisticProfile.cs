using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.RootFinding;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Numerics;
using Survey.Analysis.Estimation.Regression.Likelihoods;

namespace Survey.Analysis.Estimation.Regression;

/// <summary>The profile likelihood of a logistic model: one coefficient is held at a value, the others are fitted anew.</summary>
/// <remarks>
/// The held column enters as its residual on the others, r = x − Q Q'x: the fits are the same, since Q's coordinates make up for the
/// rest. With x itself, a covariate whose mean is far from 0 would move every linear predictor far from its fit at each step, to where all
/// probabilities are 0 or 1 and the search does not converge. Each search starts where the one before ended, the first at the model's fit.
/// Immutable.
/// </remarks>
internal sealed class LogisticProfile
{
    // Each end is searched at 2, 4, 8 … standard errors: no end within 2^40 of them means that there is none.
    private const int MaximumDoublings = 40;

    // What the deviance at an end may differ from its threshold by, which is z², some 4: six digits, where a failed search misses by more.
    private const double DevianceTolerance = 1e-6;

    // Of a standard error: twelve digits of the end.
    private const double RootAccuracy = 1e-12;

    // Brent's method takes about ten steps; halving alone would take 40 from one doubling.
    private const int MaximumRootSteps = 200;

    private readonly Estimate coefficient;
    private readonly string name;
    private readonly double[] outcome;
    private readonly double[] weights;
    private readonly Matrix<double>? others;
    private readonly Vector<double> remainder;
    private readonly Vector<double> start;
    private readonly double lowestDeviance;

    /// <summary>The profile of one coefficient.</summary>
    /// <param name="solution">The fitted model, without a design.</param>
    /// <param name="outcome">1 or 0 for each row that takes part.</param>
    /// <param name="position">The coefficient's position in the model.</param>
    public LogisticProfile(ModelSolution solution, double[] outcome, int position)
    {
        var matrix = solution.Data.Matrix;
        (this.outcome, weights) = (outcome, solution.Data.Weights);
        (name, coefficient) = (matrix.Columns[position].Name, solution.Coefficients.Estimates[position]);
        others = matrix.Columns.Count > 1 ? matrix.Without([position]).OrthonormalColumns : null;
        remainder = RemoveOthers(RemoveOthers(matrix.Values.Column(position)));
        var fitted = matrix.Values * Vector<double>.Build.DenseOfEnumerable(solution.Coefficients.Estimates.Select(each => each.Value));
        start = others?.TransposeThisAndMultiply(fitted - (remainder * coefficient.Value)) ?? Vector<double>.Build.Dense(1);
        (lowestDeviance, start) = FindDeviance(coefficient.Value, start);
    }

    /// <summary>Where the deviance has risen by z² on either side.</summary>
    /// <exception cref="InvalidOperationException">An end was not found.</exception>
    public Interval FindInterval(double level)
    {
        var threshold = Math.Pow(Quantiles.CriticalValue(level), 2);
        return new Interval(FindEnd(-1, threshold), FindEnd(1, threshold), IntervalMethod.PlainLikelihood);
    }

    private double FindEnd(int side, double threshold)
    {
        var step = side * coefficient.StandardError;
        var (inner, outer, parameters) = (coefficient.Value, coefficient.Value + (2 * step), start);
        for (var doubling = 0; Excess(outer) < 0; doubling++)
        {
            if (doubling == MaximumDoublings)
            {
                throw CreateFailure("the likelihood falls too slowly");
            }

            step *= 2;
            (inner, outer) = (outer, outer + step);
        }

        var (lower, upper) = (Math.Min(inner, outer), Math.Max(inner, outer));
        return
            Brent.TryFindRoot(Excess, lower, upper, RootAccuracy * coefficient.StandardError, MaximumRootSteps, out var end)
            && Math.Abs(Excess(end)) < DevianceTolerance * (1 + threshold)
            ? end
            : throw CreateFailure("the search did not converge");

        double Excess(double value)
        {
            (var deviance, parameters) = FindDeviance(value, parameters);
            return deviance - lowestDeviance - threshold;
        }
    }

    private (double Deviance, Vector<double> Parameters) FindDeviance(double value, Vector<double> from)
    {
        if (others is null)
        {
            var held = Vector<double>.Build.Dense(1, value);
            return (-2 * new LogisticLikelihood(remainder.ToColumnMatrix(), outcome, weights).Value(held), from);
        }

        var likelihood = new LogisticLikelihood(others, outcome, weights, remainder * value);
        var parameters = likelihood.Maximize(from);
        return (-2 * likelihood.Value(parameters), parameters);
    }

    // Called twice, since a single pass leaves rounding in the directions of the other columns.
    private Vector<double> RemoveOthers(Vector<double> column) =>
        others is null ? column : column - (others * others.TransposeThisAndMultiply(column));

    private InvalidOperationException CreateFailure(string why) =>
        new($"The profile interval of '{name}' was not found: {why}. Take the coefficient's own interval (IntervalAt).");
}
