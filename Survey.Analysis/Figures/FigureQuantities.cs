using System.Collections.Immutable;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Intervals;

namespace Survey.Analysis.Figures;

/// <summary>Finds in computed figures the numbers that claims speak of.</summary>
internal sealed class FigureQuantities(IReadOnlyDictionary<string, ComputedFigure> figures, double level)
{
    /// <summary>The number; null where there are no answers, or too few to be shown.</summary>
    public Quantity? Find(ClaimCall call)
    {
        var cells = CellsOf(call);
        return call.Function switch
        {
            "rank" => FindRanks(call).GetValueOrDefault(call.Detail ?? ""),
            "lead" => LeadOf(cells),
            "mean" when call.Detail is not null => cells.Where(cell => cell.Cell.Category == call.Detail).Select(MeanOf).FirstOrDefault(),
            _ => cells.Where(cell => cell.Cell.Category == call.Detail).Select(EstimateOf).FirstOrDefault(),
        };
    }

    /// <summary>The rank of every ranked category of a cell, with the ranks that the uncertainty and the bounds allow.</summary>
    public IReadOnlyDictionary<string, Quantity> FindRanks(ClaimCall call)
    {
        var cells = CellsOf(call);
        var ranked = cells.Exists(cell => cell.Cell.IsSuppressed) ? [] : Ranked(cells);
        return ranked.ToDictionary(each => each.Cell.Category ?? "", each => RankOf(each.Cell, ranked), StringComparer.Ordinal);
    }

    private List<ComputedCell> CellsOf(ClaimCall call) => figures.TryGetValue(call.Figure, out var figure)
        ? [.. figure.Cells.Where(cell => cell.Cell.By.ToImmutableSortedDictionary(StringComparer.Ordinal).SequenceEqual(call.Cell))]
        : [];

    private static List<ComputedCell> Ranked(IEnumerable<ComputedCell> cells) => [.. cells.Where(cell => cell.Cell is { Rank: not null, Estimate: not null })];

    private static Quantity RankOf(Cell cell, List<ComputedCell> ranked)
    {
        var rank = cell.Rank ?? 0;
        var interval = cell is { RankLower: { } lower, RankUpper: { } upper } ? new Span(lower, upper) : (Span?)null;
        var others = ranked.Where(other => other.Cell.Category != cell.Category).ToList();
        var bounds = cell is { LowBound: { } low, HighBound: { } high } && others.All(other => other.Cell.LowBound is not null)
            ? new Span(1 + others.Count(other => other.Cell.LowBound > high), ranked.Count - others.Count(other => other.Cell.HighBound < low))
            : (Span?)null;
        return new Quantity(rank, interval, bounds);
    }

    private static Quantity? EstimateOf(ComputedCell computed) => computed.Cell switch
    {
        { Estimate: { } estimate, Response: not null } => Quantity.Constant(estimate),
        { Estimate: { } estimate } cell => new Quantity(estimate, SpanOf(cell.Lower, cell.Upper), SpanOf(cell.LowBound, cell.HighBound))
        {
            IsLinear = computed.Estimated is not null,
            Terms = computed.Estimated is { } column ? [(1, computed, column)] : [],
        },
        _ => null,
    };

    private Quantity? MeanOf(ComputedCell computed)
    {
        if (computed is not { Scores: { } scores, Design: { } design })
        {
            return null;
        }

        var mean = MeanEstimator.Estimate(design.Sample, scores);
        var bounds = computed.MeanBounds is { } limits ? new Span(limits.Low, limits.High) : (Span?)null;
        var interval = StudentInterval.Of(mean, level) is { } student ? new Span(student.Lower, student.Upper).Within(bounds) : (Span?)null;
        return new Quantity(mean.Value, interval, bounds) { IsLinear = true, Terms = [(1, computed, scores)] };
    }

    /// <summary>The first minus the best of the others: each end is the smallest of the differences' ends, whichever the second is.</summary>
    private Quantity? LeadOf(List<ComputedCell> cells)
    {
        var ordered = Ranked(cells).OrderBy(cell => cell.Cell.Rank).Select(EstimateOf).OfType<Quantity>().ToList();
        if (ordered.Count < 2 || cells.Exists(cell => cell.Cell.IsSuppressed))
        {
            return null;
        }

        var leads = ordered.Skip(1).Select(other => ordered[0].Plus(other.Times(-1), level)).ToList();
        return new Quantity(leads[0].Value, Least(leads.Select(lead => lead.Interval)), Least(leads.Select(lead => lead.Bounds)));
    }

    private static Span? Least(IEnumerable<Span?> spans)
    {
        var all = spans.ToList();
        return all.Contains(null) ? null : new Span(all.Min(span => span?.Low ?? 0), all.Min(span => span?.High ?? 0));
    }

    private static Span? SpanOf(double? low, double? high) => low is { } from && high is { } to ? new Span(from, to) : null;
}
