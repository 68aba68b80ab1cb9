using System.Collections.Immutable;
using Survey.Analysis.Figures.Results;

namespace Survey.Analysis.Charts;

/// <summary>Charts of scales: the low categories to the left of a middle, the high ones to the right, don't-knows apart.</summary>
internal sealed class DivergingChartBuilder(ReportContext context)
{
    private readonly ReportLocalizer localizer = context.Localizer;
    private readonly StudyLabels labels = context.Labels;

    /// <summary>How much of a row lies left of the middle; an odd scale's middle category is halved.</summary>
    public static double ShareLeftOfMiddle(ImmutableArray<double> segments) =>
        segments.Take(segments.Length / 2).Sum() + (segments.Length % 2 == 1 ? segments[segments.Length / 2] / 2 : 0);

    /// <summary>The chart of a figure that can be drawn so.</summary>
    public Chart Build(FigureBreakdown breakdown, Chart outline) =>
        breakdown.Figure.Definition.Kind.AreCategoriesQuestions ? BuildBattery(breakdown, outline) : BuildDistribution(breakdown, outline);

    /// <summary>A battery: one row for each item.</summary>
    private Chart BuildBattery(FigureBreakdown breakdown, Chart outline)
    {
        var choices = labels.ScaleChoices(breakdown.Figure.Definition);
        var panels = breakdown
            .CellsByGroup()
            .Select(group => new ChartPanel(
                labels.Group(group[0]),
                [.. group.Select(cell => BuildRow(cell, choices.Select(choice => choice.Name)))]
            ));
        return CreateChart(outline, [.. choices.Select(choice => labels.Text(choice.Label))], [.. panels]) with
        {
            ColumnHeadings = [localizer.Text("Top"), localizer.Text("Mean"), "n", localizer.Text("Unknown")],
            Notes =
            [
                localizer.Text(
                    "TopCategoriesNote",
                    new FigureDescriptionFormatter(context).FormatTopCategories(breakdown.Figure.Definition)
                ),
                .. outline.Notes,
            ],
        };
    }

    /// <summary>A single choice: one row for each group.</summary>
    private Chart BuildDistribution(FigureBreakdown breakdown, Chart outline)
    {
        var figure = breakdown.Figure.Definition;
        var categories = breakdown.Cells.Select(cell => cell.Category ?? "").Distinct(StringComparer.Ordinal).ToList();
        var rows = breakdown
            .CellsByGroup()
            .Select(group =>
                BuildRow(group, breakdown.Variables.IsEmpty ? localizer.Text("All") : labels.Group(group[0]))
            );
        return CreateChart(
            outline,
            [.. categories.Select(category => labels.Category(figure, category))],
            [new ChartPanel("", [.. rows])]
        ) with
        {
            ColumnHeadings = ["n", localizer.Text("Unknown")],
        };
    }

    private Chart CreateChart(Chart outline, ImmutableArray<string> legendLabels, ImmutableArray<ChartPanel> panels)
    {
        var rows = panels.SelectMany(panel => panel.Rows).Where(row => row.Segments.Length > 0).Select(row => row.Segments).ToList();
        var colours = Palette.ScaleColours(legendLabels.Length);
        return outline with
        {
            Type = ChartType.Diverging,
            Axis = ChartAxis.ForDivergingShares(
                rows.Select(ShareLeftOfMiddle).DefaultIfEmpty(0).Max(),
                rows.Select(row => row.Sum() - ShareLeftOfMiddle(row)).DefaultIfEmpty(0).Max(),
                localizer
            ),
            Legend = [.. legendLabels.Select((label, index) => new LegendEntry(label, colours[index]))],
            Panels = panels,
        };
    }

    private ChartRow BuildRow(IReadOnlyList<FigureCell> group, string label)
    {
        if (group.Any(cell => cell.IsSuppressed))
        {
            return ChartRow.Suppressed(label, 2);
        }

        return new ChartRow(label, [localizer.Numbers.CountOrEmpty(group[0].N), FormatUnknownShare(group[0])])
        {
            Segments = group.Any(cell => cell.Estimate is null) ? [] : [.. group.Select(cell => cell.Estimate ?? 0)],
        };
    }

    private ChartRow BuildRow(FigureCell cell, IEnumerable<string> categories)
    {
        var label = labels.Variable(cell.Category ?? "");
        if (cell.IsSuppressed)
        {
            return ChartRow.Suppressed(label, 4);
        }

        return new ChartRow(
            label,
            [
                localizer.Numbers.PercentOrEmpty(cell.Estimate),
                localizer.Numbers.NumberOrEmpty(cell.Mean, 1),
                localizer.Numbers.CountOrEmpty(cell.N),
                FormatUnknownShare(cell),
            ]
        )
        {
            Segments =
                cell.N is > 0 && !cell.Distribution.IsDefaultOrEmpty
                    ? [.. categories.Select(name => cell.Distribution.FirstOrDefault(share => share.Category == name)?.Estimate ?? 0)]
                    : [],
        };
    }

    private string FormatUnknownShare(FigureCell cell) => BarChartBuilder.FormatUnknownShare(cell, localizer);
}
