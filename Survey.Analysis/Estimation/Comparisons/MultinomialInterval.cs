using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Intervals;

namespace Survey.Analysis.Estimation.Comparisons;

/// <summary>Plain counts of all categories of one question, read together.</summary>
public static class MultinomialInterval
{
    /// <summary>Intervals of all k shares that hold together: Wilson's, each at level 1 − (1 − level)/k (Goodman 1965).</summary>
    /// <exception cref="ArgumentException">Nothing was counted, or a count is negative.</exception>
    public static IReadOnlyList<(double Lower, double Upper)> Goodman(IReadOnlyList<int> counts, double level = 0.95)
    {
        RequireCounts(counts);
        Interval.RequireLevel(level);
        var intervals = counts.Select(count => BinomialInterval.Wilson(count, counts.Sum(), 1 - ((1 - level) / counts.Count)));
        return [.. intervals.Select(interval => (interval.Lower, interval.Upper))];
    }

    /// <summary>Pearson's test that the categories have given shares (scaled to sum to 1), or all the same.</summary>
    /// <exception cref="ArgumentException">Nothing was counted, or there are not as many positive shares as categories.</exception>
    /// <exception cref="ComparisonException">There is one category only.</exception>
    public static TestResult GoodnessOfFit(IReadOnlyList<int> counts, IReadOnlyList<double>? shares = null)
    {
        RequireCounts(counts);
        var claimed = shares ?? [.. counts.Select(_ => 1.0)];
        if (claimed.Count != counts.Count || claimed.Any(share => share is not (> 0 and < double.PositiveInfinity)))
        {
            throw new ArgumentException($"{counts.Count} categories need as many positive shares.", nameof(shares));
        }

        if (counts.Count < 2)
        {
            throw new ComparisonException("There is only one category, so there is nothing to compare.");
        }

        var scale = counts.Sum() / claimed.Sum();
        var statistic = counts.Zip(claimed, (count, share) => Math.Pow(count - (scale * share), 2) / (scale * share)).Sum();
        return TestResult.OfChiSquare(TestMethod.ChiSquare, statistic, counts.Count - 1);
    }

    private static void RequireCounts(IReadOnlyList<int> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Any(count => count < 0) || counts.Sum() == 0)
        {
            throw new ArgumentException($"Counts are not negative and not all 0: {string.Join(", ", counts)}.", nameof(counts));
        }
    }
}
