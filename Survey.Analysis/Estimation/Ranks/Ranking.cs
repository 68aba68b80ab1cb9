using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Numerics;

namespace Survey.Analysis.Estimation.Ranks;

/// <summary>The order of estimates, largest first, and how much of that order is statistically significant.</summary>
public static class Ranking
{
    /// <summary>Estimates no further apart than this are equal. An absolute difference, made for shares, which round at some 1e-16 for each
    /// of thousands of rows; two unequal shares of one base of a million units differ by 1e-6 at least.</summary>
    public const double TieTolerance = 1e-12;

    /// <summary>Each value's rank, 1 for the largest; equal values share the best of their ranks (1, 2, 2, 4). Values must be numbers, not
    /// NaN.</summary>
    public static IReadOnlyList<int> Of(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var order = Enumerable.Range(0, values.Count).OrderByDescending(position => values[position]).ToArray();
        var ranks = new int[values.Count];
        var best = 0;
        for (var sortedIndex = 0; sortedIndex < order.Length; sortedIndex++)
        {
            best = values[order[best]] - values[order[sortedIndex]] > TieTolerance ? sortedIndex : best;
            ranks[order[sortedIndex]] = best + 1;
        }

        return ranks;
    }

    /// <summary>Every pair of the estimates compared by the z test of its difference under the design's covariance.</summary>
    /// <remarks>
    /// p is 1 for equal estimates. For unequal ones without a standard error it is 0 where everyone answered, and else, with ν degrees of
    /// freedom, 2^−ν: that of McNemar's exact test of ν + 1 pairs that all differ one way.
    /// </remarks>
    /// <param name="joint">The estimates, such as shares of respondents who ticked each choice.</param>
    /// <param name="adjustment">How the p values of all pairs are adjusted together.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such adjustment.</exception>
    public static IReadOnlyList<PairwiseDifference> Differences(JointEstimate joint, AdjustmentMethod adjustment = AdjustmentMethod.Holm)
    {
        ArgumentNullException.ThrowIfNull(joint);
        var count = joint.Estimates.Count;
        var pairs = (
            from first in Enumerable.Range(0, count)
            from second in Enumerable.Range(first + 1, count - first - 1)
            let difference = joint.Difference(first, second)
            select (first, second, difference, PValue: PairedPValue(difference))
        ).ToList();
        var adjusted = PValueAdjustment.Of([.. pairs.Select(pair => pair.PValue)], adjustment);
        return [.. pairs.Zip(adjusted, (pair, p) => new PairwiseDifference(pair.first, pair.second, pair.difference, pair.PValue, p))];
    }

    /// <summary>For each estimate the ranks it may have in the population, all of them together at the given level, in the order of the
    /// estimates.</summary>
    /// <remarks>
    /// From the differences of all pairs, their p values adjusted together: an estimate's best rank is 1 plus the number of
    /// significantly larger ones, its worst the number of estimates minus the significantly smaller ones.
    /// Mogstad, Romano, Shaikh and Wilhelm (2024), Review of Economic Studies 91.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1, or there is no such adjustment.</exception>
    public static IReadOnlyList<RankSet> RankSetsOf(
        JointEstimate joint,
        double level = 0.95,
        AdjustmentMethod adjustment = AdjustmentMethod.Holm
    )
    {
        Interval.RequireLevel(level);
        var differences = Differences(joint, adjustment);
        var count = joint.Estimates.Count;
        var larger = new int[count];
        var smaller = new int[count];
        foreach (var pair in differences.Where(pair => pair.AdjustedPValue < 1 - level))
        {
            var firstLeads = pair.Difference.Value > 0;
            smaller[firstLeads ? pair.First : pair.Second]++;
            larger[firstLeads ? pair.Second : pair.First]++;
        }

        return [.. Enumerable.Range(0, count).Select(position => new RankSet(1 + larger[position], count - smaller[position]))];
    }

