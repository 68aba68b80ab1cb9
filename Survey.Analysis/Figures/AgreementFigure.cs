using Survey.Analysis.Datasets;
using Survey.Analysis.Estimation.Agreement;
using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Estimation.Samples;
using Survey.Data.Expressions;

namespace Survey.Analysis.Figures;

/// <summary>How far the two units of each pair say the same of one condition.</summary>
/// <remarks>
/// A pair counts where both submitted, both are in the base and both are known; it stands in the breakdown's cell of its first unit.
/// The first group is the one that comes first in the frame. One organisation may answer in many pairs, so kappa's error is clustered
/// by the second unit's organisation; McNemar's p takes pairs as independent.
/// </remarks>
internal sealed class AgreementFigure
{
    private readonly FigureScope scope;
    private readonly ValueColumn.ConditionOf says;
    private readonly Bits speaks;
    private readonly Bits unheard;
    private readonly List<(int First, int Second)> pairs;

    public AgreementFigure(FigureScope scope, Expression value)
    {
        this.scope = scope;
        says = scope.Reading.Condition(value);
        var standing = scope.StandingOf(BreakdownCell.Whole(says.Length, says.Length), says);
        speaks = standing.Known;
        unheard = standing.Population.AndNot(standing.Known);
        pairs = [.. PairsOf(scope.Reading.Dataset)];
    }

    public IEnumerable<ComputedCell> Compute() => scope.Cells().Select(Compute).OfType<ComputedCell>();

    private ComputedCell? Compute(BreakdownCell cell)
    {
        var inside = pairs.Where(pair => cell.Inside[pair.First]).ToList();
        var known = inside.Where(pair => speaks[pair.First] && speaks[pair.Second]).ToList();
        if (!cell.By.IsEmpty && inside.Count == 0)
        {
            return null;
        }

        return scope.IsTooSmall(cell, known.Count) ? ComputedCell.Suppressed(cell.By, null) : new ComputedCell(Describe(cell, inside, known.Count));
    }

    private Cell Describe(BreakdownCell cell, List<(int First, int Second)> inside, int known)
    {
        // Pairs whose first unit answered are the design, as far as both are known its base: clusters without a known pair still count.
        var rows = inside.Where(pair => scope.Reading.Counting[pair.First]).ToList();
        var inBase = rows.Select(pair => speaks[pair.First] && speaks[pair.Second]).ToArray();
        var first = rows.Select(pair => says.True[pair.First]).ToArray();
        var second = rows.Select(pair => says.True[pair.Second]).ToArray();
        var table = PairTable.Of(first, second, inBase);
        var kappa = known > 0 ? AgreementEstimator.Estimate(DesignOf(rows), Codes(first), Codes(second), 2, inBase: inBase) : null;
        return new Cell
        {
            By = cell.By,
            N = known,
            Pairs = new PairAgreement
            {
                Both = (int)table.Both,
                Neither = (int)table.Neither,
                FirstOnly = (int)table.FirstOnly,
                SecondOnly = (int)table.SecondOnly,
                MissingPartner = inside.Count(IsHalfHeard),
                Agreement = known > 0 ? table.Agreement : null,
                Kappa = kappa?.Value,
                KappaStandardError = kappa is { DegreesOfFreedom: > 0 } ? kappa.StandardError : null,
                McNemarP = known > 0 ? McNemarTest.Exact(table).PValue : null,
            },
        };
    }

    private bool IsHalfHeard((int First, int Second) pair) =>
        (speaks[pair.First] && unheard[pair.Second]) || (unheard[pair.First] && speaks[pair.Second]);

    private SampleDesign DesignOf(List<(int First, int Second)> rows)
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

    private static int[] Codes(bool[] truths) => [.. truths.Select(truth => truth ? 1 : 0)];

    /// <summary>Each pair once, its first unit the one whose respondent group, or else who itself, comes first in the frame.</summary>
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
