using System.Globalization;
using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Estimation.Estimates;

namespace Survey.Analysis.Estimation.Agreement;

/// <summary>Counts of all pairs, those included of which one part or neither answered, with bounds of the agreement.</summary>
/// <remarks>The bounds assume nothing about the answers that are missing (Manski 2003, Partial Identification of Probability
/// Distributions). Immutable.</remarks>
public sealed record PairCounts
{
    /// <summary>The pairs of which both parts are known.</summary>
    public required PairTable Known { get; init; }

    /// <summary>Only the first part is known, and says yes.</summary>
    public required long FirstYesSecondUnknown { get; init; }

    /// <summary>Only the first part is known, and says no.</summary>
    public required long FirstNoSecondUnknown { get; init; }

    /// <summary>Only the second part is known, and says yes.</summary>
    public required long SecondYesFirstUnknown { get; init; }

    /// <summary>Only the second part is known, and says no.</summary>
    public required long SecondNoFirstUnknown { get; init; }

    /// <summary>Neither part is known.</summary>
    public required long NeitherKnown { get; init; }

    /// <summary>Pairs of which one part is missing.</summary>
    public long HalfKnown => FirstYesSecondUnknown + FirstNoSecondUnknown + SecondYesFirstUnknown + SecondNoFirstUnknown;

    /// <summary>All pairs.</summary>
    public long Count => Known.Count + HalfKnown + NeitherKnown;

    /// <summary>Agreement as a property of pairs, for bounds and for the finite population's interval.</summary>
    /// <exception cref="ArgumentException">A count is negative.</exception>
    public UnitCounts AgreementCounts => new(Known.Both + Known.Neither, Known.FirstOnly + Known.SecondOnly, HalfKnown, NeitherKnown);

    /// <summary>The lowest and the highest difference of the two shares of yes over all pairs that the answers allow; nothing is
    /// assumed.</summary>
    /// <exception cref="InvalidOperationException">There are no pairs.</exception>
    public Bounds DifferenceBounds
    {
        get
        {
            RequirePairs();
            double known = Known.FirstOnly - Known.SecondOnly;
            return new Bounds(
                (known - FirstNoSecondUnknown - SecondYesFirstUnknown - NeitherKnown) / Count,
                (known + FirstYesSecondUnknown + SecondNoFirstUnknown + NeitherKnown) / Count
            );
        }
    }

    /// <summary>The lowest and the highest share of pairs that agree, over all pairs.</summary>
    /// <exception cref="InvalidOperationException">There are no pairs.</exception>
    public Bounds AgreementBounds
    {
        get
        {
            RequirePairs();
            return AgreementCounts.Bounds;
        }
    }

    /// <summary>Counts the pairs, one for each element.</summary>
    /// <param name="first">Whether the first part says yes; any where it is not known.</param>
    /// <param name="firstKnown">Whether the first part's answer is known.</param>
    /// <param name="second">Whether the second part says yes.</param>
    /// <param name="secondKnown">Whether the second part's answer is known.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static PairCounts Of(
        ReadOnlySpan<bool> first,
        ReadOnlySpan<bool> firstKnown,
        ReadOnlySpan<bool> second,
        ReadOnlySpan<bool> secondKnown
    )
    {
        if (firstKnown.Length != first.Length || second.Length != first.Length || secondKnown.Length != first.Length)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"There are {first.Length} and {second.Length} answers, and for {firstKnown.Length} and {secondKnown.Length} it "
                        + $"is said whether they are known."
                )
            );
        }

        Span<long> counts = stackalloc long[9];
        for (var pair = 0; pair < first.Length; pair++)
        {
            counts[(3 * CodeOf(first[pair], firstKnown[pair])) + CodeOf(second[pair], secondKnown[pair])]++;
        }

        return new PairCounts
        {
            Known = new PairTable(counts[0], counts[1], counts[3], counts[4]),
            FirstYesSecondUnknown = counts[2],
            FirstNoSecondUnknown = counts[5],
            SecondYesFirstUnknown = counts[6],
            SecondNoFirstUnknown = counts[7],
            NeitherKnown = counts[8],
        };

        static int CodeOf(bool answer, bool isKnown) =>
            (answer, isKnown) switch
            {
                (true, true) => 0,
                (false, true) => 1,
                (_, false) => 2,
            };
    }

    private void RequirePairs()
    {
        if (Count == 0)
        {
            throw new InvalidOperationException("There are no pairs, so there are no bounds.");
        }
    }
}
