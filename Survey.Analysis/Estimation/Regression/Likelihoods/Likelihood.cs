using MathNet.Numerics.LinearAlgebra;

namespace Survey.Analysis.Estimation.Regression.Likelihoods;

/// <summary>A weighted log-likelihood, concave in its parameters, in the coordinates of the orthonormal columns (Q of X = QR).
/// Immutable.</summary>
internal abstract class Likelihood
{
    // Newton's method needs about ten steps where there is a maximum, and separation was refused before: a defect is to end, not to loop.
    private const int MaximumSteps = 200;

    // A step halved 30 times is a billionth of its length: if no longer one raises the value, only rounding is left to gain.
    private const int SmallestStepDivisor = 1 << 30;

    // A likelihood is a sum of many terms, of which the last two digits of sixteen are rounding.
    private const double RelativeRounding = 1e-14;

    /// <summary>Where the search starts: a point with a finite value.</summary>
    public abstract Vector<double> Start { get; }

    /// <summary>The log-likelihood; minus infinity where the parameters give an answer no probability, as thresholds out of order
    /// do.</summary>
    public abstract double Value(Vector<double> parameters);

    /// <summary>Each row's score, its part in the gradient, weight included: rows by parameters.</summary>
    public abstract Matrix<double> Scores(Vector<double> parameters);

    /// <summary>The observed information, minus the matrix of second derivatives: parameters by parameters.</summary>
    public abstract Matrix<double> Information(Vector<double> parameters);

    /// <summary>The maximum with what a covariance needs.</summary>
    /// <inheritdoc cref="Maximize()"/>
    public LikelihoodMaximum FindMaximum()
    {
        var parameters = Maximize();
        return new LikelihoodMaximum(Value(parameters), parameters, Scores(parameters), Information(parameters));
    }

    /// <summary>The parameters where the value is highest, by Newton steps that are halved until they raise it.</summary>
    /// <remarks>Only for a likelihood that has a maximum; <see cref="SeparationFinder"/> tells beforehand.</remarks>
    /// <exception cref="InvalidOperationException">No maximum was reached; a defect, as the caller has ruled separation out.</exception>
    public Vector<double> Maximize() => Maximize(Start);

    /// <summary>The parameters where the value is highest, searched from a point with a finite value near the maximum.</summary>
    /// <inheritdoc cref="Maximize()"/>
    public Vector<double> Maximize(Vector<double> start)
    {
        var parameters = start;
        var value = Value(parameters);
        for (var step = 0; step < MaximumSteps; step++)
        {
            var gradient = Scores(parameters).ColumnSums();
            var newtonStep = Information(parameters).Cholesky().Solve(gradient);
            var expectedGain = gradient.DotProduct(newtonStep);
            var scale = 1;
            while (!IsAscent(Value(parameters + (newtonStep / scale)), value) && scale < SmallestStepDivisor)
            {
                scale *= 2;
            }

            if (scale == SmallestStepDivisor)
            {
                return parameters;
            }

            parameters += newtonStep / scale;
            value = Value(parameters);
            if (expectedGain <= RelativeRounding * (1 + Math.Abs(value)))
            {
                return parameters;
            }
        }

        throw new InvalidOperationException($"The likelihood had no maximum after {MaximumSteps} steps.");
    }

    // False where the next value is NaN.
    private static bool IsAscent(double next, double value) => next >= value - (RelativeRounding * Math.Abs(value));
}
