using Survey.Analysis.Datasets;
using Survey.Analysis.Estimation.Agreement;
using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Intervals;
using Survey.Analysis.Estimation.Samples;
using Survey.Data.Expressions;

namespace Survey.Analysis.Figures;

/// <summary>How far the two units of each pair say the same of one condition.</summary>
/// <remarks>
/// A pair counts where both submitted, both are in the base and both are known; it stands in the breakdown's cell of its first unit.
/// Errors are clustered as <see cref="PairedUnits"/> says, without finite population; McNemar's exact and mid-p take pairs as independent.
/// </remarks>
internal sealed class AgreementFigure
{
    private readonly FigureScope scope;
    private readonly ValueColumn.ConditionOf says;
    private readonly PairedUnits units;

    public AgreementFigure(FigureScope scope, Expression value)
    {
        this.scope = scope;
        says = scope.Reading.Condition(value);
        units = new PairedUnits(scope, says);
    }

    public IEnumerable<ComputedCell> Compute() => scope.Cells().Select(Compute).OfType<ComputedCell>();

    private ComputedCell? Compute(BreakdownCell cell)
    {
        var inside = units.All.Where(pair => cell.Inside[pair.First]).ToList();
        var known = inside.Count(units.IsKnown);
        if (!cell.By.IsEmpty && inside.Count == 0 && !scope.IsWithheld(cell))
        {
            return null;
        }

        return scope.IsWithheld(cell) ? ComputedCell.Suppressed(cell.By, null) : Describe(cell, inside, known);
    }

    private ComputedCell Describe(BreakdownCell cell, List<(int First, int Second)> inside, int known)
    {
        var account = AccountOf(inside);
        var pairs = new PairAgreement
        {
            Both = (int)account.Known.Both,
            Neither = (int)account.Known.Neither,
            FirstOnly = (int)account.Known.FirstOnly,
            SecondOnly = (int)account.Known.SecondOnly,
            MissingPartner = (int)account.MissingPartner,
        };
        var described = new Cell { By = cell.By, N = known, Pairs = pairs };
        return known > 0
            ? AddEstimates(described, units.AddAgreement(pairs, inside, pair => says.True[pair.First] == says.True[pair.Second]), account, units.RowsOf(inside))
            : new ComputedCell(described);
    }

    private PairAccount AccountOf(List<(int First, int Second)> inside)
    {
        var pairs = inside.Where(units.MayCount).ToList();
        return PairAccount.Of(
            [.. pairs.Select(pair => says.True[pair.First])], [.. pairs.Select(pair => units.Speaks[pair.First])],
            [.. pairs.Select(pair => says.True[pair.Second])], [.. pairs.Select(pair => units.Speaks[pair.Second])]);
    }

    private ComputedCell AddEstimates(Cell described, PairAgreement pairs, PairAccount account, IReadOnlyList<(int First, int Second)> rows)
    {
        var design = units.DesignOf(rows);
        var inBase = rows.Select(units.IsKnown).ToArray();
        var first = rows.Select(pair => says.True[pair.First]).ToArray();
        var second = rows.Select(pair => says.True[pair.Second]).ToArray();
        var kappa = AgreementEstimator.Estimate(design, Codes(first), Codes(second), 2, inBase: inBase);
        var difference = McNemarTest.Difference(design, first, second, inBase);
        var interval = IntervalOf(difference, account);
        return new ComputedCell(described with
        {
            Pairs = pairs with
            {
                Kappa = kappa?.Value,
                KappaStandardError = kappa is { DegreesOfFreedom: > 0 } ? kappa.StandardError : null,
                Difference = account.Known.Difference,
                DifferenceStandardError = difference.DegreesOfFreedom > 0 ? difference.StandardError : null,
                DifferenceRange = Range(interval),
                DifferenceBounds = new PairRange(account.DifferenceBounds.Low, account.DifferenceBounds.High),
                McNemarP = McNemarTest.Exact(account.Known).PValue,
                McNemarMidP = McNemarTest.MidP(account.Known).PValue,
                McNemarClusteredP = ClusteredP(design, first, second, inBase),
            },
        })
        {
            Method = interval?.Method,
        };
    }

    /// <summary>Where the clustered error is 0 because answers never differ, or all in one way, Bonett and Price's interval still has a width.</summary>
    private Interval? IntervalOf(Estimate difference, PairAccount account)
    {
        var interval = difference is { StandardError: 0, DegreesOfFreedom: > 0 }
            ? PairedDifferenceInterval.BonettPrice(account.Known, scope.Settings.Confidence)
            : StudentInterval.Of(difference, scope.Settings.Confidence);
        return interval?.ClippedTo(account.DifferenceBounds.Low, account.DifferenceBounds.High);
    }

    private static double? ClusteredP(SampleDesign design, bool[] first, bool[] second, bool[] inBase)
    {
        try
        {
            return McNemarTest.UnderDesign(design, first, second, inBase).PValue;
        }
        catch (ComparisonException)
        {
            return null;
        }
    }

    private static PairRange? Range(Interval? interval) => interval is null ? null : new PairRange(interval.Lower, interval.Upper);

    private static int[] Codes(bool[] truths) => [.. truths.Select(truth => truth ? 1 : 0)];
}
