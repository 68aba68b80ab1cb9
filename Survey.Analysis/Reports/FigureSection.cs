using System.Collections.Immutable;
using Survey.Analysis.Charts;
using Survey.Analysis.Figures.Kinds;
using Survey.Analysis.Figures.Results;

namespace Survey.Analysis.Reports;

/// <summary>Figures of like kind, whose numbers share one sheet and its columns.</summary>
internal sealed record FigureSection(string Name, ImmutableArray<FigureResult> Figures)
{
    /// <summary>The sections that hold any figure, in the order of the report.</summary>
    public static ImmutableArray<FigureSection> CreateAll(ReportContext context)
    {
        var localizer = context.Localizer;
        (string Name, FigureReportSection Section)[] sections =
        [
            (localizer.Text("Response"), FigureReportSection.ResponseRate),
            (localizer.Text("Shares"), FigureReportSection.Share),
            (localizer.Text("Distributions"), FigureReportSection.Distribution),
            (localizer.Text("Rankings"), FigureReportSection.Ranking),
            (localizer.Text("Scales"), FigureReportSection.Battery),
            (localizer.Text("MeansAndTotals"), FigureReportSection.Number),
            (localizer.Text("Pairs"), FigureReportSection.Agreement),
        ];
        return
        [
            .. sections
                .Select(section => new FigureSection(
                    section.Name,
                    [.. context.Figures.Figures.Where(figure => figure.Definition.Kind.Section == section.Section)]
                ))
                .Where(section => section.Figures.Length > 0),
        ];
    }
}
