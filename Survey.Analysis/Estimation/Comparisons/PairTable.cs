namespace Survey.Analysis.Estimation.Comparisons;

/// <summary>Two yes-or-no answers about the same things, counted: how often both, either or neither is yes.</summary>
public readonly record struct PairTable(long Both, long FirstOnly, long SecondOnly, long Neither)
{
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
                counts[(first[row] ? 0 : 2) + (second[row] ? 0 : 1)]++;
            }
        }

        return new PairTable(counts[0], counts[1], counts[2], counts[3]);
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

    internal void RequireValid()
    {
        if (Both < 0 || FirstOnly < 0 || SecondOnly < 0 || Neither < 0 || Count == 0)
        {
            throw new ArgumentException($"Pairs are counted from 0 up, and there must be at least one: {this}.");
        }
    }

    private double Of(long things) =>
        Count > 0 ? (double)things / Count : throw new InvalidOperationException("There are no pairs, so they have no share.");

    private double? Overlap(long alike) => 2 * alike + FirstOnly + SecondOnly is > 0 and var all ? 2.0 * alike / all : null;
}
