using System.Collections.Immutable;
using Survey.Analysis.Figures.Kinds;
using Survey.Analysis.Figures.Results;

namespace Survey.Analysis.Charts;

/// <summary>The cells of a figure that belong together: one breakdown, in the order in which people read them.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Variables">What it is broken down by; empty is the whole.</param>
/// <param name="Cells">Rankings and batteries from first to last within each group, all else as the questionnaire has it.</param>
public sealed record FigureBreakdown(FigureResult Figure, ImmutableArray<string> Variables, ImmutableArray<FigureCell> Cells)
{
    /// <summary>The file name of what shows it: <c>agreement_share.respondent_group</c>.</summary>
    public string Name => string.Join('.', Variables.Prepend(Figure.Definition.Name));

    /// <summary>The breakdowns of a figure that have cells.</summary>
    public static ImmutableArray<FigureBreakdown> CreateAll(FigureResult figure) =>
        [
            .. figure
                .Cells.GroupBy(cell => string.Join('\n', cell.BreakdownValues.Select(pair => pair.Key)), StringComparer.Ordinal)
                .Select(cells => new FigureBreakdown(
                    figure,
                    [.. cells.First().BreakdownValues.Select(pair => pair.Key)],
                    OrderCells(figure.Definition.Kind, cells)
                )),
        ];

    /// <summary>Whether the shares of some distribution, in whole per cent, do not add up to 100.</summary>
    public bool HasUnevenRounding =>
        Figure.Definition.Kind is DistributionKind
        && CellsByGroup().Any(group =>
            group.All(cell => cell is { IsSuppressed: false, Estimate: not null })
            && group.Sum(cell => Math.Round((decimal)(100 * cell.Estimate ?? 0), MidpointRounding.AwayFromZero)) != 100
        );

    /// <summary>The cells of one group after the other.</summary>
    public IEnumerable<IReadOnlyList<FigureCell>> CellsByGroup() =>
        Cells.GroupBy(GroupKey, StringComparer.Ordinal).Select(group => group.ToList());

    private static ImmutableArray<FigureCell> OrderCells(FigureKind kind, IEnumerable<FigureCell> cells) =>
        kind.IsOrderedByRank
            ? [.. cells.GroupBy(GroupKey, StringComparer.Ordinal).SelectMany(group => group.OrderBy(cell => cell.Rank ?? int.MaxValue))]
            : [.. cells.GroupBy(GroupKey, StringComparer.Ordinal).SelectMany(group => group)];

    private static string GroupKey(FigureCell cell) => string.Join('\n', cell.BreakdownValues.Select(pair => pair.Value));
}
