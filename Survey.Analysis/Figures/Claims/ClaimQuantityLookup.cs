using System.Collections.Immutable;
using Survey.Analysis.Estimation.Intervals;
using Survey.Analysis.Figures.Cells;
using Survey.Analysis.Figures.Results;

namespace Survey.Analysis.Figures.Claims;

/// <summary>Finds the numbers of computed figures; null where there are no answers, or too few to be shown.</summary>
internal sealed class ClaimQuantityLookup(IReadOnlyDictionary<string, ComputedFigure> figures, double level)
{
    /// <summary>The estimate of a cell, or of a category in it.</summary>
    public ClaimQuantity? FindEstimate(FigureReference reference) =>
        CellsOf(reference).Where(cell => cell.Cell.Category == reference.Argument).Select(EstimateOf).FirstOrDefault();

    /// <summary>The mean of a cell, or the mean score of a battery's question in it.</summary>
    public ClaimQuantity? FindMean(FigureReference reference) =>
        reference.Argument is null
            ? FindEstimate(reference)
            : CellsOf(reference).Where(cell => cell.Cell.Category == reference.Argument).Select(MeanOf).FirstOrDefault();

    /// <summary>The rank of every ranked category of a cell, with the ranks that the uncertainty and the bounds allow.</summary>
    public IReadOnlyDictionary<string, ClaimQuantity> FindRanks(FigureReference reference)
    {
        var cells = CellsOf(reference);
        var ranked = cells.Exists(cell => cell.Cell.IsSuppressed) ? [] : RankedCells(cells);
        return ranked.ToDictionary(each => each.Cell.Category ?? "", each => RankOf(each.Cell, ranked), StringComparer.Ordinal);
    }

    private List<ComputedCell> CellsOf(FigureReference reference) =>
        figures.TryGetValue(reference.Figure, out var figure)
            ?
            [
                .. figure.Cells.Where(cell =>
                    cell.Cell.BreakdownValues.ToImmutableSortedDictionary(StringComparer.Ordinal).SequenceEqual(reference.BreakdownValues)
                ),
            ]
            : [];

    private static List<ComputedCell> RankedCells(IEnumerable<ComputedCell> cells) =>
        [.. cells.Where(cell => cell.Cell is { Rank: not null, Estimate: not null })];

    private static ClaimQuantity RankOf(FigureCell cell, List<ComputedCell> ranked)
    {
        var rank = cell.Rank ?? 0;
        var interval = cell is { RankLower: { } lower, RankUpper: { } upper } ? new ValueRange(lower, upper) : (ValueRange?)null;
        var others = ranked.Where(other => other.Cell.Category != cell.Category).ToList();
        var bounds =
            cell is { LowerBound: { } low, UpperBound: { } high } && others.All(other => other.Cell.LowerBound is not null)
                ? new ValueRange(
                    1 + others.Count(other => other.Cell.LowerBound > high),
                    ranked.Count - others.Count(other => other.Cell.UpperBound < low)
                )
                : (ValueRange?)null;
        return new ClaimQuantity(rank, interval, bounds);
    }

    private static ClaimQuantity? EstimateOf(ComputedCell computed) =>
        computed.Cell switch
        {
            { Estimate: { } estimate, ResponseRate: not null } => ClaimQuantity.Constant(estimate),
            { Estimate: { } estimate } cell => new ClaimQuantity(
                estimate,
                ToRange(cell.Lower, cell.Upper),
                ToRange(cell.LowerBound, cell.UpperBound)
            )
            {
                IsLinear = computed.EstimatedColumn is not null,
                Terms = computed.EstimatedColumn is { } column ? [(1, computed, column)] : [],
            },
            _ => null,
        };

    private ClaimQuantity? MeanOf(ComputedCell computed)
    {
        if (computed is not { Scores: { } scores, Design: { } design })
        {
            return null;
        }

        var mean = IncompleteMeans.EstimateJointly(design, [scores]).Estimates[0];
        var bounds = computed.MeanBounds is { } limits ? new ValueRange(limits.Low, limits.High) : (ValueRange?)null;
        var interval = StudentInterval.Of(mean, level) is { } student
            ? new ValueRange(student.Lower, student.Upper).IntersectWith(bounds)
            : (ValueRange?)null;
        return new ClaimQuantity(mean.Value, interval, bounds) { IsLinear = true, Terms = [(1, computed, scores)] };
    }

    /// <summary>The first minus the best of the others: each end is the smallest of the differences' ends, whichever the second
    /// is.</summary>
    public ClaimQuantity? FindLead(FigureReference reference)
    {
        var cells = CellsOf(reference);
        var ordered = RankedCells(cells).OrderBy(cell => cell.Cell.Rank).Select(EstimateOf).OfType<ClaimQuantity>().ToList();
        if (ordered.Count < 2 || cells.Exists(cell => cell.Cell.IsSuppressed))
        {
            return null;
        }

        var leads = ordered.Skip(1).Select(other => ordered[0].Add(other.MultiplyBy(-1), level)).ToList();
        return new ClaimQuantity(
            leads[0].Value,
            MinimumOf(leads.Select(lead => lead.Interval)),
            MinimumOf(leads.Select(lead => lead.Bounds))
        );
    }

    private static ValueRange? MinimumOf(IEnumerable<ValueRange?> ranges)
    {
        var all = ranges.ToList();
        return all.Contains(null) ? null : new ValueRange(all.Min(range => range?.Lower ?? 0), all.Min(range => range?.Upper ?? 0));
    }

    private static ValueRange? ToRange(double? low, double? high) =>
        low is { } lower && high is { } upper ? new ValueRange(lower, upper) : null;
}
