using System.Collections.Immutable;
using Survey.Analysis.Datasets;
using Survey.Analysis.Estimation.Nonresponse;
using Survey.Data.Frames;

namespace Survey.Analysis.Figures;

/// <summary>How many of those who were asked have answered. Counts, not estimates: there is no interval.</summary>
internal sealed class ResponseRateFigure(FigureScope scope)
{
    private readonly Dataset dataset = scope.Reading.Dataset;
    private readonly Bits inBase = scope.Reading.Condition(scope.Definition.Base).True;

    public IEnumerable<ComputedCell> Compute() =>
        from cell in scope.Cells()
        let units = cell.Inside.And(inBase)
        where cell.By.IsEmpty || units.Any || scope.IsWithheld(cell)
        select Describe(cell, units);

    private ComputedCell Describe(BreakdownCell cell, Bits units)
    {
        var dispositions = units.Rows().CountBy(unit => dataset.Dispositions[unit]).ToImmutableSortedDictionary();
        var counts = new DispositionCounts
        {
            Complete = dispositions.GetValueOrDefault(Disposition.Complete),
            Partial = dispositions.GetValueOrDefault(Disposition.Partial),
            Refused = dispositions.GetValueOrDefault(Disposition.Refused),
            NotReached = dispositions.GetValueOrDefault(Disposition.Undeliverable),
            Other = dispositions.GetValueOrDefault(Disposition.NotStarted),
        };
        return scope.IsWithheld(cell)
            ? ComputedCell.Suppressed(cell.By, null)
            : new ComputedCell(new Cell
            {
                By = cell.By,
                N = counts.Eligible,
                Count = counts.Complete,
                Estimate = counts.Of(scope.Definition.Rates.FirstOrDefault()),
                Response = new ResponseRate(counts.Rr2, dispositions)
                {
                    Rates = scope.Definition.Rates.Select(rate => (Rate: rate, Value: counts.Of(rate))).Where(rate => rate.Value is not null).ToImmutableSortedDictionary(rate => rate.Rate, rate => rate.Value.GetValueOrDefault()),
                },
            });
    }
}
