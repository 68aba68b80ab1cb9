using Survey.Analysis.Charts;
using Survey.Analysis.Figures.Definitions;
using Survey.Analysis.Figures.Results;
using Survey.Analysis.Texts;

namespace Survey.Web.Features.Figures;

/// <summary>The number that a list shows of a figure.</summary>
/// <param name="Group">The group that it describes; empty is all.</param>
/// <param name="Text">The number, with its category where there is one.</param>
internal sealed record FigureHeadline(string Group, string Text);

/// <summary>Picks the main numbers of figures: one for each group of the first breakdown, or the span where the groups are many.</summary>
internal sealed class FigureHeadlineBuilder(ReportContext context)
{
    /// <summary>As many numbers as fit on one line of the list.</summary>
    private const int MaximumGroups = 4;

    private readonly ReportLocalizer localizer = context.Localizer;
    private readonly StudyLabels labels = context.Labels;

    /// <summary>The main numbers of a figure; none where it has no cell.</summary>
    public IEnumerable<FigureHeadline> Build(FigureResult figure)
    {
        var groups = FigureBreakdown
            .CreateAll(figure)
            .Take(1)
            .SelectMany(view => view.CellsByGroup())
            .Select(group => group.ToList())
            .ToList();
        return groups.Count <= MaximumGroups
            ? groups.Select(group => new FigureHeadline(labels.Group(group[0]), FormatGroup(figure.Definition, group)))
            : [new FigureHeadline("", FormatRange(figure.Definition, [.. groups.Select(group => group[0])]))];
    }

    private string FormatGroup(FigureDefinition figure, List<FigureCell> group)
    {
        if (group.Exists(cell => cell.IsSuppressed))
        {
            return SuppressionSymbol.Text;
        }

        var largest = group.MaxBy(cell => cell.Estimate ?? double.NegativeInfinity);
        return largest switch
        {
            { Pairs.Agreement: { } agreement } => localizer.Text("AnswerAlike", localizer.Numbers.Percent(agreement)),
            { Estimate: { } estimate, Category: { } category } => $"{labels.Category(figure, category)} {FormatNumber(figure, estimate)}",
            { Estimate: { } estimate } => FormatNumber(figure, estimate),
            _ => localizer.Text("NoAnswers"),
        };
    }

    /// <summary>From the lowest to the highest, where cells have no categories.</summary>
    private string FormatRange(FigureDefinition figure, IReadOnlyList<FigureCell> cells)
    {
        var count = localizer.Text("GroupCount", localizer.Numbers.Count(cells.Count));
        var known = cells.Where(cell => cell.Category is null).Select(cell => cell.Estimate).OfType<double>().ToList();
        return known.Count == 0 ? count : $"{count}: {FormatNumber(figure, known.Min())}–{FormatNumber(figure, known.Max())}";
    }

    private string FormatNumber(FigureDefinition figure, double value) =>
        figure.Kind.IsShare ? localizer.Numbers.Percent(value) : localizer.Numbers.Number(value, 2);
}
