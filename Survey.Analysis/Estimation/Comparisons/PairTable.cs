namespace Survey.Analysis.Estimation.Comparisons;

/// <summary>Two yes-or-no answers about the same things, counted: how often both, either or neither is yes. Immutable.</summary>
/// <param name="Both">Things to which both say yes.</param>
/// <param name="FirstOnly">Things to which only the first says yes.</param>
/// <param name="SecondOnly">Things to which only the second says yes.</param>
/// <param name="Neither">Things to which both say no.</param>
/// <exception cref="ArgumentException">A count is negative.</exception>
public readonly record struct PairTable(long Both, long FirstOnly, long SecondOnly, long Neither)
{
    /// <summary>Things to which both say yes.</summary>
    public long Both { get; init => field = RequireCount(value, nameof(Both)); } = RequireCount(Both, nameof(Both));

    /// <summary>Things to which only the first says yes.</summary>
    public long FirstOnly { get; init => field = RequireCount(value, nameof(FirstOnly)); } = RequireCount(FirstOnly, nameof(FirstOnly));

    /// <summary>Things to which only the second says yes.</summary>
    public long SecondOnly { get; init => field = RequireCount(value, nameof(SecondOnly)); } =
        RequireCount(SecondOnly, nameof(SecondOnly));

    /// <summary>Things to which both say no.</summary>
    public long Neither { get; init => field = RequireCount(value, nameof(Neither)); } = RequireCount(Neither, nameof(Neither));

    /// <summary>The number of things with both answers.</summary>
    public long Count => Both + FirstOnly + SecondOnly + Neither;

    /// <summary>The share of things on which the two agree.</summary>
    /// <exception cref="InvalidOperationException">There is no thing.</exception>
    public double Agreement => Of(Both + Neither);

    /// <summary>Positive agreement 2a/(2a + b + c): the share of all yes that are about things to which both say yes; null without a yes.
    /// Cicchetti and Feinstein (1990), Journal of Clinical Epidemiology 43.</summary>
    public double? PositiveAgreement => Overlap(Both);

    /// <summary>Negative agreement 2d/(2d + b + c), likewise of no; null without a no.</summary>
    public double? NegativeAgreement => Overlap(Neither);

    /// <summary>The first's share of yes minus the second's: (b − c)/n.</summary>
    /// <exception cref="InvalidOperationException">There is no thing.</exception>
    public double Difference => Of(FirstOnly - SecondOnly);

    /// <summary>The matched-pairs odds ratio b/c: how many times as often only the first says yes as only the second; null where c is
    /// 0.</summary>
    public double? OddsRatio => SecondOnly == 0 ? null : (double)FirstOnly / SecondOnly;

    /// <summary>Counts the rows inside the base; empty: every row.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static PairTable Of(ReadOnlySpan<bool> first, ReadOnlySpan<bool> second, ReadOnlySpan<bool> inBase = default)
    {
        RequireLengths(first, second, inBase);
        Span<long> counts = stackalloc long[4];
        for (var row = 0; row < first.Length; row++)
        {
            if (inBase.IsEmpty || inBase[row])
            {
                counts[CellOf(first[row], second[row])]++;
            }
        }

        return new PairTable(counts[0], counts[1], counts[2], counts[3]);

        static int CellOf(bool first, bool second) =>
            (first, second) switch
            {
                (true, true) => 0,
                (true, false) => 1,
                (false, true) => 2,
                (false, false) => 3,
            };
    }

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"{Both} both, {FirstOnly} first only, {SecondOnly} second only, {Neither} neither");

    /// <summary>Refuses answers and bases of different lengths; an empty base fits all.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    internal static void RequireLengths(ReadOnlySpan<bool> first, ReadOnlySpan<bool> second, ReadOnlySpan<bool> inBase)
    {
        if (second.Length != first.Length || (!inBase.IsEmpty && inBase.Length != first.Length))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"There are {first.Length} and {second.Length} answers and {inBase.Length} rows in the base.")
            );
        }
    }

    /// <summary>Refuses a table without a pair.</summary>
    /// <exception cref="ArgumentException">There is no pair.</exception>
    internal void RequireAny()
    {
        if (Count == 0)
        {
            throw new ArgumentException("Nothing can be compared without pairs: there must be at least one.");
        }
    }

    private static long RequireCount(long count, string name) =>
        count >= 0 ? count : throw new ArgumentException($"A count of {nameof(PairTable)} cannot be negative: {name} is {count}.", name);

    private double Of(long things) =>
        Count > 0 ? (double)things / Count : throw new InvalidOperationException("There are no pairs, so they have no share.");

    private double? Overlap(long alike) => 2 * alike + FirstOnly + SecondOnly is > 0 and var all ? 2.0 * alike / all : null;
}
