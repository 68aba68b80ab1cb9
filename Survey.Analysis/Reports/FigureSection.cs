using System.Collections.Immutable;
using Survey.Analysis.Charts;
using Survey.Analysis.Figures.Definitions;
using Survey.Analysis.Figures.Results;

namespace Survey.Analysis.Reports;

/// <summary>Figures of like kind, whose numbers share one sheet and its columns.</summary>
internal sealed record FigureSection(string Name, ImmutableArray<FigureResult> Figures)
{
    /// <summary>The sections that hold any figure, in the order of the report.</summary>
    public static ImmutableArray<FigureSection> CreateAll(ReportContext context)
    {
        var localizer = context.Localizer;
        (string Name, FigureKind[] Kinds)[] sections =
        [
            (localizer.Text("Svarsfrekvens", "Response"), [FigureKind.ResponseRate]),
            (localizer.Text("Andelar", "Shares"), [FigureKind.Share]),
            (localizer.Text("Fördelningar", "Distributions"), [FigureKind.Distribution]),
            (localizer.Text("Rangordningar", "Rankings"), [FigureKind.Ranking]),
            (localizer.Text("Skalor", "Scales"), [FigureKind.Battery]),
            (localizer.Text("Medelvärden och summor", "Means and totals"), [FigureKind.Mean, FigureKind.Total, FigureKind.Quantile]),
            (localizer.Text("Par", "Pairs"), [FigureKind.Agreement]),
        ];
        return
        [
            .. sections
                .Select(section => new FigureSection(
                    section.Name,
                    [.. context.Figures.Figures.Where(figure => section.Kinds.Contains(figure.Definition.Kind))]
                ))
                .Where(section => section.Figures.Length > 0),
        ];
    }
}
