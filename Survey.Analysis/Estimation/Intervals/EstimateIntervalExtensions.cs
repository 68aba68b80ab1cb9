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
    /// <param name="level">How often such intervals cover the truth.</param>
    /// <param name="bounds">What limits the share where the counts do not: 0 and 1 for things of which nobody knows how many there
    /// are.</param>
    /// <exception cref="ArgumentException">The method is not one for shares, or the counts make no sense, or are not those of the
    /// estimate.</exception>
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
    /// A mean, a total or a difference with its t interval; no interval where no degree of freedom is left. A share has Korn and Graubard's
    /// interval from the counts of its own design and base.
    /// </summary>
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
        // Of a weighted share; a bound that it misses by more is another population's.
        const double Rounding = 1e-9;
        if (counts.Population == counts.Known && !estimate.CoversPopulation)
        {
            throw new ArgumentException(
                "The design has not heard of the whole population, and the counts have nobody of whom it is not known. "
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
