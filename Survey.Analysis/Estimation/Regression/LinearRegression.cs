using MathNet.Numerics.LinearAlgebra;
using Survey.Analysis.Estimation.Regression.Likelihoods;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Regression;

/// <summary>Fits a number's mean to predictors, by least squares.</summary>
/// <remarks>
/// β = (X'WX)⁻¹X'Wy over the rows whose outcome and predictors are known. Plain: every row counts once, covariance σ²(X'X)⁻¹ (R's
/// <c>lm</c>). Under a design: its weights and its linearised covariance (Fuller 1975, Sankhyā C 37; R's <c>svyglm</c>), or that of
/// fits to its replicates.
/// </remarks>
public static class LinearRegression
{
    /// <summary>The model of independent rows, each counting once.</summary>
    /// <param name="outcome">A number per row; known for the rows in its base.</param>
    /// <param name="predictors">The terms, of as many rows; none is a model of the mean.</param>
    /// <exception cref="ArgumentException">No row is left, no residual is, lengths differ, a value is not finite, a term is given twice, or
    /// the columns determine no coefficients; the message names which.</exception>
    public static LinearModel Fit(Observations outcome, IReadOnlyList<Predictor> predictors) => FitTo(null, outcome, predictors);

    /// <summary>The model of the design's population.</summary>
    /// <param name="design">The design; one row per row of the outcome.</param>
    /// <param name="outcome">A number per row; known for the rows in its base.</param>
    /// <param name="predictors">The terms, of as many rows; none is a model of the mean.</param>
    /// <exception cref="ArgumentException">No row is left, lengths differ, a value is not finite, a term is given twice, or the columns
    /// determine no coefficients; the message names which.</exception>
    /// <exception cref="DesignException">No standard error follows from the design, or a replicate's rows determine no
    /// coefficients.</exception>
    public static LinearModel Fit(SampleDesign design, Observations outcome, IReadOnlyList<Predictor> predictors)
    {
        ArgumentNullException.ThrowIfNull(design);
        return FitTo(design, outcome, predictors);
    }

    private static LinearModel FitTo(SampleDesign? design, Observations outcome, IReadOnlyList<Predictor> predictors)
    {
        var data = RegressionData.Gather(design, DependentVariable.KnownRows(outcome), predictors);
        if (design is null && data.Rows.Length == data.Matrix.Columns.Count)
        {
            throw new ArgumentException($"{data.Rows.Length} rows and as many coefficients leave no residual variance.");
        }

        var values = DependentVariable.ValuesOf(outcome, data.Rows);
        var likelihood = new NormalLikelihood(data.Matrix.OrthonormalColumns, values, data.Weights);
        var solution = ModelSolution.Of(data, likelihood.FindMaximum(), data.Matrix.UpperTriangle.Inverse(), hasDispersion: true, other =>
            Coefficients(other, outcome)
        );
        return new LinearModel(solution, values);
    }

    private static Vector<double> Coefficients(RegressionData data, Observations outcome)
    {
        var likelihood = new NormalLikelihood(data.Matrix.OrthonormalColumns, DependentVariable.ValuesOf(outcome, data.Rows), data.Weights);
        return data.Matrix.UpperTriangle.Solve(likelihood.Maximize());
    }
}
