using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Intervals;
using Survey.Analysis.Estimation.Numerics;

namespace Survey.Analysis.Estimation.Comparisons;

/// <summary>A property counted in two groups that answered independently: difference, risk ratio and odds ratio of its shares.</summary>
/// <remarks>Plain counts: no weights, no clusters, no finite population. Under a design the difference is
/// <see cref="JointEstimate.Difference"/>. Immutable.</remarks>
public sealed record IndependentShares
{
    /// <summary>The counts of both groups.</summary>
    /// <param name="hits">Members of the first group with the property, from 0 to its size.</param>
    /// <param name="count">The size of the first group, 1 or more.</param>
    /// <param name="otherHits">Members of the second group with the property.</param>
    /// <param name="otherCount">The size of the second group.</param>
    /// <exception cref="ArgumentOutOfRangeException">A group is empty, or has more hits than members or fewer than 0.</exception>
    public IndependentShares(int hits, int count, int otherHits, int otherCount)
    {
        RequireValid(hits, count);
        RequireValid(otherHits, otherCount);
        (Hits, Count, OtherHits, OtherCount) = (hits, count, otherHits, otherCount);
    }

    /// <summary>Members of the first group who have the property.</summary>
    public int Hits { get; }

    /// <summary>The size of the first group.</summary>
    public int Count { get; }

    /// <summary>Members of the second group who have the property.</summary>
    public int OtherHits { get; }

    /// <summary>The size of the second group.</summary>
    public int OtherCount { get; }

    /// <summary>The first share minus the second.</summary>
    public double Difference => Share - OtherShare;

    /// <summary>The first share over the second; infinite where the second is 0, null where both are.</summary>
    public double? RiskRatio => Hits == 0 && OtherHits == 0 ? null : Share / OtherShare;

    /// <summary>The first odds over the second, from the counts; infinite or 0 where a cell is empty, null where nobody or everybody has
    /// it.</summary>
    public double? OddsRatio => HasOneOutcome ? null : (double)Hits * OtherMisses / ((double)Misses * OtherHits);

    /// <summary>The correlation φ of group and property, from −1 to 1; null where nobody or everybody has it.</summary>
    public double? Phi =>
        HasOneOutcome
            ? null
            : (((double)Hits * OtherMisses) - ((double)Misses * OtherHits))
                / Math.Sqrt((double)Count * OtherCount * (Hits + OtherHits) * (Misses + OtherMisses));

    private double Share => (double)Hits / Count;

    private double OtherShare => (double)OtherHits / OtherCount;

    private int Misses => Count - Hits;

    private int OtherMisses => OtherCount - OtherHits;

    private bool HasOneOutcome => Hits + OtherHits == 0 || Misses + OtherMisses == 0;

    /// <summary>The counts as a table, for its tests.</summary>
    /// <exception cref="ComparisonException">Nobody or everybody has the property.</exception>
    public CountTable ToTable() =>
        new([
            [Hits, Misses],
            [OtherHits, OtherMisses],
        ]);

    /// <summary>The interval of <see cref="Difference"/>; Wald's and Agresti and Caffo's may pass −1 and 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1, or there is no such method.</exception>
    public (double Lower, double Upper) DifferenceInterval(DifferenceMethod method = DifferenceMethod.Newcombe, double level = 0.95)
    {
        Interval.RequireLevel(level);
        return method switch
        {
            DifferenceMethod.Newcombe => Newcombe(level),
            DifferenceMethod.AgrestiCaffo => Normal(Hits + 1, Count + 2, OtherHits + 1, OtherCount + 2, level),
            DifferenceMethod.Wald => Normal(Hits, Count, OtherHits, OtherCount, level),
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "There is no such interval."),
        };
    }

    /// <summary>The interval of <see cref="RiskRatio"/> on the log scale (Katz et al. 1978); null where a group has no hit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public (double Lower, double Upper)? RiskRatioInterval(double level = 0.95) =>
        Hits == 0 || OtherHits == 0
            ? null
            : OnLogScale(Share / OtherShare, (1.0 / Hits) - (1.0 / Count) + (1.0 / OtherHits) - (1.0 / OtherCount), level);

    /// <summary>The interval of <see cref="OddsRatio"/> on the log scale (Woolf 1955); null where a cell is empty.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public (double Lower, double Upper)? OddsRatioInterval(double level = 0.95) =>
        Hits == 0 || OtherHits == 0 || Misses == 0 || OtherMisses == 0
            ? null
            : OnLogScale(
                (double)Hits * OtherMisses / ((double)Misses * OtherHits),
                (1.0 / Hits) + (1.0 / Misses) + (1.0 / OtherHits) + (1.0 / OtherMisses),
                level
            );

    /// <summary>
    /// The conditional maximum likelihood estimate of the odds ratio given both margins, with its exact interval (Fisher 1935; R's
    /// <c>fisher.test</c>): 0 or infinite at the ends of what the margins allow; null where nobody or everybody has the property. Time and
    /// memory grow as the smaller of group and hits.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public (double Value, double Lower, double Upper)? ConditionalOddsRatio(double level = 0.95)
    {
        Interval.RequireLevel(level);
        if (HasOneOutcome)
        {
            return null;
        }

        var cell = new NoncentralHypergeometric(Count, OtherCount, Hits + OtherHits);
        var (isLowest, isHighest, tail) = (Hits == cell.MinValue, Hits == cell.MaxValue, (1 - level) / 2);
        var value = (isLowest, isHighest) switch
        {
            (true, _) => 0,
            (_, true) => double.PositiveInfinity,
            _ => cell.OddsRatioOfMean(Hits),
        };
        var lower = isLowest ? 0 : cell.OddsRatioOfUpperTail(Hits, tail);
        var upper = isHighest ? double.PositiveInfinity : cell.OddsRatioOfLowerTail(Hits, tail);
        return (value, lower, upper);
    }

    private (double Lower, double Upper) Newcombe(double level)
    {
        var own = BinomialInterval.Wilson(Hits, Count, level);
        var other = BinomialInterval.Wilson(OtherHits, OtherCount, level);
        return (
            Difference - Math.Sqrt(Math.Pow(Share - own.Lower, 2) + Math.Pow(other.Upper - OtherShare, 2)),
            Difference + Math.Sqrt(Math.Pow(own.Upper - Share, 2) + Math.Pow(OtherShare - other.Lower, 2))
        );
    }

    private static (double Lower, double Upper) Normal(double hits, double count, double otherHits, double otherCount, double level)
    {
        var (share, other) = (hits / count, otherHits / otherCount);
        var half = Quantiles.CriticalValue(level) * Math.Sqrt((share * (1 - share) / count) + (other * (1 - other) / otherCount));
        return (share - other - half, share - other + half);
    }

    private static (double Lower, double Upper) OnLogScale(double ratio, double variance, double level)
    {
        Interval.RequireLevel(level);
        var factor = Math.Exp(Quantiles.CriticalValue(level) * Math.Sqrt(variance));
        return (ratio / factor, ratio * factor);
    }

    private static void RequireValid(int hits, int count)
    {
        if (count < 1 || hits < 0 || hits > count)
        {
            throw new ArgumentOutOfRangeException(nameof(hits), hits, FormattableString.Invariant($"{hits} of {count} is no share."));
        }
    }
}
