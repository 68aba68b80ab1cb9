using MathNet.Numerics.LinearAlgebra;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Regression.Likelihoods;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Regression;

/// <summary>A likelihood at its maximum: coefficients, and their covariance under the design or under the model alone.</summary>
/// <remarks>
/// With A the information, T the transform from Q's coordinates to the coefficients, φ the dispersion and s_i row i's score: the plain
/// covariance is φ T A⁻¹ T'; under a design T A⁻¹ s_i is row i's influence, and the covariance is that of its total (the sandwich
/// estimator; Binder 1983, International Statistical Review 51); under replicate weights it is that of the coefficients fitted anew to each
/// replicate (R's <c>svyglm</c> of a <c>svrepdesign</c>). Immutable.
/// </remarks>
internal sealed class ModelSolution
{
    private ModelSolution(
        RegressionData data,
        double logLikelihood,
        Matrix<double> naiveCovariance,
        double degreesOfFreedom,
        JointEstimate coefficients
    )
    {
        Data = data;
        LogLikelihood = logLikelihood;
        NaiveCovariance = naiveCovariance;
        DegreesOfFreedom = degreesOfFreedom;
        Coefficients = coefficients;
    }

    /// <summary>The rows that the model was fitted to.</summary>
    public RegressionData Data { get; }

    /// <summary>The highest log-likelihood, of weights with a mean of 1, up to terms without parameters.</summary>
    public double LogLikelihood { get; }

    /// <summary>T A⁻¹ T': as if the rows were independent and the dispersion 1.</summary>
    public Matrix<double> NaiveCovariance { get; }

    /// <summary>Under a design its degrees of freedom + 1 − p, at least 0; infinite for a plain likelihood without a dispersion, else
    /// n − p.</summary>
    public double DegreesOfFreedom { get; }

    /// <summary>The p coefficients with their covariance.</summary>
    public JointEstimate Coefficients { get; }

    /// <summary>The residual variance of a plain least squares fit, else 1.</summary>
    public double Dispersion { get; private init; } = 1;

    /// <summary>The solution at the maximum of a likelihood.</summary>
    /// <param name="data">The rows, and the design if there is one.</param>
    /// <param name="maximum">The maximum, in Q's coordinates.</param>
    /// <param name="transform">T: from these to the coefficients.</param>
    /// <param name="hasDispersion">Whether a residual variance is estimated, as for least squares.</param>
    /// <param name="refit">The coefficients fitted to the weights of a replicate; an <see cref="ArgumentException"/> where they cannot
    /// be.</param>
    /// <exception cref="DesignException">No standard error follows from the design, or a replicate cannot be fitted.</exception>
    /// <exception cref="ArgumentException">The parts of the design do not fit together.</exception>
    public static ModelSolution Of(
        RegressionData data,
        LikelihoodMaximum maximum,
        Matrix<double> transform,
        bool hasDispersion,
        Func<RegressionData, Vector<double>> refit
    )
    {
        var inverse = maximum.Information.Cholesky().Solve(Matrix<double>.Build.DenseIdentity(transform.ColumnCount));
        var (values, naive) = (transform * maximum.Parameters, transform * inverse * transform.Transpose());
        if (data.Design is { } design)
        {
            return UnderDesign(
                data,
                DesignCovariance(data, design, values, maximum.Scores * inverse * transform.Transpose(), refit),
                values,
                naive,
                maximum.Value
            );
        }

        var residual = data.Rows.Length - values.Count;
        var dispersion = hasDispersion ? -2 * maximum.Value / residual : 1;
        var domain = new DomainCounts(data.Rows.Length, residual, 1);
        var degrees = hasDispersion ? residual : double.PositiveInfinity;
        return new ModelSolution(data, maximum.Value, naive, degrees, ToJointEstimate(values, naive * dispersion, domain))
        {
            Dispersion = dispersion,
        };
    }

    private static ModelSolution UnderDesign(
        RegressionData data,
        JointEstimate joint,
        Vector<double> values,
        Matrix<double> naive,
        double logLikelihood
    )
    {
        var covariance = Matrix<double>.Build.Dense(values.Count, values.Count, joint.Covariance);
        var first = joint.Estimates[0];
        var degrees = first.DegreesOfFreedom + 1 - values.Count;
        var domain = new DomainCounts(first.Count, Math.Max(degrees, 0), first.UnobservedShare);
        return new ModelSolution(data, logLikelihood, naive, Math.Max(degrees, 0), ToJointEstimate(values, covariance, domain));
    }

    private static JointEstimate DesignCovariance(
        RegressionData data,
        SampleDesign design,
        Vector<double> values,
        Matrix<double> influence,
        Func<RegressionData, Vector<double>> refit
    )
    {
        var inBase = new bool[data.RowCount];
        foreach (var row in data.Rows)
        {
            inBase[row] = true;
        }

        return design.Replicates is null
            ? LinearizedVariance.EstimateJointly(
                design,
                [.. values.Select((value, column) => new LinearizedStatistic(value, ToAllRows(data, influence.Column(column)), inBase))]
            )
            : ReplicateVariance.EstimateJointly(design, replicate =>
                [.. Refit(data, replicate, refit).Select(value => new LinearizedStatistic(value, default, inBase))]
            );
    }

    private static Vector<double> Refit(RegressionData data, SampleDesign replicate, Func<RegressionData, Vector<double>> refit)
    {
        try
        {
            return refit(data.WithReplicateWeights(replicate));
        }
        catch (ArgumentException exception)
        {
            throw new DesignException($"The model cannot be fitted to every replicate. {exception.Message}");
        }
    }

    private static double[] ToAllRows(RegressionData data, Vector<double> values)
    {
        var spread = new double[data.RowCount];
        for (var index = 0; index < data.Rows.Length; index++)
        {
            spread[data.Rows[index]] = values[index];
        }

        return spread;
    }

    private static JointEstimate ToJointEstimate(Vector<double> values, Matrix<double> covariance, DomainCounts domain) =>
        new([.. values.Select((value, index) => domain.ToEstimate(value, covariance[index, index]))], covariance.ToRowMajorArray(), domain);
}
