using Survey.Analysis.Datasets;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Intervals;
using Survey.Analysis.Estimation.Samples;
using Survey.Analysis.Figures.Results;

namespace Survey.Analysis.Figures.Cells;

/// <summary>The pairs of a figure: of which both, one or neither is known, and how far they depend on each other.</summary>
/// <remarks>The first of a pair is the one whose respondent group, or else who itself, comes first in the frame.</remarks>
internal sealed class PairedUnits
{
    private readonly FigureScope scope;
    private readonly RowSet missingUnits;

    public PairedUnits(FigureScope scope, ValueColumn values)
    {
        this.scope = scope;
        var membership = scope.MembershipOf(BreakdownCell.Overall(values.Length, values.Length), values);
        KnownUnits = membership.Known;
        missingUnits = membership.Population.AndNot(membership.Known);
        Pairs = [.. PairsOf(scope.Evaluator.Dataset)];
    }

    /// <summary>Each pair once.</summary>
    public IReadOnlyList<(int First, int Second)> Pairs { get; }

    /// <summary>The units in the base that are known.</summary>
    public RowSet KnownUnits { get; }

    public bool AreBothKnown((int First, int Second) pair) => KnownUnits[pair.First] && KnownUnits[pair.Second];

    public bool IsHalfKnown((int First, int Second) pair) =>
        (KnownUnits[pair.First] && missingUnits[pair.Second]) || (missingUnits[pair.First] && KnownUnits[pair.Second]);

    /// <summary>Whether both are, or may be, in the base.</summary>
    public bool MayBeInBase((int First, int Second) pair) =>
        (KnownUnits[pair.First] || missingUnits[pair.First]) && (KnownUnits[pair.Second] || missingUnits[pair.Second]);

    /// <summary>Pairs whose first unit answered are the design, as far as both are known its base: clusters without a known pair still
    /// count.</summary>
    public IReadOnlyList<(int First, int Second)> RowsOf(IEnumerable<(int First, int Second)> pairs) =>
        [.. pairs.Where(pair => scope.Evaluator.SubmittedRows[pair.First])];

    /// <summary>One organisation may answer in many pairs: the second unit's organisation, or what the study names instead, is the
    /// cluster.</summary>
    public SampleDesign DesignOf(IReadOnlyList<(int First, int Second)> rows)
    {
        var column = scope.Settings.ClusterColumn;
        var clusters = new Dictionary<string, int>(StringComparer.Ordinal);
        var weights = new double[rows.Count];
        Array.Fill(weights, 1);
        return new SampleDesign
        {
            Weights = weights,
            ClusterOfRow = rows.Select(pair => ClusterNumberOf(ClusterOf(pair.Second))).ToArray(),
            LonelyPsuRule = LonelyPsuRule.Ignore,
        };

        int ClusterNumberOf(string cluster)
        {
            clusters.TryAdd(cluster, clusters.Count);
            return clusters[cluster];
        }

        string ClusterOf(int unit) =>
            scope.Evaluator.Dataset.Frame.Units[unit] is var second && column == "organisation"
                ? second.Organisation
                : scope.Evaluator.Dataset.Frame.Units[unit].GetValue(column);
    }

    /// <summary>Adds the share of known pairs that say the same, where it may well lie, and what the answers allow.</summary>
    public PairAgreement AddAgreement(
        PairAgreement agreement,
        IReadOnlyList<(int First, int Second)> inside,
        Func<(int First, int Second), bool> isAlike
    )
    {
        var inBase = inside.Where(MayBeInBase).ToList();
        var (known, halfKnown) = (inBase.Where(AreBothKnown).ToList(), inBase.Count(IsHalfKnown));
        var alike = known.Count(isAlike);
        var counts = new UnitCounts(alike, known.Count - alike, halfKnown, inBase.Count - known.Count - halfKnown);
        var rows = RowsOf(inside);
        var indicator = Observations.OfIndicator(rows.Select(isAlike).ToArray(), rows.Select(AreBothKnown).ToArray());
        var interval = ShareEstimator
            .Estimate(DesignOf(rows), indicator)
            .WithInterval(counts, IntervalMethod.KornGraubard, scope.Settings.ConfidenceLevel, counts.Bounds)
            .Interval;
        return agreement with
        {
            Agreement = (double)alike / known.Count,
            AgreementInterval = interval is null ? null : new PairRange(interval.Lower, interval.Upper),
            AgreementBounds = new PairRange(counts.LowerBound, counts.UpperBound),
        };
    }

    private static IEnumerable<(int First, int Second)> PairsOf(Dataset dataset)
    {
        var order = dataset
            .Frame.Units.Select(unit => unit.RespondentGroup)
            .Distinct(StringComparer.Ordinal)
            .Index()
            .ToDictionary(group => group.Item, group => group.Index, StringComparer.Ordinal);
        for (var unit = 0; unit < dataset.Length; unit++)
        {
            if (
                dataset.EligibleUnits[unit]
                && dataset.PartnerOfUnit.Span[unit] is >= 0 and var partner
                && OrderOf(unit).CompareTo(OrderOf(partner)) < 0
            )
            {
                yield return (unit, partner);
            }
        }

        (int Group, int Position) OrderOf(int unit) => (order[dataset.Frame.Units[unit].RespondentGroup], unit);
    }
}
