using MathNet.Numerics.LinearAlgebra;
using Survey.Analysis.Estimation.Regression.Likelihoods;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Regression;

/// <summary>Fits an ordered answer (a Likert item, say) to predictors, by maximum likelihood.</summary>
/// <remarks>
/// P(Y ≤ k) = F(θ_k − x'β): a positive effect moves answers up (McCullagh 1980, Journal of the Royal Statistical Society B 42). Plain:
/// covariance from the observed information (R's <c>MASS::polr</c> and <c>ordinal::clm</c>). Under a design: its weights and its
/// linearised covariance (R's <c>svyolr</c>), or that of fits to its replicates. Separation is looked for before anything is fitted.
/// </remarks>
public static class OrdinalRegression
{
    /// <summary>The model of independent rows, each counting once.</summary>
    /// <param name="outcome">The ordered answers, levels from the lowest to the highest.</param>
    /// <param name="predictors">The terms, one or more, of as many rows.</param>
    /// <param name="link">The distribution of the latent scale.</param>
    /// <exception cref="ArgumentException">No row is left, lengths differ, there is no predictor, a code has no level, a level has no row,
    /// a term is given twice, or the columns determine no coefficients; the message names which.</exception>
    public static ModelFit<OrdinalModel> Fit(Factor outcome, IReadOnlyList<Predictor> predictors, OrdinalLink link = OrdinalLink.Logit) =>
        FitTo(null, outcome, predictors, link);

    /// <summary>The model of the design's population.</summary>
    /// <param name="design">The design; one row per row of the outcome.</param>
    /// <param name="outcome">The ordered answers, levels from the lowest to the highest.</param>
    /// <param name="predictors">The terms, one or more, of as many rows.</param>
    /// <param name="link">The distribution of the latent scale.</param>
    /// <exception cref="ArgumentException">No row is left, lengths differ, there is no predictor, a code has no level, a level has no row,
    /// a term is given twice, or the columns determine no coefficients; the message names which.</exception>
    /// <exception cref="DesignException">No standard error follows from the design, or a replicate's rows are separated, lack a level or
    /// determine no coefficients.</exception>
    public static ModelFit<OrdinalModel> Fit(
        SampleDesign design,
        Factor outcome,
        IReadOnlyList<Predictor> predictors,
        OrdinalLink link = OrdinalLink.Logit
    )
    {
        ArgumentNullException.ThrowIfNull(design);
        return FitTo(design, outcome, predictors, link);
    }

    private static ModelFit<OrdinalModel> FitTo(SampleDesign? design, Factor outcome, IReadOnlyList<Predictor> predictors, OrdinalLink link)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var data = RegressionData.Gather(design, outcome.KnownRows(), predictors);
        if (predictors.Count == 0)
        {
            throw new ArgumentException(
                $"'{outcome.Name}' needs a predictor; its distribution alone is no regression.",
                nameof(predictors)
            );
        }

        var answers = OutcomeOf(data, outcome, link);
        var likelihood = answers.Likelihood(data.Matrix, data.Weights);
        var transform = answers.TransformOf(data.Matrix);
        if (SeparationOf(data, answers, likelihood, transform) is { } separation)
        {
            return new ModelFit<OrdinalModel>.Separated(separation);
        }

        var solution = ModelSolution.Of(data, likelihood.FindMaximum(), transform, hasDispersion: false, other =>
            Coefficients(other, outcome, link)
        );
        return new ModelFit<OrdinalModel>.Fitted(new OrdinalModel(solution, answers));
    }

    private static Vector<double> Coefficients(RegressionData data, Factor outcome, OrdinalLink link)
    {
        var answers = OutcomeOf(data, outcome, link);
        var (likelihood, transform) = (answers.Likelihood(data.Matrix, data.Weights), answers.TransformOf(data.Matrix));
        return SeparationOf(data, answers, likelihood, transform) is { } separation
            ? throw new ArgumentException(separation.ToString())
            : transform * likelihood.Maximize();
    }

    private static OrdinalOutcome OutcomeOf(RegressionData data, Factor outcome, OrdinalLink link)
    {
        var answers = new OrdinalOutcome(outcome, [.. data.Rows.Select(row => outcome.Codes.Span[row])], new LatentDistribution(link));
        RequireLevels(answers);
        return answers;
    }

    private static Separation? SeparationOf(
        RegressionData data,
        OrdinalOutcome answers,
        OrdinalLikelihood likelihood,
        Matrix<double> transform
    ) =>
        SeparationBuilder.Find(
            data,
            [.. answers.Codes.Select(code => (double)code)],
            likelihood.ScoreDirections(),
            transform,
            answers.Columns(data.Matrix)
        );

    private static void RequireLevels(OrdinalOutcome answers)
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
