using System.Globalization;
using Survey.Analysis.Estimation.Estimates;

namespace Survey.Analysis.Estimation.Intervals;

/// <summary>Gives estimates the interval, bounds and reliability with which they are published.</summary>
public static class EstimateIntervalExtensions
{
    /// <summary>
    /// A share with its bounds (mode A), its interval of the finite population (mode B), clipped to the bounds, and its reliability grade.
    /// </summary>
    /// <param name="estimate">The share under the design.</param>
    /// <param name="counts">The units behind it: those whose value is unknown or who did not answer determine the bounds.</param>
    /// <param name="method">The interval's method.</param>
    /// <param name="level">The confidence level, above 0 and below 1.</param>
    /// <param name="bounds">What limits the share where the counts do not: 0 and 1 for things of which nobody knows how many there are. The
    /// counts are then not compared with the population of the design.</param>
    /// <exception cref="ArgumentException">The method is not one for shares; no unit of the counts is known; they have other hits or known
    /// units than the estimate, no unknown units though the design's population was not observed in full, or bounds beyond which the
    /// estimate lies; or the lower bound is above the upper one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static Estimate WithInterval(
        this Estimate estimate,
        UnitCounts counts,
        IntervalMethod method,
        double level = 0.95,
        Bounds? bounds = null
    )
    {
        ArgumentNullException.ThrowIfNull(estimate);
        RequireCountsOf(estimate, counts);
        if (bounds is null)
        {
            RequireBoundsOf(estimate, counts);
        }

        var limits = bounds ?? counts.Bounds;
        var interval = ShareInterval.Of(method, estimate, counts, level).ClippedTo(limits.Lower, limits.Upper);
        return estimate with
        {
            Unknown = (int)counts.Unknown,
            Bounds = limits,
            Interval = interval,
            Reliability = ReliabilityRule.Default.GradeShare(estimate, interval),
        };
    }

    /// <summary>
    /// A mean, a total or a difference with its t interval; no interval where no degree of freedom is left. A share (an estimate that has
    /// <see cref="Estimate.Counts"/>) has Korn and Graubard's interval from the counts of its own design and base.
    /// </summary>
    /// <exception cref="ArgumentException">The counts or bounds of a share were changed so that they no longer fit its value.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static Estimate WithInterval(this Estimate estimate, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        return estimate.Counts is { } counts
            ? estimate.WithInterval(counts, IntervalMethod.KornGraubard, level, estimate.Bounds)
            : estimate with
            {
                Interval = StudentInterval.Of(estimate, level),
                Reliability = ReliabilityRule.Default.GradeNumber(estimate),
            };
    }

    private static void RequireCountsOf(Estimate estimate, UnitCounts counts)
    {
        if (counts.Known != estimate.Count || (estimate.Counts is { } own && own.Hits != counts.Hits))
        {
            var hits = estimate.Counts?.Hits.ToString(CultureInfo.InvariantCulture) ?? "some";
            throw new ArgumentException(
                $"The counts have {counts.Hits} of {counts.Known} known answers, the estimate has {hits} of {estimate.Count}.",
                nameof(counts)
            );
        }
    }

    private static void RequireBoundsOf(Estimate estimate, UnitCounts counts)
    {
        // A weighted share is a sum of up to thousands of terms, which rounds far below this; one that misses a bound by more is of another
        // population.
        const double Rounding = 1e-9;
        if (counts.Population == counts.Known && !estimate.CoversPopulation)
        {
            throw new ArgumentException(
                "The design's population was not observed in full, but the counts have no unit whose value is unknown. "
                    + "Give Unknown and Nonresponse, or the bounds.",
                nameof(counts)
            );
        }

        if (estimate.Value < counts.LowerBound - Rounding || estimate.Value > counts.UpperBound + Rounding)
        {
            var range = FormattableString.Invariant($"from {counts.LowerBound:0.###} to {counts.UpperBound:0.###}");
            throw new ArgumentException(
                FormattableString.Invariant($"The counts allow a share {range}, the estimate is {estimate.Value:0.###}: ")
                    + "units that the design stands for are missing from Unknown and Nonresponse.",
                nameof(counts)
            );
        }
    }
}
