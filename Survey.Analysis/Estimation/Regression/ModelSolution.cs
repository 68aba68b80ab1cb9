using MathNet.Numerics.LinearAlgebra;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Regression.Likelihoods;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Regression;

/// <summary>A likelihood at its maximum: coefficients, and their covariance under the design or under the model alone.</summary>
/// <remarks>
/// With A the information, Q's coordinates carried back by T, and s_i row i's score: the plain covariance is φ T A⁻¹ T'; under a design
/// T A⁻¹ s_i is row i's influence, and the covariance is that of its total (the sandwich; Binder 1983, International Statistical Review
/// 51);
/// under replicate weights it is that of the coefficients fitted anew to each replicate (R's <c>svyglm</c> of a <c>svrepdesign</c>).
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

    public RegressionData Data { get; }

    /// <summary>Of weights with a mean of 1; without what no parameter changes.</summary>
    public double LogLikelihood { get; }

    /// <summary>T A⁻¹ T': as if the rows were independent and the dispersion 1.</summary>
    public Matrix<double> NaiveCovariance { get; }

    /// <summary>The design's degrees of freedom + 1 − p; infinite for a plain likelihood without a dispersion, else n − p.</summary>
    public double DegreesOfFreedom { get; }

    public JointEstimate Coefficients { get; }

    /// <summary>The residual variance of a plain least squares fit, else 1.</summary>
    public double Dispersion { get; private init; } = 1;

    /// <summary>The solution at the top of a likelihood; <paramref name="transform"/> is T, <paramref name="refit"/> the coefficients of
    /// other weights.</summary>
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
