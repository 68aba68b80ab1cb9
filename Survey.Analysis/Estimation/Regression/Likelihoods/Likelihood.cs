using MathNet.Numerics.LinearAlgebra;

namespace Survey.Analysis.Estimation.Regression.Likelihoods;

/// <summary>A weighted log-likelihood, concave in its parameters, in the coordinates of the orthonormal columns.</summary>
internal abstract class Likelihood
{
    private const int MaximumSteps = 200;

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
    public Vector<double> Maximize()
    {
        var parameters = Start;
        var value = Value(parameters);
        for (var step = 0; step < MaximumSteps; step++)
        {
            var gradient = Scores(parameters).ColumnSums();
            var newtonStep = Information(parameters).Cholesky().Solve(gradient);
            var expectedGain = gradient.DotProduct(newtonStep);
            var scale = 1;
            while (Value(parameters + (newtonStep / scale)) is var next && !(next >= value - (1e-14 * Math.Abs(value))) && scale < 1 << 30)
            {
                scale *= 2;
            }

            if (scale == 1 << 30)
            {
                return parameters;
            }

            parameters += newtonStep / scale;
            value = Value(parameters);
            if (expectedGain <= 1e-14 * (1 + Math.Abs(value)))
            {
                return parameters;
            }
        }

        throw new InvalidOperationException($"The likelihood had no maximum after {MaximumSteps} steps.");
    }
}
