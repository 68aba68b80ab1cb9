using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Intervals;

namespace Survey.Analysis.Estimation.Comparisons;

/// <summary>Simultaneous intervals for the shares of all categories of one question, from plain counts.</summary>
public static class MultinomialInterval
{
    /// <summary>Intervals that cover all k shares at once with the level's probability: Wilson's, each at level 1 − (1 − level)/k (Goodman
    /// 1965, Technometrics 7); one for each count.</summary>
    /// <exception cref="ArgumentException">Nothing was counted, or a count is negative.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static IReadOnlyList<(double Lower, double Upper)> Goodman(IReadOnlyList<int> counts, double level = 0.95)
    {
        RequireCounts(counts);
        Interval.RequireLevel(level);
        var intervals = counts.Select(count => BinomialInterval.Wilson(count, counts.Sum(), 1 - ((1 - level) / counts.Count)));
        return [.. intervals.Select(interval => (interval.Lower, interval.Upper))];
    }

    /// <summary>Refuses counts without a share.</summary>
    /// <exception cref="ArgumentException">Nothing was counted, or a count is negative.</exception>
    internal static void RequireCounts(IReadOnlyList<int> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Any(count => count < 0) || counts.Sum() == 0)
        {
            throw new ArgumentException($"Counts are not negative and not all 0: {string.Join(", ", counts)}.", nameof(counts));
        }
    }
}
