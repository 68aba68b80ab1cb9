namespace Survey.Analysis.Estimation.Comparisons;

/// <summary>Two yes-or-no answers about the same things, counted: how often both, either or neither is yes.</summary>
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

    /// <summary>Among things that either calls a yes, each counted once for each yes, the share on which both do; null without a
    /// yes.</summary>
    public double? PositiveAgreement => Overlap(Both);

    /// <summary>The same of no: 2d/(2d + b + c); null without a no. Cicchetti and Feinstein (1990).</summary>
    public double? NegativeAgreement => Overlap(Neither);

    /// <summary>The first's share of yes minus the second's: (b − c)/n.</summary>
    /// <exception cref="InvalidOperationException">There is no thing.</exception>
    public double Difference => Of(FirstOnly - SecondOnly);

    /// <summary>How many times as often only the first says yes as only the second; null where the second never does alone.</summary>
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

    internal static void RequireLengths(ReadOnlySpan<bool> first, ReadOnlySpan<bool> second, ReadOnlySpan<bool> inBase)
    {
        if (second.Length != first.Length || (!inBase.IsEmpty && inBase.Length != first.Length))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"There are {first.Length} and {second.Length} answers and {inBase.Length} rows in the base.")
            );
        }
    }

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
