using System.Collections.Immutable;
using Survey.Analysis.Datasets;
using Survey.Analysis.Estimation.Nonresponse;
using Survey.Analysis.Figures.Cells;
using Survey.Analysis.Figures.Kinds;
using Survey.Analysis.Figures.Results;
using Survey.Data.Frames;

namespace Survey.Analysis.Figures.Calculation;

/// <summary>How many of those who were asked have answered. Counts, not estimates: there is no interval.</summary>
internal sealed class ResponseRateFigureCalculator(FigureScope scope)
{
    private readonly Dataset dataset = scope.Evaluator.Dataset;
    private readonly RowSet inBase = scope.Evaluator.EvaluateCondition(scope.Definition.Base).True;

    public IEnumerable<ComputedCell> Compute() =>
        from cell in scope.Cells()
        let units = cell.MemberRows.And(inBase)
        where cell.BreakdownValues.IsEmpty || units.Any || scope.IsSuppressed(cell)
        select BuildCell(cell, units);

    private ComputedCell BuildCell(BreakdownCell cell, RowSet units)
    {
        var dispositions = units.Rows().CountBy(unit => dataset.Dispositions[unit]).ToImmutableSortedDictionary();
        var counts = new DispositionCounts
        {
            Complete = dispositions.GetValueOrDefault(Disposition.Complete),
            Partial = dispositions.GetValueOrDefault(Disposition.Partial),
            Refused = dispositions.GetValueOrDefault(Disposition.Refused),
            NonContacts = dispositions.GetValueOrDefault(Disposition.Undeliverable),
            OtherNonresponse = dispositions.GetValueOrDefault(Disposition.NotStarted),
        };
        return scope.IsSuppressed(cell)
            ? ComputedCell.Suppressed(cell.BreakdownValues, null)
            : new ComputedCell(
                new FigureCell
                {
                    BreakdownValues = cell.BreakdownValues,
                    N = counts.Eligible,
                    Count = counts.Complete,
                    Estimate = counts.RateOf(scope.Definition.Rates.FirstOrDefault()),
                    ResponseRate = new ResponseRate(counts.Rr2, dispositions)
                    {
                        Rates = scope
                            .Definition.Rates.Select(rate => (Rate: rate, Value: counts.RateOf(rate)))
                            .Where(rate => rate.Value is not null)
                            .ToImmutableSortedDictionary(rate => rate.Rate, rate => rate.Value.GetValueOrDefault()),
                    },
                }
            );
    }
}
