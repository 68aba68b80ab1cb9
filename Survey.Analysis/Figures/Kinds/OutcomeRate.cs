using System.Collections.Immutable;
using Survey.Analysis.Estimation.Nonresponse;

namespace Survey.Analysis.Figures.Kinds;

/// <summary>The response, cooperation, refusal and contact rates that a figure can choose, by their names in AAPOR's Standard Definitions
/// (2023).</summary>
/// <remarks>A frame says of every unit whether it is eligible, so that rates which differ in that alone are equal here.</remarks>
public enum OutcomeRate
{
    /// <summary>Complete answers of all that are eligible.</summary>
    Rr1,

    /// <summary>Complete and partial answers of all that are eligible.</summary>
    Rr2,

    /// <summary>As RR1, with an estimate of how many of unknown eligibility are eligible.</summary>
    Rr3,

    /// <summary>As RR2, with that estimate.</summary>
    Rr4,

    /// <summary>As RR1, nobody of unknown eligibility taken as eligible.</summary>
    Rr5,

    /// <summary>As RR2, nobody of unknown eligibility taken as eligible.</summary>
    Rr6,

    /// <summary>Complete answers of all reached.</summary>
    Coop1,

    /// <summary>Complete and partial answers of all reached.</summary>
    Coop2,

    /// <summary>Complete answers of those who answered or refused.</summary>
    Coop3,

    /// <summary>Complete and partial answers of those who answered or refused.</summary>
    Coop4,

    /// <summary>Refusals of all that are eligible.</summary>
    Ref1,

    /// <summary>As REF1, with an estimate for unknown eligibility.</summary>
    Ref2,

    /// <summary>As REF1, nobody of unknown eligibility taken as eligible.</summary>
    Ref3,

    /// <summary>Reached of all that are eligible.</summary>
    Con1,

    /// <summary>As CON1, with an estimate for unknown eligibility.</summary>
    Con2,

    /// <summary>As CON1, nobody of unknown eligibility taken as eligible.</summary>
    Con3,
}

/// <summary>Reads the rates off counted outcomes.</summary>
internal static class OutcomeRates
{
    /// <summary>The rates by their words in the workbook.</summary>
    public static ImmutableSortedDictionary<string, OutcomeRate> ByWord { get; } =
        Enum.GetValues<OutcomeRate>()
            .ToImmutableSortedDictionary(rate => rate.ToString().ToLowerInvariant(), rate => rate, StringComparer.Ordinal);

    /// <summary>The rate; null where nobody is in its denominator.</summary>
    public static double? RateOf(this DispositionCounts counts, OutcomeRate rate) =>
        rate switch
        {
            OutcomeRate.Rr1 => counts.Rr1,
            OutcomeRate.Rr2 => counts.Rr2,
            OutcomeRate.Rr3 => counts.Rr3(1),
            OutcomeRate.Rr4 => counts.Rr4(1),
            OutcomeRate.Rr5 => counts.Rr5,
            OutcomeRate.Rr6 => counts.Rr6,
            OutcomeRate.Coop1 => counts.Coop1,
            OutcomeRate.Coop2 => counts.Coop2,
            OutcomeRate.Coop3 => counts.Coop3,
            OutcomeRate.Coop4 => counts.Coop4,
            OutcomeRate.Ref1 => counts.Ref1,
            OutcomeRate.Ref2 => counts.Ref2(1),
            OutcomeRate.Ref3 => counts.Ref3,
            OutcomeRate.Con1 => counts.Con1,
            OutcomeRate.Con2 => counts.Con2(1),
            OutcomeRate.Con3 => counts.Con3,
            _ => throw new ArgumentOutOfRangeException(nameof(rate), rate, null),
        };
}
