using Survey.Analysis.Datasets;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Intervals;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Figures;

/// <summary>The pairs of a figure: of which both, one or neither is known, and how far they depend on each other.</summary>
/// <remarks>The first of a pair is the one whose respondent group, or else who itself, comes first in the frame.</remarks>
internal sealed class PairedUnits
{
    private readonly FigureScope scope;
    private readonly Bits unheard;

    public PairedUnits(FigureScope scope, ValueColumn says)
    {
        this.scope = scope;
        var standing = scope.StandingOf(BreakdownCell.Whole(says.Length, says.Length), says);
        Speaks = standing.Known;
        unheard = standing.Population.AndNot(standing.Known);
        All = [.. PairsOf(scope.Reading.Dataset)];
    }

    /// <summary>Each pair once.</summary>
    public IReadOnlyList<(int First, int Second)> All { get; }

    /// <summary>The units in the base that are known.</summary>
    public Bits Speaks { get; }

    public bool IsKnown((int First, int Second) pair) => Speaks[pair.First] && Speaks[pair.Second];

    public bool IsHalfHeard((int First, int Second) pair) => (Speaks[pair.First] && unheard[pair.Second]) || (unheard[pair.First] && Speaks[pair.Second]);

    /// <summary>Whether both are, or may be, in the base.</summary>
    public bool MayCount((int First, int Second) pair) => (Speaks[pair.First] || unheard[pair.First]) && (Speaks[pair.Second] || unheard[pair.Second]);

    /// <summary>Pairs whose first unit answered are the design, as far as both are known its base: clusters without a known pair still count.</summary>
    public IReadOnlyList<(int First, int Second)> RowsOf(IEnumerable<(int First, int Second)> pairs) => [.. pairs.Where(pair => scope.Reading.Counting[pair.First])];

    /// <summary>One organisation may answer in many pairs: the second unit's organisation, or what the study names instead, is the cluster.</summary>
    public SampleDesign DesignOf(IReadOnlyList<(int First, int Second)> rows)
    {
        var column = scope.Settings.Cluster;
        var clusters = new Dictionary<string, int>(StringComparer.Ordinal);
        var weights = new double[rows.Count];
        Array.Fill(weights, 1);
        return new SampleDesign
        {
            Weights = weights,
            ClusterOfRow = rows.Select(pair => NumberOf(ClusterOf(pair.Second))).ToArray(),
            WhenAStratumHasOneRespondent = LoneRespondentRule.Ignore,
        };

        int NumberOf(string cluster)
        {
            clusters.TryAdd(cluster, clusters.Count);
            return clusters[cluster];
        }

        string ClusterOf(int unit) => scope.Reading.Dataset.Frame.Units[unit] is var second && column == "organisation"
            ? second.Organisation
            : scope.Reading.Dataset.Frame.Units[unit].Read(column);
    }

    /// <summary>Adds the share of known pairs that say the same, where it may well lie, and what the answers allow.</summary>
    public PairAgreement AddAgreement(PairAgreement agreement, IReadOnlyList<(int First, int Second)> inside, Func<(int First, int Second), bool> isAlike)
    {
        var counting = inside.Where(MayCount).ToList();
        var (known, half) = (counting.Where(IsKnown).ToList(), counting.Count(IsHalfHeard));
        var alike = known.Count(isAlike);
        var counts = new UnitCounts(alike, known.Count - alike, half, counting.Count - known.Count - half);
        var rows = RowsOf(inside);
        var property = Observations.OfProperty(rows.Select(isAlike).ToArray(), rows.Select(IsKnown).ToArray());
        var interval = ShareEstimator.Estimate(DesignOf(rows), property)
            .WithInterval(counts, IntervalMethod.KornGraubard, scope.Settings.Confidence, counts.Bounds).Interval;
        return agreement with
        {
            Agreement = (double)alike / known.Count,
            AgreementRange = interval is null ? null : new PairRange(interval.Lower, interval.Upper),
            AgreementBounds = new PairRange(counts.LowBound, counts.HighBound),
        };
    }

    private static IEnumerable<(int First, int Second)> PairsOf(Dataset dataset)
    {
        var order = dataset.Frame.Units.Select(unit => unit.RespondentGroup).Distinct(StringComparer.Ordinal).Index()
            .ToDictionary(group => group.Item, group => group.Index, StringComparer.Ordinal);
        for (var unit = 0; unit < dataset.Length; unit++)
        {
            if (dataset.Eligible[unit] && dataset.Partners.Span[unit] is >= 0 and var partner && Place(unit).CompareTo(Place(partner)) < 0)
            {
                yield return (unit, partner);
            }
        }

        (int Group, int Position) Place(int unit) => (order[dataset.Frame.Units[unit].RespondentGroup], unit);
    }
}
