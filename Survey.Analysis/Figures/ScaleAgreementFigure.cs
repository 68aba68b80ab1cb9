using Survey.Analysis.Datasets;
using Survey.Analysis.Estimation.Agreement;
using Survey.Analysis.Estimation.Comparisons;

namespace Survey.Analysis.Figures;

/// <summary>How far the two units of each pair give the same answer to a question of several, near answers counted as the figure's kappa says.</summary>
/// <remarks>Pairs and errors as in <see cref="AgreementFigure"/>. Kappa: Cohen (1960, 1968); margins: Stuart (1955), Maxwell (1970), under the design.</remarks>
internal sealed class ScaleAgreementFigure
{
    private readonly FigureScope scope;
    private readonly ValueColumn.CategoryOf says;
    private readonly PairedUnits units;

    public ScaleAgreementFigure(FigureScope scope, string question)
    {
        this.scope = scope;
        says = Conversion.ToCategories(scope.Reading.Variable(question));
        units = new PairedUnits(scope, says);
    }

    public IEnumerable<ComputedCell> Compute() =>
        from cell in scope.Cells()
        let inside = units.All.Where(pair => cell.Inside[pair.First]).ToList()
        where cell.By.IsEmpty || inside.Count > 0 || scope.IsWithheld(cell)
        let known = inside.Count(units.IsKnown)
        select scope.IsWithheld(cell) ? ComputedCell.Suppressed(cell.By, null) : new ComputedCell(Describe(cell, inside, known));

    private Cell Describe(BreakdownCell cell, List<(int First, int Second)> inside, int known)
    {
        var pairs = new PairAgreement { MissingPartner = inside.Count(units.IsHalfHeard) };
        return new Cell
        {
            By = cell.By,
            N = known,
            Pairs = known > 0 ? AddEstimates(units.AddAgreement(pairs, inside, pair => says.Codes.Span[pair.First] == says.Codes.Span[pair.Second]), units.RowsOf(inside)) : pairs,
        };
    }

    private PairAgreement AddEstimates(PairAgreement pairs, IReadOnlyList<(int First, int Second)> rows)
    {
        var design = units.DesignOf(rows);
        var inBase = rows.Select(units.IsKnown).ToArray();
        var first = rows.Select(pair => says.Codes.Span[pair.First]).ToArray();
        var second = rows.Select(pair => says.Codes.Span[pair.Second]).ToArray();
        var kappa = AgreementEstimator.Estimate(design, first, second, says.Categories.Length, weights: scope.Definition.Kappa, inBase: inBase);
        return pairs with
        {
            Kappa = kappa?.Value,
            KappaStandardError = kappa is { DegreesOfFreedom: > 0 } ? kappa.StandardError : null,
            MarginalP = MarginalP(),
        };

        double? MarginalP()
        {
            try
            {
                return MarginalHomogeneityTest.UnderDesign(design, first, second, says.Categories.Length, inBase).PValue;
            }
            catch (ComparisonException)
            {
                return null;
            }
        }
    }
}
