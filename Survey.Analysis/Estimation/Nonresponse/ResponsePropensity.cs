using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Regression;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Nonresponse;

/// <summary>Response propensities: the probability with which each unit of a frame answers, given its variables in the frame; R-indicators
/// of how representative the response is, and weights.</summary>
/// <remarks>
/// <para>
/// ρ_i = 1/(1 + e^(−x_i'β)), fitted to all N units that were asked (R's <c>glm</c>, binomial), each counting once.
/// </para>
/// <para>
/// Indicators: Schouten, Cobben and Bethlehem (2009), Survey Methodology 35; in parts: Schouten, Shlomo and Skinner (2011), Journal of
/// Official Statistics 27. They describe the variables in the model alone, and the response of a small frame looks less
/// representative than it is, since the estimated propensities vary more than the true ones.
/// </para>
/// <para>Immutable: several threads may use it at once.</para>
/// </remarks>
public sealed class ResponsePropensity
{
    private readonly bool[] responded;

    private ResponsePropensity(LogisticModel model, double[] values, bool[] responded)
    {
        Model = model;
        Values = values;
        Mean = values.Average();
        this.responded = responded;
    }

    /// <summary>The model of the response.</summary>
    public LogisticModel Model { get; }

    /// <summary>ρ_i: each unit's probability of answering, in the order of the frame; between 0 and 1.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>ρ̄, which is the response rate.</summary>
    public double Mean { get; }

    /// <summary>R = 1 − 2S with S² = Σ(ρ_i − ρ̄)²/(N − 1): 1 where all propensities are equal; may be slightly below 0 in a tiny
    /// frame.</summary>
    public double RIndicator => 1 - (2 * Math.Sqrt(SquaresAroundMean / (Values.Count - 1)));

    /// <summary>R with the divisor N in S², of which the partial indicators are parts: from 0 to 1.</summary>
    public double RIndicatorOfPopulation => 1 - (2 * Math.Sqrt(SquaresAroundMean / Values.Count));

    /// <summary>
    /// S/ρ̄ = (1 − R)/(2ρ̄), divisor N − 1: the most by which an unweighted mean of respondents can be biased, in standard deviations of
    /// what is asked.
    /// </summary>
    public double CoefficientOfVariation => (1 - RIndicator) / (2 * Mean);

    /// <summary>1/ρ_i for each respondent, in the order of the frame.</summary>
    public ReadOnlyMemory<double> InverseWeights => Values.Where((_, unit) => responded[unit]).Select(value => 1 / value).ToArray();

    private double SquaresAroundMean => Values.Sum(value => (value - Mean) * (value - Mean));

    /// <summary>Fits the model of the response.</summary>
    /// <param name="responded">Whether each unit of the frame answered.</param>
    /// <param name="predictors">The frame's variables, one or more; known for every unit.</param>
    /// <returns>The propensities; or the separation, where a class answered in full or not at all.</returns>
    /// <exception cref="ArgumentException">
    /// There is no predictor, one is not known for every unit or given twice, lengths differ, there is no unit, or the columns determine no
    /// coefficients.
    /// </exception>
    public static PropensityFit Fit(ReadOnlySpan<bool> responded, IReadOnlyList<Predictor> predictors)
    {
        ArgumentNullException.ThrowIfNull(predictors);
        if (predictors.Count == 0)
        {
            throw new ArgumentException(
                "Without a variable of the frame every unit has the same propensity; give at least one.",
                nameof(predictors)
            );
        }

        foreach (var predictor in predictors)
        {
            RequireKnown(predictor, responded.Length);
        }

        var answers = responded.ToArray();
        return LogisticRegression.Fit(Observations.OfIndicator(responded), predictors) switch
        {
            ModelFit<LogisticModel>.Fitted(var model) => new PropensityFit.Fitted(
                new ResponsePropensity(
                    model,
                    [.. model.Predict(predictors).OfType<Estimate>().Select(probability => probability.Value)],
                    answers
                )
            ),
            ModelFit<LogisticModel>.Separated(var separation) => new PropensityFit.Separated(separation),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>The units in classes of equal size by propensity, equal ones in the order of the frame.</summary>
    /// <param name="count">The number of classes; five remove about 90 % of the bias due to one variable (Cochran 1968, Biometrics
    /// 24).</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer units than classes, or no class.</exception>
    /// <exception cref="CalibrationException">Nobody of a class answered.</exception>
    public PropensityClasses Classes(int count = 5) => PropensityClasses.Of(Values, responded, count);

    /// <summary>The unconditional partial R-indicator of a variable: P_u(Z) = √(Σ_k N_k/N (ρ̄_k − ρ̄)²), of a category
    /// √(N_k/N) (ρ̄_k − ρ̄).</summary>
    /// <exception cref="ArgumentException">The variable has another number of rows than the frame, or is not known for every
    /// unit.</exception>
    public PartialIndicator Unconditional(Factor variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return PartialIndicator.Unconditional(Values, variable);
    }

    /// <summary>
    /// The conditional partial R-indicator of a variable, what it adds to the others: P_c(Z) = √(1/N Σ_l Σ_i (ρ_i − ρ̄_l)²) over units i in
    /// the cells l in which all others cross; of a category, over its units alone.
    /// </summary>
    /// <param name="variable">The variable.</param>
    /// <param name="others">The model's other variables, numbers among them in classes.</param>
    /// <exception cref="ArgumentException">A variable has another number of rows than the frame, or is not known for every
    /// unit.</exception>
    public PartialIndicator Conditional(Factor variable, IReadOnlyList<Factor> others)
    {
        ArgumentNullException.ThrowIfNull(variable);
        ArgumentNullException.ThrowIfNull(others);
        return PartialIndicator.Conditional(Values, variable, others);
    }

    private static void RequireKnown(Predictor predictor, int units)
    {
        if (predictor.RowCount != units)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"'{predictor.Name}' has {predictor.RowCount} rows, and the frame {units} units.")
            );
        }

        for (var unit = 0; unit < units; unit++)
        {
            if (!predictor.IsKnown(unit))
            {
                throw new ArgumentException(
                    FormattableString.Invariant(
                        $"'{predictor.Name}' is not known for row {unit}; a frame's variable is known for every unit."
                    )
                );
            }
        }
    }
}
