using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Regression;

/// <summary>Fits an ordered answer (a Likert item, say) to predictors, by maximum likelihood.</summary>
/// <remarks>
/// P(Y ≤ k) = F(θ_k − x'β): a positive effect moves answers up (McCullagh 1980, Journal of the Royal Statistical Society B 42). Plain:
/// covariance from the observed information (R's <c>MASS::polr</c> and <c>ordinal::clm</c>). Under a design: its weights and its
/// linearised covariance (R's <c>svyolr</c>). Separation is looked for before anything is fitted.
/// </remarks>
public static class OrdinalRegression
{
    /// <summary>The model of independent rows, each counting once.</summary>
    /// <exception cref="ArgumentException">
    /// No row is left, there is no predictor, a level has no row, or the columns determine no coefficients; the message names which.
    /// </exception>
    public static ModelFit<OrdinalModel> Fit(Factor outcome, IReadOnlyList<Predictor> predictors, OrdinalLink link = OrdinalLink.Logit) =>
        FitTo(null, outcome, predictors, link);

    /// <summary>The model of the design's population.</summary>
    /// <exception cref="ArgumentException">
    /// No row is left, there is no predictor, a level has no row, or the columns determine no coefficients; the message names which.
    /// </exception>
    /// <exception cref="DesignException">No standard error follows from the design.</exception>
    public static ModelFit<OrdinalModel> Fit(
        SampleDesign design, Factor outcome, IReadOnlyList<Predictor> predictors, OrdinalLink link = OrdinalLink.Logit)
    {
        ArgumentNullException.ThrowIfNull(design);
        return FitTo(design, outcome, predictors, link);
    }

    private static ModelFit<OrdinalModel> FitTo(
        SampleDesign? design, Factor outcome, IReadOnlyList<Predictor> predictors, OrdinalLink link)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var data = RegressionData.Gather(design, outcome.Known(), predictors);
        if (predictors.Count == 0)
        {
            throw new ArgumentException($"'{outcome.Name}' needs a predictor; its distribution alone is no regression.", nameof(predictors));
        }

        var answers = new OrdinalAnswers(outcome, [.. data.Rows.Select(row => outcome.Codes.Span[row])], new HiddenScale(link));
        RequireLevels(answers);
        var likelihood = answers.Likelihood(data.Matrix, data.Weights);
        var back = answers.Back(data.Matrix);
        double[] codes = [.. answers.Codes.Select(code => (double)code)];
        return SeparationReport.Find(data, codes, likelihood.Rises(), back, answers.Columns(data.Matrix)) is { } separation
            ? new ModelFit<OrdinalModel>.Separated(separation)
            : new ModelFit<OrdinalModel>.Fitted(new OrdinalModel(ModelSolution.Of(data, likelihood.Climb(), back, hasDispersion: false), answers));
    }

    private static void RequireLevels(OrdinalAnswers answers)
    {
        var factor = answers.Factor;
        if (factor.Levels.Count < 2)
        {
            throw new ArgumentException($"'{factor.Name}' needs two levels to tell apart, and has {factor.Levels.Count}.");
        }

        if (Enumerable.Range(0, factor.Levels.Count).Except(answers.Codes).ToList() is [var missing, ..])
        {
            throw new ArgumentException($"No row has {factor.NameOf(missing)}, so it has no threshold: leave the level out.");
        }
    }
}
