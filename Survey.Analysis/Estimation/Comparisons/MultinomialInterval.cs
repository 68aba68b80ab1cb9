using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Intervals;

namespace Survey.Analysis.Estimation.Comparisons;

/// <summary>Plain counts of all categories of one question, read together.</summary>
public static class MultinomialInterval
{
    /// <summary>Intervals of all k shares that hold together: Wilson's, each at level 1 − (1 − level)/k (Goodman 1965).</summary>
    /// <exception cref="ArgumentException">Nothing was counted, or a count is negative.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static IReadOnlyList<(double Lower, double Upper)> Goodman(IReadOnlyList<int> counts, double level = 0.95)
    {
        RequireCounts(counts);
        Interval.RequireLevel(level);
        var intervals = counts.Select(count => BinomialInterval.Wilson(count, counts.Sum(), 1 - ((1 - level) / counts.Count)));
        return [.. intervals.Select(interval => (interval.Lower, interval.Upper))];
    }

    internal static void RequireCounts(IReadOnlyList<int> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Any(count => count < 0) || counts.Sum() == 0)
        {
            throw new ArgumentException($"Counts are not negative and not all 0: {string.Join(", ", counts)}.", nameof(counts));
        }
    }
}
