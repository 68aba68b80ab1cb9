using Survey.Analysis.Figures.Results;

namespace Survey.Analysis.Charts;

/// <summary>Charts of pairs: how many say the same, and who says yes where they do not.</summary>
internal sealed class PairChartBuilder(ReportContext context)
{
    private readonly ReportLocalizer localizer = context.Localizer;
    private readonly StudyLabels labels = context.Labels;

    public Chart Build(FigureBreakdown breakdown, Chart outline) =>
        outline with
        {
            Type = ChartType.Stacked,
            Axis = ChartAxis.ForShares(localizer),
            ColumnHeadings =
            [
                localizer.Text("Agree"),
                "Kappa",
                localizer.Text("Pairs"),
                localizer.Text("OnlyOneAnswered"),
            ],
            Legend = IsScale(breakdown)
                ?
                [
                    new(localizer.Text("SameAnswer"), Palette.SegmentColour(0)),
                    new(localizer.Text("DifferentAnswers"), Palette.SegmentColour(3)),
                ]
                :
                [
                    new(localizer.Text("BothYes"), Palette.SegmentColour(0)),
                    new(context.OnlyGroupYesLabel(0), Palette.SegmentColour(1)),
                    new(context.OnlyGroupYesLabel(1), Palette.SegmentColour(2)),
                    new(localizer.Text("BothNo"), Palette.SegmentColour(3)),
                ],
            Panels = [new ChartPanel("", [.. breakdown.Cells.Select(cell => BuildRow(cell, breakdown.Variables.IsEmpty))])],
        };

    private static bool IsScale(FigureBreakdown breakdown) => breakdown.Figure.Definition.Subject is not null;

    private ChartRow BuildRow(FigureCell cell, bool isWhole)
    {
        var label = isWhole ? localizer.Text("AllPairs") : labels.Group(cell);
        if (cell.IsSuppressed || cell.Pairs is not { } pairs)
        {
            return ChartRow.Suppressed(label, 4);
        }

        return new ChartRow(
            label,
            [
                localizer.Numbers.PercentOrEmpty(pairs.Agreement),
                localizer.Numbers.NumberOrEmpty(pairs.Kappa, 2),
                localizer.Numbers.Count(cell.N ?? 0),
                localizer.Numbers.Count(pairs.HalfKnownPairs),
            ]
        )
        {
            Segments = [.. SegmentsOf(pairs, cell.N ?? 0)],
        };
    }

    private static IEnumerable<double> SegmentsOf(PairAgreement pairs, double pairCount) =>
        pairs switch
        {
            _ when pairCount == 0 => [],
            { Both: { } both, FirstOnly: { } first, SecondOnly: { } second, Neither: { } neither } =>
            [
                both / pairCount,
                first / pairCount,
                second / pairCount,
                neither / pairCount,
            ],
            { Agreement: { } agreement } => [agreement, 1 - agreement],
            _ => [],
        };
}
