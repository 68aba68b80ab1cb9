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
        var figuresBySection = context.Figures.Figures.ToLookup(figure => figure.Definition.Kind.Section);
        return
        [
            .. Enum.GetValues<FigureReportSection>()
                .Where(figuresBySection.Contains)
                .Select(section => new FigureSection(context.Localizer.Text($"FigureSection{section}"), [.. figuresBySection[section]])),
        ];
    }
}
