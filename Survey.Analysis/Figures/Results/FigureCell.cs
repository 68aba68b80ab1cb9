using System.Collections.Immutable;
using Survey.Analysis.Estimation.Estimates;
using Survey.Data.Questionnaires;

namespace Survey.Analysis.Figures.Results;

/// <summary>One number of a figure, with everything that must stand beside it. What does not apply is null.</summary>
/// <remarks><see cref="N"/>, <see cref="Count"/> and <see cref="Unknown"/> count units; estimates and their errors are weighted.</remarks>
public sealed record FigureCell
{
    /// <summary>The cell's place in its breakdown: variable and value, in the breakdown's order; empty for the whole.</summary>
    public ImmutableArray<KeyValuePair<string, string>> BreakdownValues { get; init; } = [];

    /// <summary>The choice's or item's name.</summary>
    public string? Category { get; init; }

    /// <summary>Units in the denominator: the condition is known.</summary>
    public int? N { get; init; }

    /// <summary>Submitted units in the base for which it is not known.</summary>
    public int? Unknown { get; init; }

    /// <summary>Why it is not known, for the unknown ones.</summary>
    public ImmutableSortedDictionary<MissingReason, int>? MissingReasons { get; init; }

    /// <summary>Eligible units that may belong to the base and did not answer.</summary>
    public int? Nonresponse { get; init; }

    /// <summary>Units for which it holds.</summary>
    public int? Count { get; init; }

    /// <summary>The estimate.</summary>
    public double? Estimate { get; init; }

    /// <summary>Its standard error.</summary>
    public double? StandardError { get; init; }

    /// <summary>The degrees of freedom of that error.</summary>
    public double? DegreesOfFreedom { get; init; }

    /// <summary>The interval's lower limit.</summary>
    public double? Lower { get; init; }

    /// <summary>The interval's upper limit.</summary>
    public double? Upper { get; init; }

    /// <summary>The lower limit where the population itself is seen as a sample (mode C).</summary>
    public double? LowerSuperpopulation { get; init; }

    /// <summary>The upper limit where the population itself is seen as a sample (mode C).</summary>
    public double? UpperSuperpopulation { get; init; }

    /// <summary>The share if every unknown were a no.</summary>
    public double? EstimateIfUnknownNo { get; init; }

    /// <summary>The share if every unknown were a yes.</summary>
    public double? EstimateIfUnknownYes { get; init; }

    /// <summary>The lowest share that the answers allow, whatever the others are.</summary>
    public double? LowerBound { get; init; }

    /// <summary>The highest share that the answers allow, whatever the others are.</summary>
    public double? UpperBound { get; init; }

    /// <summary>Reliability grade of the estimate.</summary>
    public Reliability? Reliability { get; init; }

    /// <summary>The rank among the cell's siblings; equal estimates share one.</summary>
    public int? Rank { get; init; }

    /// <summary>The best rank that the uncertainty allows.</summary>
    public int? RankLower { get; init; }

    /// <summary>The worst rank that the uncertainty allows.</summary>
    public int? RankUpper { get; init; }

    /// <summary>Letters for ties: categories that share one do not differ significantly.</summary>
    public string? TieLetters { get; init; }

    /// <summary>How many choices the respondents ticked together, exclusive ones left out: the base of
    /// <see cref="ShareOfAnswers"/>.</summary>
    public int? AnswerCount { get; init; }

    /// <summary>The choice's share of all ticks.</summary>
    public double? ShareOfAnswers { get; init; }

    /// <summary>The standard error of that share.</summary>
    public double? ShareOfAnswersStandardError { get; init; }

    /// <summary>Whether the numbers are suppressed to protect respondents.</summary>
    public bool IsSuppressed { get; init; }

    /// <summary>A battery item's mean score.</summary>
    public double? Mean { get; init; }

    /// <summary>The standard error of that mean.</summary>
    public double? MeanStandardError { get; init; }

    /// <summary>A battery item's categories.</summary>
    public ImmutableArray<CategoryShare> Distribution { get; init; } = [];

    /// <summary>What a pair figure adds.</summary>
    public PairAgreement? Pairs { get; init; }

    /// <summary>What a response rate adds.</summary>
    public ResponseRate? ResponseRate { get; init; }
}

/// <summary>A category of a battery item: the units that chose it, and their share.</summary>
public sealed record CategoryShare(string Category, int Count, double? Estimate);
