using MathNet.Numerics;
using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Estimation.Estimates;

namespace Survey.Analysis.Estimation.Ranks;

/// <summary>The order of estimates, largest first, and how much of that order the respondents bear out.</summary>
public static class Ranking
{
    /// <summary>Estimates no further apart than this are equal: what is left of rounding, not a difference between units.</summary>
    public const double Tie = 1e-12;

    /// <summary>Each value's rank, 1 for the largest; equal values share the best of their ranks (1, 2, 2, 4).</summary>
    public static IReadOnlyList<int> Of(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var order = Enumerable.Range(0, values.Count).OrderByDescending(position => values[position]).ToArray();
        var ranks = new int[values.Count];
        var best = 0;
        for (var place = 0; place < order.Length; place++)
        {
            best = values[order[best]] - values[order[place]] > Tie ? place : best;
            ranks[order[place]] = best + 1;
        }

        return ranks;
    }

    /// <summary>For each estimate the ranks it may have in the population, all of them together at the given level.</summary>
    /// <remarks>
    /// Every pair is compared by the z test of its difference under the design's covariance, and the p values are adjusted over
    /// all pairs by Holm. An estimate's best rank is 1 plus the number of significantly larger ones, its worst the number of
    /// estimates minus the significantly smaller ones. Equal estimates are not told apart; unequal ones without a standard
    /// error are, unless that error rests on nothing. Mogstad, Romano, Shaikh and Wilhelm (2024), Review of Economic Studies 91.
    /// </remarks>
    public static IReadOnlyList<RankSet> SetsOf(JointEstimate joint, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(joint);
        Interval.RequireLevel(level);
        var count = joint.Estimates.Count;
        var pairs = Enumerable.Range(0, count).SelectMany(first => Enumerable.Range(first + 1, count - first - 1).Select(second => (first, second))).ToArray();
        var adjusted = PValueAdjustment.Of([.. pairs.Select(pair => PairedPValue(joint.Difference(pair.first, pair.second)))]);
        var larger = new int[count];
        var smaller = new int[count];
        foreach (var ((first, second), pValue) in pairs.Zip(adjusted))
        {
            if (pValue < 1 - level)
            {
                var firstLeads = joint.Estimates[first].Value > joint.Estimates[second].Value;
                smaller[firstLeads ? first : second]++;
                larger[firstLeads ? second : first]++;
            }
        }

        return [.. Enumerable.Range(0, count).Select(position => new RankSet(1 + larger[position], count - smaller[position]))];
    }

    private static double PairedPValue(Estimate difference)
    {
        if (Math.Abs(difference.Value) <= Tie)
        {
            return 1;
        }

        if (difference.StandardError == 0)
        {
            return difference.CoversPopulation || difference.DegreesOfFreedom > 0 ? 0 : 1;
        }

        return SpecialFunctions.Erfc(Math.Abs(difference.Value) / difference.StandardError / Math.Sqrt(2));
    }
}
