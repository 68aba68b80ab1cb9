namespace Survey.Analysis.Estimation.Estimates;

/// <summary>A number about the population with its uncertainty. Immutable.</summary>
public sealed record Estimate
{
    /// <summary>The estimate, in the unit of the values (a share between 0 and 1).</summary>
    public required double Value { get; init; }

    /// <summary>The standard error under the design, in the same unit, 0 or more; 0 where everyone answered, and where all answers that
    /// the variance compares are equal (<see cref="CoversPopulation"/> tells them apart).</summary>
    public required double StandardError { get; init; }

    /// <summary>
    /// Primary units with a weighted row in the base minus strata with one, as R's <c>degf</c> of the subset; under replicates the rank of
    /// their weights minus 1. At 0 the standard error gives no information.
    /// </summary>
    public required int DegreesOfFreedom { get; init; }

    /// <summary>The number of respondents in the base, unweighted.</summary>
    public required int Count { get; init; }

    /// <summary>
    /// The share of the primary units, in the strata that the base touches, that did not answer: 1 − n/N; in all strata where the weights
    /// were calibrated; of a sample in stages, of the units of its last stage. From 0 to 1; 1 where the design takes the population as
    /// infinite.
    /// </summary>
    public required double UnobservedShare { get; init; }

    /// <summary>Respondents who belong to the base and did not say: in no denominator, but in the bounds. 0 until it is set.</summary>
    public int Unknown { get; init; }

    /// <summary>The units behind a share, unweighted, as its design and base have them; null for other numbers.</summary>
    public UnitCounts? Counts { get; init; }

    /// <summary>The confidence interval with its method; null until a method is chosen, or where none is defined.</summary>
    public Interval? Interval { get; init; }

    /// <summary>The bounds of the value whatever the missing answers are; null where it has none.</summary>
    public Bounds? Bounds { get; init; }

    /// <summary>The reliability grade, by the interval or the relative error; null until there is an interval.</summary>
    public Reliability? Reliability { get; init; }

    /// <summary>The standard error in parts of the value; null where the value is 0.</summary>
    public double? CoefficientOfVariation => Value == 0 ? null : StandardError / Math.Abs(Value);

    /// <summary>
    /// Whether every unit of every stratum that the base touches answered: a standard error of 0 is then exact, and not due to a few equal
    /// answers.
    /// </summary>
    public bool CoversPopulation => UnobservedShare == 0;
}
