using MathNet.Numerics.LinearAlgebra;

namespace Survey.Analysis.Estimation.Regression.Likelihoods;

/// <summary>A weighted log-likelihood, concave in its parameters, in the coordinates of the orthonormal columns.</summary>
internal abstract class Likelihood
{
    // Newton's method needs about ten steps where there is a maximum, and separation was refused before.
    private const int MaximumSteps = 200;

    // A step halved 30 times is a billionth of its length: the value no longer rises by more than rounding.
    private const int SmallestStepDivisor = 1 << 30;

    // A likelihood is a sum of many terms, of which the last two digits of sixteen are rounding.
    private const double RelativeRounding = 1e-14;

    /// <summary>Where the search starts: a point with a finite value.</summary>
    public abstract Vector<double> Start { get; }

    /// <summary>The log-likelihood; minus infinity where the parameters make no sense.</summary>
    public abstract double Value(Vector<double> parameters);

    /// <summary>Each row's part in the gradient, its weight included: rows by parameters.</summary>
    public abstract Matrix<double> Scores(Vector<double> parameters);

    /// <summary>Minus the matrix of second derivatives.</summary>
    public abstract Matrix<double> Information(Vector<double> parameters);

    /// <summary>The top with what a covariance needs.</summary>
    public LikelihoodMaximum FindMaximum()
    {
        var parameters = Maximize();
        return new LikelihoodMaximum(Value(parameters), parameters, Scores(parameters), Information(parameters));
    }

    /// <summary>The parameters where the value is highest, by Newton steps that are halved until they climb.</summary>
    /// <remarks>Only for a likelihood that has a maximum; <see cref="SeparationFinder"/> tells beforehand.</remarks>
    /// <exception cref="InvalidOperationException">No maximum was reached; a defect, as the caller has ruled separation out.</exception>
    public Vector<double> Maximize() => Maximize(Start);

    /// <summary>The same, from a point with a finite value that is near the maximum.</summary>
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

    // False for a value that is no number.
    private static bool IsAscent(double next, double value) => next >= value - (RelativeRounding * Math.Abs(value));
}
