using Survey.Analysis.Datasets;
using Survey.Analysis.Designs;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Intervals;
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
            ? WithEstimate(described, scope.DesignOf(cell, [membership]), membership)
            : new ComputedCell(described);
    }

    private ComputedCell WithEstimate(FigureCell described, CellDesign design, CellMembership membership)
    {
        var observations = design.Observe(numbers.Values, membership.Known);
        var estimate = AllowForUnknown(EstimateIn(design.Sample, observations), design, observations, membership);
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
            EstimatedColumn = kind.IsMean ? new KnownValues(observations, membership.Known, membership.Population) : null,
            IntervalMethod = estimate.Interval?.Method,
        };
    }

    /// <summary>
    /// Where every unit submitted, the design has no error, as if every number were known. Those that are not widen the interval of a mean
    /// (<see cref="IncompleteMeans"/>). A quantile's interval is that of the infinite population. A total lacks what the unknown would have
    /// added to it, and has neither error nor interval.
    /// </summary>
    private Estimate AllowForUnknown(Estimate estimate, CellDesign design, Observations observations, CellMembership membership)
    {
        var values = new KnownValues(observations, membership.Known, membership.Population);
        if (!estimate.CoversPopulation || !values.IsIncomplete)
        {
            return estimate;
        }

        var widened = kind switch
        {
            { IsMean: true } => IncompleteMeans
                .EstimateJointly(design, [values])
                .Estimates[0]
                .WithInterval(scope.Settings.ConfidenceLevel),
            { HasSuperpopulationInterval: true } => EstimateIn(design.Superpopulation, observations),
            _ => null,
        };
        return widened?.Interval is { } interval
            ? estimate with { Interval = interval, Reliability = widened.Reliability }
            : (estimate with { DegreesOfFreedom = 0, UnobservedShare = values.UnknownShare }).WithInterval(scope.Settings.ConfidenceLevel);
    }

    private Estimate EstimateIn(SampleDesign design, Observations observations) =>
        kind.Estimate(design, observations, scope.Definition.QuantileProbability, scope.Settings.ConfidenceLevel);
}
