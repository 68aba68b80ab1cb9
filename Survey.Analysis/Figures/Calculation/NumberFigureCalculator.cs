using Survey.Analysis.Datasets;
using Survey.Analysis.Designs;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Samples;
using Survey.Analysis.Figures.Cells;
using Survey.Analysis.Figures.Kinds;
using Survey.Analysis.Figures.Results;
using Survey.Data.Expressions;

namespace Survey.Analysis.Figures.Calculation;

/// <summary>Means, totals and quantiles of a number.</summary>
internal sealed class NumberFigureCalculator(FigureScope scope, NumberKind kind, Expression value)
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
        var superpopulationInterval = scope.Definition.IncludesSuperpopulation && kind.HasSuperpopulationInterval
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
            EstimatedColumn = kind.IsMean ? observations : null,
            IntervalMethod = estimate.Interval?.Method,
        };
    }

    private Estimate EstimateIn(SampleDesign design, Observations observations) =>
        kind.Estimate(design, observations, scope.Definition.QuantileProbability, scope.Settings.ConfidenceLevel);
}