    /// <summary>For each estimate the ranks it may have, from intervals that do not overlap; wider than <see cref="RankSetsOf"/>, but
    /// needs no covariance.</summary>
    /// <remarks>
    /// Each estimate has the interval ± z standard errors. Its best rank is 1 plus the number of others whose interval lies wholly
    /// above its own, its worst their number minus those wholly below. An estimate without degrees of freedom overlaps all.
    /// Klein, Wright and Wieczorek (2020), Journal of the Royal Statistical Society A 183; R's <c>RankingProject</c>.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1, or there is no such method.</exception>
    public static IReadOnlyList<RankSet> RankSetsFromIntervals(
        IReadOnlyList<Estimate> estimates,
        double level = 0.95,
        SimultaneousIntervalMethod method = SimultaneousIntervalMethod.Bonferroni
    )
    {
        ArgumentNullException.ThrowIfNull(estimates);
        Interval.RequireLevel(level);
        var z = Quantiles.Normal((1 + LevelOfEach(level, estimates.Count, method)) / 2);
        var halves = estimates
            .Select(estimate => HasNoDegreesOfFreedom(estimate) ? double.PositiveInfinity : z * estimate.StandardError)
            .ToArray();
        return
        [
            .. estimates.Select(
                (_, own) =>
                    new RankSet(
                        1 + estimates.Where((_, other) => LiesAbove(other, own)).Count(),
                        estimates.Count - estimates.Where((_, other) => LiesAbove(own, other)).Count()
                    )
            ),
        ];

        bool LiesAbove(int high, int low) =>
            high != low && estimates[high].Value - halves[high] - (estimates[low].Value + halves[low]) > TieTolerance;
    }

    /// <summary>Letters for ties, "a" from the largest on, in the order of the estimates: two that share one do not differ significantly at
    /// the level for all pairs together.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1, or there is no such adjustment.</exception>
    public static IReadOnlyList<string> TieLettersOf(
        JointEstimate joint,
        double level = 0.95,
        AdjustmentMethod adjustment = AdjustmentMethod.Holm
    )
    {
        Interval.RequireLevel(level);
        var different = Differences(joint, adjustment)
            .Where(pair => pair.AdjustedPValue < 1 - level)
            .SelectMany(pair => new[] { (pair.First, pair.Second), (pair.Second, pair.First) })
            .ToHashSet();
        int[] order = [.. Enumerable.Range(0, joint.Estimates.Count).OrderByDescending(position => joint.Estimates[position].Value)];
        return CompactLetterDisplay.Of(order, (first, second) => different.Contains((first, second)));
    }

    /// <summary>The position of the one estimate whose only possible rank is the first; null where there is none.</summary>
    public static int? FindLargest(IReadOnlyList<RankSet> sets)
    {
        ArgumentNullException.ThrowIfNull(sets);
        var candidates = Enumerable.Range(0, sets.Count).Where(position => sets[position] == new RankSet(1, 1)).ToList();
        return candidates is [var largest] ? largest : null;
    }

    private static double LevelOfEach(double level, int count, SimultaneousIntervalMethod method) =>
        method switch
        {
            SimultaneousIntervalMethod.Individual => level,
            SimultaneousIntervalMethod.Bonferroni => 1 - ((1 - level) / count),
            SimultaneousIntervalMethod.Sidak => Math.Pow(level, 1.0 / count),
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "There is no such method for simultaneous intervals."),
        };

    private static double PairedPValue(Estimate difference)
    {
        if (Math.Abs(difference.Value) <= TieTolerance)
        {
            return 1;
        }

        return (difference.StandardError > 0, difference.CoversPopulation) switch
        {
            (true, _) => TailProbability.TwoSidedNormal(difference.Value / difference.StandardError),
            (false, true) => 0,
            (false, false) => Math.Pow(2, -difference.DegreesOfFreedom),
        };
    }

    private static bool HasNoDegreesOfFreedom(Estimate estimate) =>
        estimate is { StandardError: 0, CoversPopulation: false, DegreesOfFreedom: 0 };
}
