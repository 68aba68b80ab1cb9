using System.Collections.Immutable;
using Survey.Analysis.Figures.Definitions;
using Survey.Analysis.Figures.Kinds;
using Survey.Analysis.Figures.Results;

namespace Survey.Analysis.Charts;

/// <summary>Charts of estimates: a bar with its interval and bounds for each cell.</summary>
internal sealed class BarChartBuilder(ReportContext context)
{
    private readonly ReportLocalizer localizer = context.Localizer;
    private readonly StudyLabels labels = context.Labels;

    /// <summary>The unknown ones among all who answered and are in the base.</summary>
    public static string FormatUnknownShare(FigureCell cell, ReportLocalizer localizer) =>
        cell is { Unknown: { } unknown, N: { } n } && n + unknown > 0 ? localizer.Percent((double)unknown / (n + unknown)) : "";

    public Chart Build(FigureBreakdown breakdown, Chart outline)
    {
        var kind = breakdown.Figure.Definition.Kind;
        var estimateHeading = new FigureDescriptionFormatter(context).FormatEstimateHeading(breakdown.Figure.Definition);
        return outline with
        {
            Type = ChartType.Bars,
            Axis = kind.IsShare
                ? ChartAxis.ForShares(localizer)
                : ChartAxis.ForNumbers([.. breakdown.Cells.SelectMany(AxisValues)], localizer),
            ColumnHeadings =
                kind.CountUnit == FigureCountUnit.Units
                    ? [estimateHeading, localizer.Text("SubmittedColumn"), localizer.Text("OfUnits")]
                    :
                    [
                        estimateHeading,
                        localizer.Text("Interval"),
                        "n",
                        localizer.Text("Unknown"),
                        .. kind.IsOrderedByRank ? new[] { localizer.Text("Rank") } : [],
                    ],
            Panels = BuildPanels(breakdown),
        };
    }

    /// <summary>Cells with categories stand under their group; else crossed groups under the first variable's value.</summary>
    private ImmutableArray<ChartPanel> BuildPanels(FigureBreakdown breakdown)
    {
        var figure = breakdown.Figure.Definition;
        if (breakdown.Cells.Any(cell => cell.Category is not null))
        {
            return
            [
                .. breakdown
                    .CellsByGroup()
                    .Select(group => new ChartPanel(
                        labels.Group(group[0]),
                        [.. group.Select(cell => BuildRow(figure, cell, labels.Category(figure, cell.Category ?? "")))]
                    )),
            ];
        }

        return breakdown.Variables.Length < 2
            ?
            [
                new ChartPanel(
                    "",
                    [
                        .. breakdown.Cells.Select(cell =>
                            BuildRow(figure, cell, breakdown.Variables.IsEmpty ? localizer.Text("All") : labels.Group(cell))
                        ),
                    ]
                ),
            ]
            :
            [
                .. breakdown
                    .Cells.GroupBy(cell => labels.Value(cell.BreakdownValues[0].Key, cell.BreakdownValues[0].Value), StringComparer.Ordinal)
                    .Select(group => new ChartPanel(
                        group.Key,
                        [
                            .. group.Select(cell =>
                                BuildRow(figure, cell, labels.Group(cell with { BreakdownValues = cell.BreakdownValues.RemoveAt(0) }))
                            ),
                        ]
                    )),
            ];
    }

    private ChartRow BuildRow(FigureDefinition figure, FigureCell cell, string label)
    {
        ImmutableArray<string> columnTexts =
            figure.Kind.CountUnit == FigureCountUnit.Units
                ? [FormatEstimate(figure, cell), FormatCount(cell.Count), FormatCount(cell.N)]
                :
                [
                    FormatEstimate(figure, cell),
                    FormatInterval(figure, cell),
                    FormatCount(cell.N),
                    FormatUnknownShare(cell, localizer),
                    .. figure.Kind.IsOrderedByRank ? new[] { FormatRankRange(cell) } : [],
                ];
        return cell.IsSuppressed
            ? new ChartRow(label, [.. columnTexts.Select(_ => ReportLocalizer.SuppressedSymbol)])
            : new ChartRow(label, columnTexts)
            {
                Value = cell.Estimate,
                Interval = cell is { Lower: { } lower, Upper: { } upper } ? (lower, upper) : null,
                Bounds = cell is { LowerBound: { } low, UpperBound: { } high } ? (low, high) : null,
            };
    }

    private string FormatEstimate(FigureDefinition figure, FigureCell cell) =>
        cell.Estimate is not { } estimate ? localizer.Text("NoEstimate")
        : figure.Kind.IsShare ? localizer.Percent(estimate)
        : localizer.Number(estimate, figure.Kind.ChartDecimals);

    private string FormatInterval(FigureDefinition figure, FigureCell cell) =>
        cell is not { Lower: { } lower, Upper: { } upper } ? ""
        : figure.Kind.IsShare ? localizer.PercentRange(lower, upper)
        : $"{localizer.Number(lower, figure.Kind.ChartDecimals)}–{localizer.Number(upper, figure.Kind.ChartDecimals)}";

    private static string FormatRankRange(FigureCell cell) =>
        cell switch
        {
            { RankLower: { } first, RankUpper: { } last } when first != last => FormattableString.Invariant($"{first}–{last}"),
            { Rank: { } rank } => FormattableString.Invariant($"{rank}"),
            _ => "",
        };

    private string FormatCount(int? count) => count is { } value ? localizer.Count(value) : "";

    private static IEnumerable<double> AxisValues(FigureCell cell) => new[] { cell.Estimate, cell.Lower, cell.Upper }.OfType<double>();
}
