using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Estimation.Scales;

/// <summary>One question answered on a scale: distribution, mean, median, top, bottom and net, with the number of those who did not
/// know.</summary>
/// <remarks>
/// The points' shares are estimated together, so that top, bottom and net (top minus bottom) are sums of them with the design's
/// covariance. Don't-knows are in no denominator but those that say so. R's <c>svymean</c> of a factor, <c>svycontrast</c>,
/// <c>svyquantile</c> and <c>svyvar</c>. Immutable.
/// </remarks>
public sealed record LikertItem
{
    private LikertItem() { }

    /// <summary>The share of each point among those who gave one.</summary>
    public required JointEstimate Distribution { get; init; }

    /// <summary>The share of each point and, last, of don't know, among all who answered.</summary>
    public required JointEstimate DistributionIncludingDontKnows { get; init; }

    /// <summary>The mean point.</summary>
    public required Estimate Mean { get; init; }

    /// <summary>The median point, with Woodruff's interval.</summary>
    public required Estimate Median { get; init; }

    /// <summary>The standard deviation of the points, √(n/(n − 1) · Σ w (y − ȳ)²/Σ w); null for one answer.</summary>
    public required double? StandardDeviation { get; init; }

    /// <summary>The share that gave one of the highest points.</summary>
    public required Estimate Top { get; init; }

    /// <summary>The share that gave one of the lowest points.</summary>
    public required Estimate Bottom { get; init; }

    /// <summary>Top minus bottom.</summary>
    public required Estimate Net { get; init; }

    /// <summary>The share of the highest points if all who did not know would not give one.</summary>
    public required Estimate TopWithDontKnowsExcluded { get; init; }

    /// <summary>The share of the highest points if all who did not know would give one.</summary>
    public required Estimate TopWithDontKnowsIncluded { get; init; }

    /// <summary>How many gave each point, unweighted, from the lowest point to the highest.</summary>
    public required IReadOnlyList<int> Counts { get; init; }

    /// <summary>How many did not know, unweighted.</summary>
    public required int DontKnows { get; init; }

    /// <summary>How many gave a point, unweighted.</summary>
    public int Count => Counts.Sum();

    /// <summary>The item over all respondents.</summary>
    /// <param name="design">The design; one row is one respondent.</param>
    /// <param name="ratings">The points, whole numbers from 1 to the scale's last; the base is those who gave one.</param>
    /// <param name="doesNotKnow">Whether each row answered that it does not know; empty: nobody.</param>
    /// <param name="scale">The scale; five points with two at each end if not given.</param>
    /// <exception cref="ArgumentException">Nobody with a weight gave a point, a point is not on the scale, someone both gave one and did
    /// not know, or a length is not the design's.</exception>
    /// <exception cref="DesignException">No standard error follows from the design.</exception>
    public static LikertItem Of(
        SampleDesign design,
        Observations ratings,
        ReadOnlyMemory<bool> doesNotKnow = default,
        LikertScale? scale = null
    )
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(ratings);
        scale ??= new LikertScale();

