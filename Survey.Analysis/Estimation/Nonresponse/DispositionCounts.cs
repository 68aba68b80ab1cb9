namespace Survey.Analysis.Estimation.Nonresponse;

/// <summary>The final dispositions of the units that were asked, counted, and the response rates that follow.</summary>
/// <remarks>
/// AAPOR, Standard Definitions, 10th edition (2023). Ineligible units are in none of the counts. Rates are between 0 and 1; a rate whose
/// denominator is 0 is null. Immutable.
/// </remarks>
/// <exception cref="ArgumentException">A count is negative.</exception>
public sealed record DispositionCounts
{
    /// <summary>Complete answers (I).</summary>
    public int Complete { get; init => field = RequireCount(value, nameof(Complete)); }

    /// <summary>Partial answers that are kept (P).</summary>
    public int Partial { get; init => field = RequireCount(value, nameof(Partial)); }

    /// <summary>Refusals and breaking off (R).</summary>
    public int Refused { get; init => field = RequireCount(value, nameof(Refused)); }

    /// <summary>Units that were never reached (NC).</summary>
    public int NonContacts { get; init => field = RequireCount(value, nameof(NonContacts)); }

    /// <summary>Eligible units without an answer for another reason (O).</summary>
    public int OtherNonresponse { get; init => field = RequireCount(value, nameof(OtherNonresponse)); }

    /// <summary>Units of which it is not known whether they are eligible (UH and UO).</summary>
    public int UnknownEligibility { get; init => field = RequireCount(value, nameof(UnknownEligibility)); }

    /// <summary>RR1: complete answers of all that are or may be eligible; the lowest rate.</summary>
    public double? Rr1 => Rr3(1);

    /// <summary>RR2: complete and partial answers of all that are or may be eligible.</summary>
    public double? Rr2 => Rr4(1);

    /// <summary>RR5: complete answers of the eligible.</summary>
    public double? Rr5 => Rr3(0);

    /// <summary>RR6: complete and partial answers of the eligible; the highest rate.</summary>
    public double? Rr6 => Rr4(0);

    /// <summary>Units known to be eligible: I + P + R + NC + O.</summary>
    public int Eligible => Complete + Partial + Refused + NonContacts + OtherNonresponse;

    /// <summary>RR3: complete answers of the eligible and the part of the unknown that is estimated to be.</summary>
    /// <param name="eligibleShareOfUnknown">e, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 1.</exception>
    public double? Rr3(double eligibleShareOfUnknown) => Rate(Complete, WithUnknown(eligibleShareOfUnknown));

    /// <summary>RR4: complete and partial answers of the eligible and the part of the unknown that is estimated to be.</summary>
    /// <inheritdoc cref="Rr3"/>
    public double? Rr4(double eligibleShareOfUnknown) => Rate(Complete + Partial, WithUnknown(eligibleShareOfUnknown));

    /// <summary>COOP1: complete answers of the eligible that were reached.</summary>
    public double? Coop1 => Rate(Complete, ContactCount);

    /// <summary>COOP2: complete and partial answers of the eligible that were reached.</summary>
    public double? Coop2 => Rate(Complete + Partial, ContactCount);

    /// <summary>COOP3: complete answers of those reached who could answer, I/(I + P + R).</summary>
    public double? Coop3 => Rate(Complete, Complete + Partial + Refused);

    /// <summary>COOP4: complete and partial answers of those reached who could answer.</summary>
    public double? Coop4 => Rate(Complete + Partial, Complete + Partial + Refused);

    /// <summary>REF1: refusals of all that are or may be eligible; the lowest refusal rate.</summary>
    public double? Ref1 => Ref2(1);

    /// <summary>REF3: refusals of the eligible; the highest refusal rate.</summary>
    public double? Ref3 => Ref2(0);

    /// <summary>CON1: those reached of all that are or may be eligible; the lowest contact rate.</summary>
    public double? Con1 => Con2(1);

    /// <summary>CON3: those reached of the eligible; the highest contact rate.</summary>
    public double? Con3 => Con2(0);

    private int ContactCount => Complete + Partial + Refused + OtherNonresponse;

    /// <summary>REF2: refusals of the eligible and the part of the unknown that is estimated to be.</summary>
    /// <inheritdoc cref="Rr3"/>
    public double? Ref2(double eligibleShareOfUnknown) => Rate(Refused, WithUnknown(eligibleShareOfUnknown));

    /// <summary>CON2: those reached of the eligible and the part of the unknown that is estimated to be.</summary>
    /// <inheritdoc cref="Rr3"/>
    public double? Con2(double eligibleShareOfUnknown) => Rate(ContactCount, WithUnknown(eligibleShareOfUnknown));

    private double WithUnknown(double eligibleShareOfUnknown) =>
        eligibleShareOfUnknown is >= 0 and <= 1
            ? Eligible + (eligibleShareOfUnknown * UnknownEligibility)
            : throw new ArgumentOutOfRangeException(
                nameof(eligibleShareOfUnknown),
                eligibleShareOfUnknown,
                "A share lies between 0 and 1."
            );

    private static double? Rate(int units, double all) => all > 0 ? units / all : null;

    private static int RequireCount(int count, string name) =>
        count >= 0
            ? count
            : throw new ArgumentException($"A count of {nameof(DispositionCounts)} cannot be negative: {name} is {count}.", name);
}
