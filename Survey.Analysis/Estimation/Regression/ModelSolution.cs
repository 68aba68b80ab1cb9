using MathNet.Numerics.LinearAlgebra;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Regression;

/// <summary>A likelihood at its maximum: coefficients, and their covariance under the design or under the model alone.</summary>
/// <remarks>
/// With A the information, Q's coordinates carried back by T, and s_i row i's score: the plain covariance is φ T A⁻¹ T'; under a design
/// T A⁻¹ s_i is row i's influence, and the covariance is that of its total (the sandwich; Binder 1983, International Statistical Review 51);
/// under replicate weights it is that of the coefficients fitted anew to each replicate (R's <c>svyglm</c> of a <c>svrepdesign</c>).
/// </remarks>
internal sealed class ModelSolution
{
    private ModelSolution(
        RegressionData data, double logLikelihood, Matrix<double> naiveCovariance, double degreesOfFreedom, JointEstimate coefficients)
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

    /// <summary>The solution at the top of a likelihood; <paramref name="back"/> is T, <paramref name="fit"/> the coefficients of other weights.</summary>
    public static ModelSolution Of(
        RegressionData data, Peak peak, Matrix<double> back, bool hasDispersion, Func<RegressionData, Vector<double>> fit)
    {
        var inverse = peak.Information.Cholesky().Solve(Matrix<double>.Build.DenseIdentity(back.ColumnCount));
        var (values, naive) = (back * peak.Parameters, back * inverse * back.Transpose());
        if (data.Design is { } design)
        {
            return UnderDesign(data, Spread(data, design, values, peak.Scores * inverse * back.Transpose(), fit), values, naive, peak.Value);
        }

        var residual = data.Rows.Length - values.Count;
        var dispersion = hasDispersion ? -2 * peak.Value / residual : 1;
        var reach = new Reach(data.Rows.Length, residual, 1);
        var degrees = hasDispersion ? residual : double.PositiveInfinity;
        return new ModelSolution(data, peak.Value, naive, degrees, Join(values, naive * dispersion, reach)) { Dispersion = dispersion };
    }

    private static ModelSolution UnderDesign(
        RegressionData data, JointEstimate joint, Vector<double> values, Matrix<double> naive, double logLikelihood)
    {
        var covariance = Matrix<double>.Build.Dense(values.Count, values.Count, joint.Covariance);
        var first = joint.Estimates[0];
        var degrees = first.DegreesOfFreedom + 1 - values.Count;
        var reach = new Reach(first.Count, Math.Max(degrees, 0), first.Unseen);
        return new ModelSolution(data, logLikelihood, naive, Math.Max(degrees, 0), Join(values, covariance, reach));
    }

    private static JointEstimate Spread(
        RegressionData data, SampleDesign design, Vector<double> values, Matrix<double> influence, Func<RegressionData, Vector<double>> fit)
    {
        var inBase = new bool[data.RowCount];
        foreach (var row in data.Rows)
        {
            inBase[row] = true;
        }

        return design.Replicates is null
            ? LinearizedVariance.Join(
                design, [.. values.Select((value, column) => new LinearizedStatistic(value, ToAllRows(data, influence.Column(column)), inBase))])
            : ReplicateVariance.Join(
                design, replicate => [.. Refit(data, replicate, fit).Select(value => new LinearizedStatistic(value, default, inBase))]);
    }

    private static Vector<double> Refit(RegressionData data, SampleDesign replicate, Func<RegressionData, Vector<double>> fit)
    {
        try
        {
            return fit(data.Under(replicate));
        }
        catch (ArgumentException fault)
        {
            throw new DesignException($"The model cannot be fitted to every replicate. {fault.Message}");
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

    private static JointEstimate Join(Vector<double> values, Matrix<double> covariance, Reach reach) =>
        new([.. values.Select((value, index) => reach.ToEstimate(value, covariance[index, index]))], covariance.ToRowMajorArray(), reach);
}
