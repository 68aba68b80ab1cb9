using Survey.Analysis.Datasets;
using Survey.Analysis.Designs;

namespace Survey.Analysis.Figures;

/// <summary>Decides for all figures together which cells of their breakdowns are withheld, by unweighted counts.</summary>
/// <remarks>
/// First what the study's rules say of a cell alone, then which more so that no withheld number can be worked out from what is shown, of this figure or another
/// of the same rows. A figure that is asked for later finds what is already shown: it cannot be taken back.
/// </remarks>
internal sealed class Withholding(Reading reading, DesignBook designs)
{
    private readonly List<PublishedCell> decided = [];
    private TallyReader? reader;

    /// <summary>What is withheld of each of these figures, given what was decided before; it is then decided too.</summary>
    public IReadOnlyList<WithheldCells> Decide(IReadOnlyList<FigureDefinition> figures) =>
        reading.Dataset.Study.Settings.Withholds ? DecideOn(figures) : [.. figures.Select(_ => WithheldCells.None)];

    private List<WithheldCells> DecideOn(IReadOnlyList<FigureDefinition> figures)
    {
        if (reader is null)
        {
            reader = new TallyReader(reading, designs);
            decided.Add(new PublishedCell(reader.OfSubmitted(), BreakdownCell.Whole(reading.Length, reading.Length), reading.Dataset.Study.Settings));
        }

        var ofFigures = figures.Select(figure => CellsOf(figure).ToList()).ToList();
        var before = decided.ToHashSet();
        foreach (var cell in ofFigures.SelectMany(cells => cells))
        {
            if (before.FirstOrDefault(cell.IsSameAs) is { } same)
            {
                cell.Showing = same.Showing;
            }
            else
            {
                decided.Add(cell);
            }
        }

        if (decided.Count > before.Count && decided.Exists(cell => cell.Showing != Showing.Shown))
        {
            new CellDecision(decided, before).Decide();
        }

        return [.. ofFigures.Select(WithheldOf)];
    }

    private IEnumerable<PublishedCell> CellsOf(FigureDefinition figure) =>
        from tally in reader?.Read(figure) ?? []
        from cell in new Breakdown(tally.Space.Reading).Cells(figure.By)
        select new PublishedCell(tally, cell, reading.Dataset.Study.Settings);

    private static WithheldCells WithheldOf(IEnumerable<PublishedCell> cells)
    {
        var withheld = new WithheldCells();
        foreach (var cell in cells.Where(cell => cell.Showing != Showing.Shown))
        {
            withheld.Add(cell.Cell, cell.Tally.Item, cell.Showing == Showing.WithheldForItself);
        }

        return withheld;
    }
}
