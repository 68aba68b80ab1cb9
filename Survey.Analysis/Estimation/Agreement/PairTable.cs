using Survey.Analysis.Estimation.Numerics;

namespace Survey.Analysis.Estimation.Agreement;

/// <summary>Two yes-or-no ratings of the same things, counted: how often both, either or neither said yes.</summary>
public readonly record struct PairTable(long Both, long FirstOnly, long SecondOnly, long Neither)
{
    /// <summary>The number of things rated by both.</summary>
    public long Count => Both + FirstOnly + SecondOnly + Neither;

    /// <summary>The share of things on which the two agree; needs at least one.</summary>
    public double Agreement => (double)(Both + Neither) / Count;

    /// <summary>
    /// McNemar's exact p: how likely so lopsided a disagreement is if the two say yes equally often. Twice the smaller tail of a
    /// binomial with one half over the disagreements, at most 1, and 1 without any. Takes the things as independent.
    /// </summary>
    public double McNemarExactP => Math.Min(1, 2 * LowerTail());

    /// <summary>McNemar's p with half of what was observed counted (mid-p; Fagerland, Lydersen and Laake 2013): less cautious.</summary>
    public double McNemarMidP => Math.Min(1, (2 * LowerTail()) - Chance(Math.Min(FirstOnly, SecondOnly)));

    /// <summary>Counts the rows inside the base; empty: every row.</summary>
    public static PairTable Of(ReadOnlySpan<bool> first, ReadOnlySpan<bool> second, ReadOnlySpan<bool> inBase = default)
    {
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

    private double LowerTail()
    {
        var sum = 0.0;
        for (var x = Math.Min(FirstOnly, SecondOnly); x >= 0; x--)
        {
            var term = Chance(x);
            sum += term;
            if (term <= sum * 1e-18)
            {
                break;
            }
        }

        return sum;
    }

    private double Chance(long x) => SaddlePoint.Binomial(x, FirstOnly + SecondOnly, 0.5, 0.5);
}
