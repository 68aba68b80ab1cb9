using Survey.Analysis.Datasets;
using Survey.Analysis.Estimation.Agreement;
using Survey.Analysis.Estimation.Comparisons;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Intervals;
using Survey.Analysis.Estimation.Samples;
using Survey.Analysis.Figures.Cells;
using Survey.Analysis.Figures.Results;
using Survey.Data.Expressions;

namespace Survey.Analysis.Figures.Calculation;

/// <summary>How far the two units of each pair say the same of one condition.</summary>
/// <remarks>
/// A pair counts where both submitted, both are in the base and both are known; it counts in the breakdown's cell of its first unit.
/// Errors are clustered as <see cref="PairedUnits"/> says, without finite population; McNemar's exact and mid-p take pairs as independent.
/// </remarks>
internal sealed class AgreementFigureCalculator
{
    private readonly FigureScope scope;
    private readonly ValueColumn.ConditionColumn condition;
    private readonly PairedUnits units;

    public AgreementFigureCalculator(FigureScope scope, Expression value)
    {
        this.scope = scope;
        condition = scope.Evaluator.EvaluateCondition(value);
        units = new PairedUnits(scope, condition);
    }

    public IEnumerable<ComputedCell> Compute() => scope.Cells().Select(Compute).OfType<ComputedCell>();

    private ComputedCell? Compute(BreakdownCell cell)
    {
        var inside = units.Pairs.Where(pair => cell.MemberRows[pair.First]).ToList();
        var known = inside.Count(units.AreBothKnown);
        if (!cell.BreakdownValues.IsEmpty && inside.Count == 0 && !scope.IsSuppressed(cell))
        {
            return null;
        }

        return scope.IsSuppressed(cell) ? ComputedCell.Suppressed(cell.BreakdownValues, null) : BuildCell(cell, inside, known);
    }

    private ComputedCell BuildCell(BreakdownCell cell, List<(int First, int Second)> inside, int known)
    {
        var pairCounts = CountPairs(inside);
        var pairs = new PairAgreement
        {
            Both = (int)pairCounts.Known.Both,
            Neither = (int)pairCounts.Known.Neither,
            FirstOnly = (int)pairCounts.Known.FirstOnly,
            SecondOnly = (int)pairCounts.Known.SecondOnly,
            HalfKnownPairs = (int)pairCounts.HalfKnown,
        };
        var described = new FigureCell
        {
            BreakdownValues = cell.BreakdownValues,
            N = known,
            Pairs = pairs,
        };
        return known > 0
            ? WithEstimates(
                described,
                units.AddAgreement(pairs, inside, pair => condition.True[pair.First] == condition.True[pair.Second]),
                pairCounts,
                units.RowsOf(inside)
            )
            : new ComputedCell(described);
    }

    /// <summary>A standard error that can be published: one without degrees of freedom says nothing.</summary>
    private static double? PublishedError(Estimate? estimate) => estimate is { DegreesOfFreedom: > 0 } ? estimate.StandardError : null;

    private PairCounts CountPairs(List<(int First, int Second)> inside)
    {
        var pairs = inside.Where(units.MayBeInBase).ToList();
        return PairCounts.Of(
            [.. pairs.Select(pair => condition.True[pair.First])],
            [.. pairs.Select(pair => units.KnownUnits[pair.First])],
            [.. pairs.Select(pair => condition.True[pair.Second])],
            [.. pairs.Select(pair => units.KnownUnits[pair.Second])]
        );
    }

    private ComputedCell WithEstimates(
        FigureCell described,
        PairAgreement pairs,
        PairCounts pairCounts,
        IReadOnlyList<(int First, int Second)> rows
    )
    {
        var design = units.DesignOf(rows);
        var inBase = rows.Select(units.AreBothKnown).ToArray();
        var first = rows.Select(pair => condition.True[pair.First]).ToArray();
        var second = rows.Select(pair => condition.True[pair.Second]).ToArray();
        var kappa = AgreementEstimator.Estimate(design, Codes(first), Codes(second), 2, inBase: inBase);
        var difference = McNemarTest.Difference(design, first, second, inBase);
        var interval = IntervalOf(difference, pairCounts);
        return new ComputedCell(
            described with
            {
                Pairs = pairs with
                {
                    Kappa = kappa?.Value,
                    KappaStandardError = PublishedError(kappa),
                    Difference = pairCounts.Known.Difference,
                    DifferenceStandardError = PublishedError(difference),
                    DifferenceInterval = ToPairRange(interval),
                    DifferenceBounds = new PairRange(pairCounts.DifferenceBounds.Lower, pairCounts.DifferenceBounds.Upper),
                    McNemarPValue = McNemarTest.Exact(pairCounts.Known).PValue,
                    McNemarMidPValue = McNemarTest.MidP(pairCounts.Known).PValue,
                    McNemarClusteredPValue = ClusteredPValue(design, first, second, inBase),
                },
            }
        )
        {
            IntervalMethod = interval?.Method,
        };
    }

    /// <summary>Where the clustered error is 0 because answers never differ, or all in one way, Bonett and Price's interval still has a
    /// width.</summary>
    private Interval? IntervalOf(Estimate difference, PairCounts pairCounts)
    {
        var interval = difference is { StandardError: 0, DegreesOfFreedom: > 0 }
            ? PairedDifferenceInterval.BonettPrice(pairCounts.Known, scope.Settings.ConfidenceLevel)
            : StudentInterval.Of(difference, scope.Settings.ConfidenceLevel);
        return interval?.ClippedTo(pairCounts.DifferenceBounds.Lower, pairCounts.DifferenceBounds.Upper);
    }

    private static double? ClusteredPValue(SampleDesign design, bool[] first, bool[] second, bool[] inBase)
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

    private static PairRange? ToPairRange(Interval? interval) => interval is null ? null : new PairRange(interval.Lower, interval.Upper);

    private static int[] Codes(bool[] truths) => [.. truths.Select(truth => truth ? 1 : 0)];
}