        ratings.RequireFit(design);
        RequireLength(doesNotKnow, design);
        var unknown = doesNotKnow.IsEmpty ? new bool[design.RowCount] : doesNotKnow.ToArray();
        RequireRatingsOnScale(ratings, unknown, scale);
        return Build(design, ratings, unknown, scale);
    }

    /// <summary>The item in every group, in the order of the groups; null where nobody of a group gave a point.</summary>
    /// <param name="design">The design; one row is one respondent.</param>
    /// <param name="ratings">The points, whole numbers from 1 to the scale's last; the base is those who gave one.</param>
    /// <param name="doesNotKnow">Whether each row answered that it does not know; empty: nobody.</param>
    /// <param name="groups">The groups; rows outside their base are in none.</param>
    /// <param name="scale">The scale; five points with two at each end if not given.</param>
    /// <inheritdoc cref="Of"/>
    public static IReadOnlyList<LikertItem?> ByGroup(
        SampleDesign design,
        Observations ratings,
        ReadOnlyMemory<bool> doesNotKnow,
        Classification groups,
        LikertScale? scale = null
    )
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(ratings);
        ArgumentNullException.ThrowIfNull(groups);
        ratings.RequireFit(design);
        groups.RequireFit(design);
        RequireLength(doesNotKnow, design);
        return [.. groups.Names.Select((_, group) => OfGroup(group))];

        LikertItem? OfGroup(int group)
        {
            var members = groups.IntersectBase(row => groups.CodeOfRow.Span[row] == group);
            bool[] rated = [.. members.Select((isIn, row) => isIn && ratings.IsInBase(row))];
            bool[] unknown = [.. members.Select((isIn, row) => isIn && !doesNotKnow.IsEmpty && doesNotKnow.Span[row])];
            return rated.Contains(true) ? Of(design, ratings with { Base = rated }, unknown, scale) : null;
        }
    }

    /// <summary>The counts behind <see cref="Top"/>, for its interval and its bounds: those who do not know, and those without
    /// an answer.</summary>
    /// <param name="nonresponse">Units that belong and did not answer at all.</param>
    /// <param name="scale">The scale that the item was made with, which is not checked; as for <see cref="Of"/> if not given.</param>
    /// <exception cref="ArgumentException">The number of units without an answer is negative.</exception>
    public UnitCounts TopCounts(long nonresponse, LikertScale? scale = null)
    {
        scale ??= new LikertScale();
        var hits = Counts.Where((_, index) => scale.IsTop(index + 1)).Sum();
        return new UnitCounts(hits, Count - hits, DontKnows, nonresponse);
    }

    private static LikertItem Build(SampleDesign design, Observations ratings, bool[] unknown, LikertScale scale)
    {
        bool[] rated = [.. unknown.Select((_, row) => ratings.IsInBase(row))];
        bool[] answered = [.. unknown.Select((isUnknown, row) => isUnknown || rated[row])];
        var points = Enumerable.Range(1, scale.Points).ToArray();
        bool[][] ratedPoint =
        [
            .. points.Select(point => rated.Select((isRated, row) => isRated && ratings.Values.Span[row] == point).ToArray()),
        ];
        var distribution = Shares(rated, ratedPoint);
        var withUnknown = Shares(answered, [.. ratedPoint, unknown]);
        int[] counts = [.. ratedPoint.Select(hits => hits.Count(hit => hit))];
        var dontKnows = unknown.Count(isUnknown => isUnknown);
        return new LikertItem
        {
            Distribution = distribution,
            DistributionIncludingDontKnows = withUnknown,
            Mean = MeanEstimator.Estimate(design, ratings) with { Unknown = dontKnows },
            Median = QuantileEstimator.Estimate(design, ratings) with { Unknown = dontKnows },
            StandardDeviation = StandardDeviationOf(distribution, counts.Sum()),
            Top = Sum(distribution, IsTop) with { Unknown = dontKnows },
            Bottom = Sum(distribution, IsBottom) with { Unknown = dontKnows },
            Net = Sum(distribution, point => IsTop(point) - IsBottom(point)) with { Unknown = dontKnows },
            TopWithDontKnowsExcluded = Sum(withUnknown, point => point <= scale.Points ? IsTop(point) : 0),
            TopWithDontKnowsIncluded = Sum(withUnknown, IsTop),
            Counts = counts,
            DontKnows = dontKnows,
        };

        double IsTop(int point) => scale.IsTop(point) ? 1 : 0;

        double IsBottom(int point) => scale.IsBottom(point) ? 1 : 0;

        JointEstimate Shares(bool[] inBase, bool[][] indicators) =>
            ShareEstimator.EstimateJointly(design, [.. indicators.Select(hits => Observations.OfIndicator(hits, inBase))]);
    }

    private static Estimate Sum(JointEstimate shares, Func<int, double> coefficient) =>
        shares.Contrast([.. shares.Estimates.Select((_, index) => coefficient(index + 1))]);

    private static double? StandardDeviationOf(JointEstimate distribution, int count)
    {
        var shares = distribution.Estimates.Select((share, index) => (Point: index + 1, share.Value)).ToArray();
        var mean = shares.Sum(share => share.Point * share.Value);
        var variance = shares.Sum(share => share.Value * (share.Point - mean) * (share.Point - mean));
        return count > 1 ? Math.Sqrt(variance * count / (count - 1)) : null;
    }

    private static void RequireLength(ReadOnlyMemory<bool> doesNotKnow, SampleDesign design)
    {
        if (!doesNotKnow.IsEmpty && doesNotKnow.Length != design.RowCount)
        {
            throw new ArgumentException($"There are {design.RowCount} rows, but {doesNotKnow.Length} rows say who does not know.");
        }
    }

    private static void RequireRatingsOnScale(Observations ratings, bool[] unknown, LikertScale scale)
    {
        for (var row = 0; row < unknown.Length; row++)
        {
            var value = ratings.Values.Span[row];
            if (ratings.IsInBase(row) && (unknown[row] || value != Math.Round(value) || value < 1 || value > scale.Points))
            {
                var what = unknown[row]
                    ? "and does not know; it can be only one of these"
                    : $"which is not on the scale from 1 to {scale.Points}";
                throw new ArgumentException(FormattableString.Invariant($"Row {row} gave {value}, {what}."), nameof(ratings));
            }
        }
    }
}
