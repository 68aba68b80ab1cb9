namespace Survey.Analysis.Figures.Results;

/// <summary>How the two units of each pair answer the same condition, or the same question.</summary>
/// <remarks>
/// Intervals treat the pairs as a sample of more (mode C) in which one organisation answers for several; the bounds count all pairs
/// and assume nothing of those of which one or both are missing (mode A).
/// </remarks>
public sealed record PairAgreement
{
    /// <summary>Pairs where both say yes; this and the next three are null where a question has more answers than yes and no.</summary>
    public int? Both { get; init; }

    /// <summary>Pairs where both say no.</summary>
    public int? Neither { get; init; }

    /// <summary>Pairs where only the group that comes first in the frame says yes.</summary>
    public int? FirstOnly { get; init; }

    /// <summary>Pairs where only the second group says yes.</summary>
    public int? SecondOnly { get; init; }

    /// <summary>Units in the base whose pair has not answered, or not said.</summary>
    public required int HalfKnownPairs { get; init; }

    /// <summary>The share of pairs that say the same; null where there is no pair.</summary>
    public double? Agreement { get; init; }

    /// <summary>Where that share may well lie.</summary>
    public PairRange? AgreementInterval { get; init; }

    /// <summary>The lowest and highest share of all pairs that the answers allow.</summary>
    public PairRange? AgreementBounds { get; init; }

    /// <summary>Cohen's kappa; null where it is not defined.</summary>
    public double? Kappa { get; init; }

    /// <summary>Its standard error, clustered.</summary>
    public double? KappaStandardError { get; init; }

    /// <summary>The first group's share of yes minus the second's, over the pairs where both are known.</summary>
    public double? Difference { get; init; }

    /// <summary>Its standard error, clustered.</summary>
    public double? DifferenceStandardError { get; init; }

    /// <summary>Where that difference may well lie.</summary>
    public PairRange? DifferenceInterval { get; init; }

    /// <summary>The lowest and highest difference over all pairs that the answers allow.</summary>
    public PairRange? DifferenceBounds { get; init; }

    /// <summary>The exact p-value of McNemar's test, the pairs taken as independent.</summary>
    public double? McNemarPValue { get; init; }

    /// <summary>The same with half of what was observed counted (mid-p).</summary>
    public double? McNemarMidPValue { get; init; }

    /// <summary>The p-value of the difference over its clustered standard error.</summary>
    public double? McNemarClusteredPValue { get; init; }

    /// <summary>Of a question with more than two answers: the p-value that both groups use them equally often (Stuart and Maxwell),
    /// clustered.</summary>
    public double? MarginalHomogeneityPValue { get; init; }
}

/// <summary>From where to where.</summary>
public readonly record struct PairRange(double Lower, double Upper);
