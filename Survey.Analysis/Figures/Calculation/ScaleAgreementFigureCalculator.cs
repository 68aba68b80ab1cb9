using Survey.Analysis.Datasets;
using Survey.Analysis.Estimation.Agreement;
using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Figures.Cells;
using Survey.Analysis.Figures.Results;

namespace Survey.Analysis.Figures.Calculation;

/// <summary>How far the two units of each pair give the same answer to a question of several, near answers counted as the figure's kappa
/// says.</summary>
/// <remarks>Pairs and errors as in <see cref="AgreementFigureCalculator"/>. Kappa: Cohen (1960, 1968); margins: Stuart (1955), Maxwell
/// (1970), under the design.</remarks>
internal sealed class ScaleAgreementFigureCalculator
{
    private readonly FigureScope scope;
    private readonly ValueColumn.CategoryColumn answers;
    private readonly PairedUnits units;

    public ScaleAgreementFigureCalculator(FigureScope scope, string question)
    {
        this.scope = scope;
        answers = ColumnConversion.ToCategories(scope.Evaluator.EvaluateVariable(question));
        units = new PairedUnits(scope, answers);
    }

    public IEnumerable<ComputedCell> Compute() =>
        from cell in scope.Cells()
        let inside = units.Pairs.Where(pair => cell.MemberRows[pair.First]).ToList()
        where cell.BreakdownValues.IsEmpty || inside.Count > 0 || scope.IsSuppressed(cell)
        let known = inside.Count(units.AreBothKnown)
        select scope.IsSuppressed(cell)
            ? ComputedCell.Suppressed(cell.BreakdownValues, null)
            : new ComputedCell(BuildCell(cell, inside, known));

    private FigureCell BuildCell(BreakdownCell cell, List<(int First, int Second)> inside, int known)
    {
        var pairs = new PairAgreement { HalfKnownPairs = inside.Count(units.IsHalfKnown) };
        return new FigureCell
        {
            BreakdownValues = cell.BreakdownValues,
            N = known,
            Pairs =
                known > 0
                    ? WithEstimates(
                        units.AddAgreement(pairs, inside, pair => answers.Codes.Span[pair.First] == answers.Codes.Span[pair.Second]),
                        units.RowsOf(inside)
                    )
                    : pairs,
        };
    }

    private PairAgreement WithEstimates(PairAgreement pairs, IReadOnlyList<(int First, int Second)> rows)
    {
        var design = units.DesignOf(rows);
        var inBase = rows.Select(units.AreBothKnown).ToArray();
        var first = rows.Select(pair => answers.Codes.Span[pair.First]).ToArray();
        var second = rows.Select(pair => answers.Codes.Span[pair.Second]).ToArray();
        var kappa = AgreementEstimator.Estimate(
            design,
            first,
            second,
            answers.Categories.Length,
            weights: scope.Definition.KappaWeights,
            inBase: inBase
        );
        return pairs with
        {
            Kappa = kappa?.Value,
            KappaStandardError = kappa is { DegreesOfFreedom: > 0 } ? kappa.StandardError : null,
            MarginalHomogeneityPValue = MarginalHomogeneityPValue(),
        };

        double? MarginalHomogeneityPValue()
        {
            try
            {
                return MarginalHomogeneityTest.UnderDesign(design, first, second, answers.Categories.Length, inBase).PValue;
            }
            catch (ComparisonException)
            {
                return null;
            }
        }
    }
}
