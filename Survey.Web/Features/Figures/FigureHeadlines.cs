using Survey.Analysis.Charts;
using Survey.Analysis.Figures;

namespace Survey.Web.Features.Figures;

/// <summary>The number that a list shows of a figure.</summary>
/// <param name="Group">Whom it speaks of; empty is all.</param>
/// <param name="Text">The number, with its category where there is one.</param>
internal sealed record FigureHeadline(string Group, string Text);

/// <summary>Picks the main numbers of figures: one for each group of the first breakdown, or the span where the groups are many.</summary>
internal sealed class FigureHeadlines(Edition edition)
{
    private const int MostGroups = 4;

    private readonly Wording words = edition.Words;
    private readonly StudyLabels labels = edition.Labels;

    /// <summary>The main numbers of a figure; none where it has no cell.</summary>
    public IEnumerable<FigureHeadline> Of(FigureResult figure)
    {
        var groups = FigureView.Of(figure).Take(1).SelectMany(view => view.Groups()).Select(group => group.ToList()).ToList();
        return groups.Count <= MostGroups
            ? groups.Select(group => new FigureHeadline(labels.Group(group[0]), Text(figure.Definition, group)))
            : [new FigureHeadline("", Span(figure.Definition, [.. groups.Select(group => group[0])]))];
    }

    private string Text(FigureDefinition figure, List<Cell> group)
    {
        if (group.Exists(cell => cell.IsSuppressed))
        {
            return Wording.Withheld;
        }

        var main = group.MaxBy(cell => cell.Estimate ?? double.NegativeInfinity);
        return main switch
        {
            { Pairs.Agreement: { } agreement } => words.Of($"{words.Percent(agreement)} svarar lika", $"{words.Percent(agreement)} answer alike"),
            { Estimate: { } estimate, Category: { } category } => $"{labels.Category(figure, category)} {Number(figure, estimate)}",
            { Estimate: { } estimate } => Number(figure, estimate),
            _ => words.Of("inga svar", "no answers"),
        };
    }

    /// <summary>From the lowest to the highest, where cells have no categories.</summary>
    private string Span(FigureDefinition figure, IReadOnlyList<Cell> cells)
    {
        var count = words.Of($"{words.Count(cells.Count)} grupper", $"{words.Count(cells.Count)} groups");
        var known = cells.Where(cell => cell.Category is null).Select(cell => cell.Estimate).OfType<double>().ToList();
        return known.Count == 0 ? count : $"{count}: {Number(figure, known.Min())}–{Number(figure, known.Max())}";
    }

    private string Number(FigureDefinition figure, double value) =>
        figure.Kind is FigureKind.Mean or FigureKind.Total or FigureKind.Quantile ? words.Number(value, 2) : words.Percent(value);
}
