using Survey.Analysis.Datasets;
using Survey.Analysis.Designs;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Intervals;
using Survey.Analysis.Estimation.Samples;
using Survey.Data.Expressions;

namespace Survey.Analysis.Figures;

/// <summary>Means, totals and quantiles of a number.</summary>
internal sealed class NumberFigure(FigureScope scope, Expression value)
{
    private readonly ValueColumn.NumberOf numbers = Conversion.ToNumber(scope.Reading.Read(value));

    public IEnumerable<ComputedCell> Compute() =>
        from cell in scope.Cells()
        let standing = scope.StandingOf(cell, numbers)
        where cell.By.IsEmpty || standing.IsAnyone || scope.IsWithheld(cell)
        select scope.IsWithheld(cell) ? ComputedCell.Suppressed(cell.By, null) : Describe(cell, standing);

    private ComputedCell Describe(BreakdownCell cell, Standing standing)
    {
        var described = new Cell
        {
            By = cell.By,
            N = standing.Known.Count,
            Unknown = standing.Unknown.Count,
            Missing = scope.ReasonsOf(standing.Unknown, value),
            Nonresponse = standing.Nonresponse?.Count,
        };
        return standing.Known.Any ? AddEstimate(described, scope.DesignOf(cell, [standing]), standing.Known) : new ComputedCell(described);
    }

    private ComputedCell AddEstimate(Cell described, CellDesign design, Bits known)
    {
        var observations = design.Observe(numbers.Values, known);
        var estimate = EstimateIn(design.Sample, observations);
        var beyond = scope.Definition is { WithSuperpopulation: true, Kind: not FigureKind.Total } ? EstimateIn(design.Superpopulation, observations).Interval : null;
        var restsOnNothing = estimate is { DegreesOfFreedom: < 1, CoversPopulation: false };
        return new ComputedCell(described with
        {
            Estimate = estimate.Value,
            StandardError = restsOnNothing ? null : estimate.StandardError,
            DegreesOfFreedom = estimate.DegreesOfFreedom,
            Lower = estimate.Interval?.Lower,
            Upper = estimate.Interval?.Upper,
            Reliability = estimate.Reliability,
            LowerSuper = beyond?.Lower,
            UpperSuper = beyond?.Upper,
        })
        {
            Design = design,
            Estimated = scope.Definition.Kind == FigureKind.Mean ? observations : null,
            Method = estimate.Interval?.Method,
        };
    }

    private Estimate EstimateIn(SampleDesign design, Observations observations)
    {
        var level = scope.Settings.Confidence;
        if (scope.Definition.Kind == FigureKind.Quantile)
        {
            return QuantileEstimator.Estimate(design, observations, scope.Definition.At, level);
        }

        var estimate = scope.Definition.Kind == FigureKind.Total
            ? TotalEstimator.Estimate(design, observations)
            : MeanEstimator.Estimate(design, observations);
        return estimate.WithInterval(level);
    }
}
