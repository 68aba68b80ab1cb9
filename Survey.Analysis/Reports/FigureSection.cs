using System.Collections.Immutable;
using Survey.Analysis.Charts;
using Survey.Analysis.Figures;

namespace Survey.Analysis.Reports;

/// <summary>Figures of like kind, whose numbers share one sheet and its columns.</summary>
internal sealed record FigureSection(string Name, ImmutableArray<FigureResult> Figures)
{
    /// <summary>The sections that hold any figure, in the order of the report.</summary>
    public static ImmutableArray<FigureSection> Of(Edition edition)
    {
        var words = edition.Words;
        (string Name, FigureKind[] Kinds)[] sections =
        [
            (words.Of("Svarsfrekvens", "Response"), [FigureKind.ResponseRate]),
            (words.Of("Andelar", "Shares"), [FigureKind.Share]),
            (words.Of("Fördelningar", "Distributions"), [FigureKind.Distribution]),
            (words.Of("Rangordningar", "Rankings"), [FigureKind.Ranking]),
            (words.Of("Skalor", "Scales"), [FigureKind.Battery]),
            (words.Of("Medelvärden och summor", "Means and totals"), [FigureKind.Mean, FigureKind.Total, FigureKind.Quantile]),
            (words.Of("Par", "Pairs"), [FigureKind.Agreement]),
        ];
        return
        [
            .. sections
                .Select(section => new FigureSection(section.Name, [.. edition.Figures.Figures.Where(figure => section.Kinds.Contains(figure.Definition.Kind))]))
                .Where(section => section.Figures.Length > 0),
        ];
    }
}
