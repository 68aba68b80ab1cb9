using Survey.Analysis.Datasets;
using Survey.Analysis.Designs;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Intervals;
using Survey.Analysis.Estimation.Samples;
using Survey.Analysis.Figures.Cells;
using Survey.Analysis.Figures.Definitions;
using Survey.Analysis.Figures.Results;
using Survey.Data.Expressions;

namespace Survey.Analysis.Figures.Kinds;

/// <summary>Means, totals and quantiles of a number.</summary>
internal sealed class NumberFigureCalculator(FigureScope scope, Expression value)
{
    private readonly ValueColumn.NumberColumn numbers = ColumnConversion.ToNumber(scope.Evaluator.EvaluateExpression(value));

    public IEnumerable<ComputedCell> Compute() =>
        from cell in scope.Cells()
        let standing = scope.MembershipOf(cell, numbers)
        where cell.BreakdownValues.IsEmpty || standing.HasRows || scope.IsSuppressed(cell)
        select scope.IsSuppressed(cell) ? ComputedCell.Suppressed(cell.BreakdownValues, null) : BuildCell(cell, standing);

    private ComputedCell BuildCell(BreakdownCell cell, CellMembership membership)
    {
        var described = new FigureCell
        {
            BreakdownValues = cell.BreakdownValues,
            N = membership.Known.Count,
            Unknown = membership.Unknown.Count,
            MissingReasons = scope.MissingReasonsOf(membership.Unknown, value),
            Nonresponse = membership.Nonresponse?.Count,
        };
        return membership.Known.Any
            ? WithEstimate(described, scope.DesignOf(cell, [membership]), membership.Known)
            : new ComputedCell(described);
    }

    private ComputedCell WithEstimate(FigureCell described, CellDesign design, RowSet known)
    {
        var observations = design.Observe(numbers.Values, known);
        var estimate = EstimateIn(design.Sample, observations);
        var superpopulationInterval = scope.Definition is { IncludesSuperpopulation: true, Kind: not FigureKind.Total }
            ? EstimateIn(design.Superpopulation, observations).Interval
            : null;
        var hasNoDegreesOfFreedom = estimate is { DegreesOfFreedom: < 1, CoversPopulation: false };
        return new ComputedCell(
            described with
            {
                Estimate = estimate.Value,
                StandardError = hasNoDegreesOfFreedom ? null : estimate.StandardError,
                DegreesOfFreedom = estimate.DegreesOfFreedom,
                Lower = estimate.Interval?.Lower,
                Upper = estimate.Interval?.Upper,
                Reliability = estimate.Reliability,
                LowerSuperpopulation = superpopulationInterval?.Lower,
                UpperSuperpopulation = superpopulationInterval?.Upper,
            }
        )
        {
            Design = design,
            EstimatedColumn = scope.Definition.Kind == FigureKind.Mean ? observations : null,
            IntervalMethod = estimate.Interval?.Method,
        };
    }

    private Estimate EstimateIn(SampleDesign design, Observations observations)
    {
        var level = scope.Settings.ConfidenceLevel;
        if (scope.Definition.Kind == FigureKind.Quantile)
        {
            return QuantileEstimator.Estimate(design, observations, scope.Definition.QuantileProbability, level);
        }

        var estimate =
            scope.Definition.Kind == FigureKind.Total
                ? TotalEstimator.Estimate(design, observations)
                : MeanEstimator.Estimate(design, observations);
        return estimate.WithInterval(level);
    }
}
