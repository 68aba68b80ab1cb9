using System.Globalization;

namespace Survey.Analysis.Estimation.Samples;

/// <summary>Replicate weights: several sets of weights, each as the survey would have had them if another part of the sample had been
/// drawn.</summary>
/// <remarks>
/// V = scale · Σ_r rscale_r (θ_r − c)(θ_r − c)', with c the mean of the replicates whose rscale is not 0, or the estimate itself
/// (<see cref="IsCenteredOnEstimate"/>). Wolter (2007), Introduction to Variance Estimation; R's <c>svrepdesign</c> and <c>svrVar</c>.
/// Not checked here: the first estimate refuses fewer than two replicates, lengths that differ, weights that are not finite, replicates of
/// zeros only, and scales that are negative or not finite. Immutable as long as nobody changes the arrays that were given; they are not
/// copied.
/// </remarks>
public sealed record ReplicateWeights
{
    /// <summary>The weights of each replicate, which replace those of the design; one number per row of the design. A weight may be
    /// negative, as after calibrating.</summary>
    public required IReadOnlyList<ReadOnlyMemory<double>> Weights { get; init; }

    /// <summary>What the sum over the replicates is multiplied with.</summary>
    public required double Scale { get; init; }

    /// <summary>What each replicate's own square is multiplied with (rscale), one number per replicate; empty: 1.</summary>
    public IReadOnlyList<double> ReplicateScales { get; init; } = [];

    /// <summary>Whether squares are taken around the estimate instead of the replicates' mean (R's <c>mse = TRUE</c>).</summary>
    public bool IsCenteredOnEstimate { get; init; }

    /// <summary>Bootstrap weights that came with the data: scale 1/(R − 1) for R replicates.</summary>
    public static ReplicateWeights Bootstrap(IReadOnlyList<ReadOnlyMemory<double>> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return new ReplicateWeights { Weights = weights, Scale = 1.0 / (weights.Count - 1) };
    }

    /// <summary>Balanced half samples that came with the data: scale 1/(R (1 − ρ)²), ρ = 0 but for Fay's method.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fay's factor is not at least 0 and below 1.</exception>
    public static ReplicateWeights Balanced(IReadOnlyList<ReadOnlyMemory<double>> weights, double fay = 0)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return fay is >= 0 and < 1
            ? new ReplicateWeights { Weights = weights, Scale = 1 / (weights.Count * (1 - fay) * (1 - fay)) }
            : throw new ArgumentOutOfRangeException(nameof(fay), fay, "Fay's factor is at least 0 and less than 1.");
    }

    /// <summary>Sets that came as factors of the design's weights, multiplied with these (R's <c>combined.weights = FALSE</c>).</summary>
    /// <param name="weights">The design's weights, one per row.</param>
    /// <param name="factors">For each replicate a factor per row.</param>
    /// <exception cref="ArgumentException">A replicate has another number of factors than there are weights.</exception>
    public static IReadOnlyList<ReadOnlyMemory<double>> CombineWithFactors(
        ReadOnlyMemory<double> weights,
        IReadOnlyList<ReadOnlyMemory<double>> factors
    )
    {
        ArgumentNullException.ThrowIfNull(factors);
        if (factors.Any(set => set.Length != weights.Length))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Every replicate needs {weights.Length} factors, one for each weight."),
                nameof(factors)
            );
        }

        return
        [
            .. factors.Select(set =>
                (ReadOnlyMemory<double>)weights.ToArray().Zip(set.ToArray(), (weight, factor) => weight * factor).ToArray()
            ),
        ];
    }

    /// <summary>The same replicates with other weights, computed from their own, of the same length.</summary>
    internal ReplicateWeights Select(Func<double[], double[]> weightsOf) =>
        this with
        {
            Weights = [.. Weights.Select(weights => (ReadOnlyMemory<double>)weightsOf(weights.ToArray()))],
        };

    /// <summary>A replicate's own scale, 1 where none is given.</summary>
    internal double ScaleOf(int replicate) => ReplicateScales.Count == 0 ? 1 : ReplicateScales[replicate];

    /// <summary>Refuses replicates that are not those of the design, in the cases that the remarks name.</summary>
    /// <exception cref="ArgumentException">The replicates do not fit the design.</exception>
    internal void RequireFit(SampleDesign design)
    {
        if (Weights.Count < 2 || (ReplicateScales.Count != 0 && ReplicateScales.Count != Weights.Count))
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"A variance needs two or more replicates, with a scale each or none: there are {Weights.Count} with "
                        + $"{ReplicateScales.Count} scales."
                )
            );
        }

        if (!double.IsFinite(Scale) || Scale < 0 || ReplicateScales.Any(scale => !double.IsFinite(scale) || scale < 0))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The scales of replicates are finite and not negative; the common one is {Scale}.")
            );
        }

        foreach (var (replicate, weights) in Weights.Index())
        {
            if (
                weights.Length != design.RowCount
                || weights.ToArray().Any(weight => !double.IsFinite(weight))
                || weights.Span.IndexOfAnyExcept(0) < 0
            )
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Replicate {replicate} has {weights.Length} weights for {design.RowCount} rows, or one that is not a finite "
                            + $"number, or zeros only."
                    )
                );
            }
        }
    }
}
