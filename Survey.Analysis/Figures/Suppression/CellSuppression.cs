using Survey.Analysis.Datasets;
using Survey.Analysis.Designs;
using Survey.Analysis.Figures.Cells;
using Survey.Analysis.Figures.Definitions;

namespace Survey.Analysis.Figures.Suppression;

/// <summary>Decides for all figures together which cells of their breakdowns are suppressed, by unweighted counts.</summary>
/// <remarks>
/// First the cells that are sensitive by the study's rules, then those that protect them, within the figure and across linked figures
/// (README.md). What was published for an earlier figure stays published: it cannot be taken back.
/// </remarks>
internal sealed class CellSuppression(ColumnEvaluator evaluator, CellDesignCache designs)
{
    private readonly PrimarySuppressionRules primaryRules = new(evaluator.Dataset.Study.Settings);
    private readonly List<DisclosureCell> decidedCells = [];
    private CountSpecificationBuilder? specificationBuilder;

    /// <summary>What is suppressed of each of these figures, given what was decided before; it is then decided too.</summary>
    public IReadOnlyList<SuppressedCells> Decide(IReadOnlyList<FigureDefinition> figures) =>
        evaluator.Dataset.Study.Settings.SuppressesCells ? DecideCells(figures) : [.. figures.Select(_ => SuppressedCells.None)];

    private List<SuppressedCells> DecideCells(IReadOnlyList<FigureDefinition> figures)
    {
        if (specificationBuilder is null)
        {
            specificationBuilder = new CountSpecificationBuilder(evaluator, designs);
            decidedCells.Add(
                new DisclosureCell(
                    specificationBuilder.BuildForSubmitted(),
                    BreakdownCell.Overall(evaluator.Length, evaluator.Length),
                    primaryRules
                )
            );
        }

        var cellsByFigure = figures.Select(figure => CellsOf(figure).ToList()).ToList();
        var decidedBefore = decidedCells.ToHashSet();
        foreach (var cell in cellsByFigure.SelectMany(cells => cells))
        {
            if (decidedBefore.FirstOrDefault(cell.PublishesSameAs) is { } decidedCell)
            {
                cell.Status = decidedCell.Status;
            }
            else
            {
                decidedCells.Add(cell);
            }
        }

        if (decidedCells.Count > decidedBefore.Count && decidedCells.Exists(cell => cell.Status != SuppressionStatus.Published))
        {
            new SecondarySuppressionPlanner(decidedCells, decidedBefore).Apply();
        }

        return [.. cellsByFigure.Select(SuppressedCellsOf)];
    }

    private IEnumerable<DisclosureCell> CellsOf(FigureDefinition figure) =>
        from tally in specificationBuilder?.Build(figure) ?? []
        from cell in new BreakdownCellBuilder(tally.Universe.Evaluator).Build(figure.Breakdowns)
        select new DisclosureCell(tally, cell, primaryRules);

    private static SuppressedCells SuppressedCellsOf(IEnumerable<DisclosureCell> cells)
    {
        var suppressed = new SuppressedCells();
        foreach (var cell in cells.Where(cell => cell.Status != SuppressionStatus.Published))
        {
            suppressed.Add(cell.Cell, cell.Specification.Item, cell.Status == SuppressionStatus.PrimarySuppressed);
        }

        return suppressed;
    }
}
