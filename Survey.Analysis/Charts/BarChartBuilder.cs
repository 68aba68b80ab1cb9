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

    /// <summary>The share of unknown answers among all in the base that answered; empty where there are none.</summary>
    public static string FormatUnknownShare(FigureCell cell, ReportLocalizer localizer) =>
        cell is { Unknown: { } unknown, N: { } n } && n + unknown > 0 ? localizer.Numbers.Percent((double)unknown / (n + unknown)) : "";

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
            ColumnHeadings = [.. ColumnHeadings(kind, estimateHeading)],
            Panels = BuildPanels(breakdown),
        };
    }

    private IEnumerable<string> ColumnHeadings(FigureKind kind, string estimateHeading)
    {
        if (kind.CountUnit == FigureCountUnit.Units)
        {
            return [estimateHeading, localizer.Text("SubmittedColumn"), localizer.Text("OfUnits")];
        }

        string[] headings = [estimateHeading, localizer.Text("Interval"), "n", localizer.Text("Unknown")];
        return kind.IsOrderedByRank ? headings.Append(localizer.Text("Rank")) : headings;
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
        var columnTexts = ColumnTexts(figure, cell).ToList();
        return cell.IsSuppressed
            ? ChartRow.Suppressed(label, columnTexts.Count)
            : new ChartRow(label, [.. columnTexts])
            {
                Value = cell.Estimate,
                Interval = cell is { Lower: { } lower, Upper: { } upper } ? (lower, upper) : null,
                Bounds = cell is { LowerBound: { } low, UpperBound: { } high } ? (low, high) : null,
            };
    }

    private IEnumerable<string> ColumnTexts(FigureDefinition figure, FigureCell cell)
    {
        var count = localizer.Numbers.CountOrEmpty(cell.N);
        if (figure.Kind.CountUnit == FigureCountUnit.Units)
        {
            return [FormatEstimate(figure, cell), localizer.Numbers.CountOrEmpty(cell.Count), count];
        }

        string[] texts = [FormatEstimate(figure, cell), FormatInterval(figure, cell), count, FormatUnknownShare(cell, localizer)];
        return figure.Kind.IsOrderedByRank ? texts.Append(FormatRankRange(cell)) : texts;
    }

    private string FormatEstimate(FigureDefinition figure, FigureCell cell) =>
        cell.Estimate is { } estimate ? FormatValue(figure, estimate) : localizer.Text("NoEstimate");

    private string FormatInterval(FigureDefinition figure, FigureCell cell)
    {
        if (cell is not { Lower: { } lower, Upper: { } upper })
        {
            return "";
        }

        return figure.Kind.IsShare
            ? localizer.Numbers.PercentRange(lower, upper)
            : $"{FormatValue(figure, lower)}–{FormatValue(figure, upper)}";
    }

    private string FormatValue(FigureDefinition figure, double value) =>
        figure.Kind.IsShare ? localizer.Numbers.Percent(value) : localizer.Numbers.Number(value, figure.Kind.ChartDecimals);

    private static string FormatRankRange(FigureCell cell) =>
        cell switch
        {
            { RankLower: { } first, RankUpper: { } last } when first != last => FormattableString.Invariant($"{first}–{last}"),
            { Rank: { } rank } => FormattableString.Invariant($"{rank}"),
            _ => "",
        };

    private static IEnumerable<double> AxisValues(FigureCell cell) => new[] { cell.Estimate, cell.Lower, cell.Upper }.OfType<double>();
}
