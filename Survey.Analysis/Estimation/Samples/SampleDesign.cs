using System.Globalization;

namespace Survey.Analysis.Estimation.Samples;

/// <summary>The sample design: weights, strata, clusters and finite populations of the respondents. One row is one respondent.</summary>
/// <remarks>
/// <para>
/// Without replacement within strata, in one stage unless <see cref="LaterStages"/> says more (the usual case is a census with
/// non-response: the strata are the weighting classes, a weight is N/n). The design holds every respondent; a subgroup is never cut out
/// of it but named by the base of <see cref="Observations"/>, so that rows outside it still count in n and in the strata.
/// </para>
/// <para>
/// Nothing is checked here, so that <c>with</c> can change one part after another: the first estimate refuses parts that do not fit, with
/// an <see cref="ArgumentException"/>. Immutable as long as nobody changes the arrays that were given; they are not copied.
/// </para>
/// </remarks>
public sealed record SampleDesign
{
    /// <summary>How many units of the population each row stands for; finite and not negative.</summary>
    public required ReadOnlyMemory<double> Weights { get; init; }

    /// <summary>The strata, those without a respondent included; if not given, a single one without a finite population
    /// correction.</summary>
    public IReadOnlyList<Stratum> Strata { get; init; } = [new Stratum("all")];

    /// <summary>Each row's position in <see cref="Strata"/>, one element per row; may be empty where there is only one stratum.</summary>
    public ReadOnlyMemory<int> StratumOfRow { get; init; }

    /// <summary>
    /// Each row's cluster, any code; rows with the same code in the same stratum answered together and are one primary unit.
    /// Empty: every row is its own.
    /// </summary>
    public ReadOnlyMemory<int> ClusterOfRow { get; init; }

    /// <summary>What to do where a stratum has one primary unit in the sample and more in the population.</summary>
    public LonelyPsuRule LonelyPsuRule { get; init; } = LonelyPsuRule.Fail;

    /// <summary>The stages of drawing below the first one, whose units are the clusters; none in a one-stage sample.</summary>
    public IReadOnlyList<SamplingStage> LaterStages { get; init; } = [];

    /// <summary>
    /// What the weights were calibrated on, in order; set by calibrating, post-stratifying or raking, and used by every standard error.
    /// </summary>
    public IReadOnlyList<CalibrationModel> Calibrations { get; init; } = [];

    /// <summary>Replicate weights, from which standard errors then come; null: by linearisation.</summary>
    public ReplicateWeights? Replicates { get; init; }

    /// <summary>The number of respondents.</summary>
    public int RowCount => Weights.Length;

    /// <summary>A design whose weights are N/n within every stratum, with the finite population correction.</summary>
    /// <param name="strata">The strata with their numbers of units; N may be missing where nobody of a stratum answered.</param>
    /// <param name="stratumOfRow">Each respondent's position in <paramref name="strata"/>.</param>
    /// <exception cref="ArgumentException">A stratum with respondents has no population, one that is not finite, or a smaller one than
    /// respondents; or a row is in a stratum that is not there.</exception>
    public static SampleDesign FromPopulations(IReadOnlyList<Stratum> strata, ReadOnlyMemory<int> stratumOfRow)
    {
        ArgumentNullException.ThrowIfNull(strata);
        var respondents = new int[strata.Count];
        foreach (var stratum in stratumOfRow.Span)
        {
            if ((uint)stratum >= (uint)strata.Count)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"A row is in stratum {stratum}, but the strata are numbered 0 to {strata.Count - 1}."),
                    nameof(stratumOfRow)
                );
            }

            respondents[stratum]++;
        }

        var weightOfStratum = strata.Select((stratum, index) => WeightOf(stratum, respondents[index])).ToArray();
        var weights = new double[stratumOfRow.Length];
        var stratumOf = stratumOfRow.Span;
        for (var row = 0; row < weights.Length; row++)
        {
            weights[row] = weightOfStratum[stratumOf[row]];
        }

        return new SampleDesign
        {
            Weights = weights,
            Strata = strata,
            StratumOfRow = stratumOfRow,
        };
    }

    /// <summary>The same respondents as drawn from an infinite population: no finite population correction.</summary>
    /// <remarks>
    /// A stratum whose only unit answered was known in full; in an infinite population it has a lonely primary unit, so that the rule
    /// for these must be one that makes an estimate. Later stages add nothing then, and replicates stay as they are.
    /// </remarks>
    public SampleDesign WithoutFinitePopulationCorrection(LonelyPsuRule rule = LonelyPsuRule.CenterOnGrandMean) =>
        this with
        {
            Strata = [.. Strata.Select(stratum => stratum with { Population = null })],
            LaterStages = [],
            LonelyPsuRule = rule,
        };

    /// <summary>
    /// Whether all rows in the base (empty: all rows) stand for equally many units, so that plain counts say the same as weighted ones;
    /// true of a base without rows.
    /// </summary>
    /// <param name="inBase">One element per row, or empty.</param>
    /// <exception cref="IndexOutOfRangeException">The base is shorter than the design.</exception>
    public bool HasEqualWeights(ReadOnlySpan<bool> inBase)
    {
        var isInBase = inBase.ToArray();
        return AreEqual(Weights.ToArray().Where((_, row) => isInBase.Length == 0 || isInBase[row]));
    }

    /// <summary>Whether weights differ by no more than rounding; true of none.</summary>
    internal static bool AreEqual(IEnumerable<double> weights)
    {
        // Weights are ratios such as N/n: the same ratio of other numbers differs in the last of its 16 digits.
        const double Rounding = 1e-12;
        var (lowest, highest) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var weight in weights)
        {
            lowest = Math.Min(lowest, weight);
            highest = Math.Max(highest, weight);
        }

        return !(highest - lowest > Rounding * highest);
    }

    /// <summary>The same respondents with weights that meet totals of the population, in every replicate too.</summary>
    /// <param name="weights">The calibrated weights.</param>
    /// <param name="model">What they were calibrated on.</param>
    /// <param name="calibrate">From the weights of a replicate to calibrated ones.</param>
    internal SampleDesign WithCalibratedWeights(double[] weights, CalibrationModel model, Func<double[], double[]> calibrate) =>
        this with
        {
            Weights = weights,
            Calibrations = [.. Calibrations, model],
            Replicates = Replicates?.Select(calibrate),
        };

    /// <summary>Refuses weights with which nothing can be computed.</summary>
    /// <exception cref="ArgumentException">A weight is negative or not finite.</exception>
    internal void RequireWeights()
    {
        foreach (var weight in Weights.Span)
        {
            if (!double.IsFinite(weight) || weight < 0)
            {
                throw new ArgumentException(FormattableString.Invariant($"A weight is {weight}; it must be finite and not negative."));
            }
        }
    }

    private static double WeightOf(Stratum stratum, int respondents)
    {
        if (respondents == 0)
        {
            return 0;
        }

        if (stratum.Population is not { } population || !(population >= respondents) || !double.IsFinite(population))
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Stratum '{stratum.Name}' has {respondents} respondents but a population of "
                        + $"{stratum.Population?.ToString(CultureInfo.InvariantCulture) ?? "unknown size"}."
                )
            );
        }

        return population / respondents;
    }
}
