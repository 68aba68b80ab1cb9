namespace Survey.Analysis.Estimation.Estimates;

/// <summary>A number about the population together with how sure one may be of it.</summary>
public sealed record Estimate
{
    /// <summary>The estimate, in the unit of the values (a share between 0 and 1).</summary>
    public required double Value { get; init; }

    /// <summary>The standard error under the design, in the same unit; 0 where everyone answered.</summary>
    public required double StandardError { get; init; }

    /// <summary>
    /// Primary units with a weighted row in the base minus strata with one, as R's <c>degf</c> of the subset; 0 says that the standard
    /// error rests on nothing.
    /// </summary>
    public required int DegreesOfFreedom { get; init; }

    /// <summary>The number of respondents in the base, unweighted.</summary>
    public required int Count { get; init; }

    /// <summary>
    /// The share of the primary units, in the strata that the base touches, that did not answer: 1 − n/N; in all strata where the weights
    /// were calibrated. 1 where the design takes the population as infinite.
    /// </summary>
    public required double UnobservedShare { get; init; }

    /// <summary>Respondents who belong to the base and did not say: in no denominator, but in the bounds.</summary>
    public int Unknown { get; init; }

    /// <summary>From where to where the value may well lie, and by which method; null until a method is chosen, or where none has an
    /// answer.</summary>
    public Interval? Interval { get; init; }

    /// <summary>What the answers allow at all, whatever everyone unheard of would say; null where that has no limit.</summary>
    public Bounds? Bounds { get; init; }

    /// <summary>How far the estimate may be leant on, by its interval or its relative error; null until an interval is there.</summary>
    public Reliability? Reliability { get; init; }

    /// <summary>The standard error in parts of the value; null where the value is 0.</summary>
    public double? CoefficientOfVariation => Value == 0 ? null : StandardError / Math.Abs(Value);

    /// <summary>
    /// Whether every unit of every stratum that the base touches answered, so that a standard error of 0 is knowledge and not
    /// the accident of a few equal answers.
    /// </summary>
    public bool CoversPopulation => UnobservedShare == 0;
}
