using MathNet.Numerics.LinearAlgebra;
using Survey.Analysis.Estimation.Regression.Likelihoods;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Regression;

/// <summary>Fits the log odds of a yes (1) against a no (0) to predictors, by maximum likelihood.</summary>
/// <remarks>
/// Maximises Σ w (y η − ln(1 + e^η)), η = x'β, over the rows whose outcome and predictors are known. Plain: every row counts once,
/// covariance the inverse information (R's <c>glm</c>, binomial). Under a design: its weights and its linearised covariance (Binder 1983,
/// International Statistical Review 51; R's <c>svyglm</c>, quasibinomial), or that of fits to its replicates. Separation is looked for
/// before anything is fitted.
/// </remarks>
public static class LogisticRegression
{
    /// <summary>The model of independent rows, each counting once.</summary>
    /// <param name="outcome">1 or 0 per row; known for the rows in its base.</param>
    /// <param name="predictors">The terms, of as many rows; none is a model of the share.</param>
    /// <exception cref="ArgumentException">No row is left, lengths differ, an outcome is not 0 or 1, a term is given twice, or the columns
    /// determine no coefficients; the message names which.</exception>
    public static ModelFit<LogisticModel> Fit(Observations outcome, IReadOnlyList<Predictor> predictors) =>
        FitTo(null, outcome, predictors);

    /// <summary>The model of the design's population.</summary>
    /// <param name="design">The design; one row per row of the outcome.</param>
    /// <param name="outcome">1 or 0 per row; known for the rows in its base.</param>
    /// <param name="predictors">The terms, of as many rows; none is a model of the share.</param>
    /// <exception cref="ArgumentException">No row is left, lengths differ, an outcome is not 0 or 1, a term is given twice, or the columns
    /// determine no coefficients; the message names which.</exception>
    /// <exception cref="DesignException">No standard error follows from the design, or a replicate's rows are separated or determine no
    /// coefficients.</exception>
    public static ModelFit<LogisticModel> Fit(SampleDesign design, Observations outcome, IReadOnlyList<Predictor> predictors)
    {
        ArgumentNullException.ThrowIfNull(design);
        return FitTo(design, outcome, predictors);
    }

    private static ModelFit<LogisticModel> FitTo(SampleDesign? design, Observations outcome, IReadOnlyList<Predictor> predictors)
    {
        var data = RegressionData.Gather(design, DependentVariable.KnownRows(outcome), predictors);
        var values = DependentVariable.ValuesOf(outcome, data.Rows);
        RequireYesOrNo(values, data.Rows);
        var back = data.Matrix.UpperTriangle.Inverse();
        if (SeparationOf(data, values, back) is { } separation)
        {
            return new ModelFit<LogisticModel>.Separated(separation);
        }

        var likelihood = new LogisticLikelihood(data.Matrix.OrthonormalColumns, values, data.Weights);
        var maximum = design is null ? likelihood.FindMaximum() : likelihood.FitByReweighting();
        var solution = ModelSolution.Of(data, maximum, back, hasDispersion: false, other =>
            Coefficients(other, outcome, back * maximum.Parameters)
        );
        return new ModelFit<LogisticModel>.Fitted(new LogisticModel(solution, values));
    }

    // Replicates differ little from the whole, and R starts from its coefficients.
    private static Vector<double> Coefficients(RegressionData data, Observations outcome, Vector<double> start)
    {
        var (values, back) = (DependentVariable.ValuesOf(outcome, data.Rows), data.Matrix.UpperTriangle.Inverse());
        return SeparationOf(data, values, back) is { } separation
            ? throw new ArgumentException(separation.ToString())
            : back
                * new LogisticLikelihood(data.Matrix.OrthonormalColumns, values, data.Weights)
                    .FitByReweighting(data.Matrix.Values * start)
                    .Parameters;
    }

    private static Separation? SeparationOf(RegressionData data, double[] values, Matrix<double> transform) =>
        SeparationBuilder.Find(data, values, ScoreDirections(data.Matrix.OrthonormalColumns, values), transform, data.Matrix.Columns);

    // A yes becomes more probable along its row of columns, a no against it.
    private static Matrix<double> ScoreDirections(Matrix<double> columns, double[] outcome) =>
        Matrix<double>.Build.DiagonalOfDiagonalArray([.. outcome.Select(value => (2 * value) - 1)]) * columns;

    private static void RequireYesOrNo(double[] values, int[] rows)
    {
        if (Array.FindIndex(values, value => value is not (0 or 1)) is >= 0 and var index)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"The outcome of row {rows[index]} is {values[index]}; logistic regression asks for 1 (yes) or 0 (no)."
                )
            );
        }
    }
}
