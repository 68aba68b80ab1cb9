using System.Collections.Immutable;
using Survey.Analysis.Datasets;
using Survey.Analysis.Designs;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Intervals;
using Survey.Analysis.Estimation.Ranks;
using Survey.Analysis.Estimation.Samples;
using Survey.Analysis.Figures.Cells;
using Survey.Analysis.Figures.Kinds;
using Survey.Analysis.Figures.Results;

namespace Survey.Analysis.Figures.Calculation;

/// <summary>One property in one cell, with all that stands beside its share.</summary>
internal sealed class CellIndicator
{
    private readonly FigureScope scope;
    private readonly BreakdownCell cell;
    private readonly CellDesign design;
    private readonly UnitCounts counts;

    public CellIndicator(FigureScope scope, BreakdownCell cell, Indicator indicator, CellMembership membership, CellDesign design)
    {
        this.scope = scope;
        this.cell = cell;
        this.design = design;
        Indicator = indicator;
        Membership = membership;
        counts = membership.CountsOf(indicator.TrueRows);
        Observations = design.Observe(indicator.TrueRows, membership.Known);
    }

    public Indicator Indicator { get; }

    public CellMembership Membership { get; }

    public Observations Observations { get; }

    /// <summary>The indicator as numbers whose mean is the share.</summary>
    public KnownValues Values => new(Observations, Membership.Known, Membership.Population);

    /// <summary>Whether its numbers are suppressed: a battery's item by itself, all else with the cell.</summary>
    public bool IsSuppressed => scope.IsSuppressed(cell, Indicator.Item);

    public Estimate? Estimate { get; set; }

    public (int Rank, RankSet Set, string Letters)? Rank { get; set; }

    /// <summary>All ticks of the question, and this choice's share of them.</summary>
    public (int All, Estimate Share)? Answers { get; set; }

    public ComputedCell BuildCell()
    {
        if (IsSuppressed)
        {
            return ComputedCell.Suppressed(cell.BreakdownValues, Indicator.Name);
        }

        var described = new FigureCell
        {
            BreakdownValues = cell.BreakdownValues,
            Category = Indicator.Name,
            N = (int)counts.Known,
            Count = (int)counts.Hits,
            Unknown = (int)counts.Unknown,
            MissingReasons = scope.MissingReasonsOf(Membership.Unknown, Indicator.Source),
            Nonresponse = scope.IsOverRepeat ? null : (int)counts.Nonresponse,
        };
        if (HasBounds)
        {
            described = described with { LowerBound = counts.LowerBound, UpperBound = counts.UpperBound };
        }

        return Estimate is null ? new ComputedCell(described) : WithScaleScores(WithEstimate(described, Estimate));
    }

    private bool HasBounds => !scope.IsOverRepeat && counts.Population > 0;

    private ComputedCell WithEstimate(FigureCell described, Estimate estimate)
    {
        var method = ShareIntervalSelector.SelectMethod(scope, design, Membership.Known);
        var published = estimate.WithInterval(counts, method, scope.Settings.ConfidenceLevel, HasBounds ? counts.Bounds : new Bounds(0, 1));
        var superpopulationInterval = scope.Definition.IncludesSuperpopulation
            ? ShareIntervalSelector.SuperpopulationInterval(method, design, Observations, counts, scope.Settings.ConfidenceLevel)
            : null;
        var (weightTrue, weightKnown, weightUnknown) = (
            design.SumWeights(Membership.Known.And(Indicator.TrueRows)),
            design.SumWeights(Membership.Known),
            WeighUnknown()
        );
        return new ComputedCell(
            described with
            {
                Estimate = estimate.Value,
                StandardError = ErrorOf(estimate),
                DegreesOfFreedom = estimate.DegreesOfFreedom,
                Lower = published.Interval?.Lower,
                Upper = published.Interval?.Upper,
                Reliability = published.Reliability,
                LowerSuperpopulation = superpopulationInterval?.Lower,
                UpperSuperpopulation = superpopulationInterval?.Upper,
                EstimateIfUnknownNo = weightTrue / (weightKnown + weightUnknown),
                EstimateIfUnknownYes = (weightTrue + weightUnknown) / (weightKnown + weightUnknown),
                Rank = Rank?.Rank,
                RankLower = Rank?.Set.Lower,
                RankUpper = Rank?.Set.Upper,
                TieLetters = Rank?.Letters,
                AnswerCount = Answers?.All,
                ShareOfAnswers = Answers?.Share.Value,
                ShareOfAnswersStandardError = Answers?.Share is { } share ? ErrorOf(share) : null,
            }
        )
        {
            Design = design,
            EstimatedColumn = Values,
            IsUnranked = Indicator.IsExclusive,
            IntervalMethod = published.Interval?.Method,
        };
    }

    /// <summary>Over the frame, units of which it is unknown are no rows of the design; all units count one there.</summary>
    private double WeighUnknown() =>
        scope.IsOverFrame ? counts.Unknown * design.SumWeights(Membership.Known) / counts.Known : design.SumWeights(Membership.Unknown);

    private ComputedCell WithScaleScores(ComputedCell computed)
    {
        if (Indicator.ScaleColumn is not { } scale)
        {
            return computed;
        }

        var scores = ColumnConversion.ToNumber(scale);
        var scoredRows = Membership.Known.And(scores.Known);
        var withCategories = computed with { Cell = computed.Cell with { Distribution = DistributionOf(scale) } };
        if (!scoredRows.Any)
        {
            return withCategories;
        }

        var withoutScore = Membership.Known.AndNot(scores.Known);
        var values = new KnownValues(
            design.Observe(scores.Values, scoredRows),
            scoredRows,
            Membership.Population.AndNot(withoutScore)
        );
        var mean = IncompleteMeans.EstimateJointly(design, [values]).Estimates[0];
        return withCategories with
        {
            Cell = withCategories.Cell with
            {
                Mean = mean.Value,
                MeanStandardError = ErrorOf(mean),
            },
            Scores = values,
            MeanBounds = MeanBoundsOf(scale, scores.Values, scoredRows),
        };
    }

    private static double? ErrorOf(Estimate estimate) =>
        estimate is { DegreesOfFreedom: < 1, CoversPopulation: false } ? null : estimate.StandardError;

    private ImmutableArray<CategoryShare> DistributionOf(ValueColumn.CategoryColumn scale)
    {
        var all = design.SumWeights(Membership.Known);
        return
        [
            .. scale.Categories.Select(
                (category, position) =>
                {
                    var chosen = scale.RowsIn(position).And(Membership.Known);
                    return new CategoryShare(category.Name, chosen.Count, design.SumWeights(chosen) / all);
                }
            ),
        ];
    }

    /// <summary>All units without a score at the lowest score, and at the highest.</summary>
    private (double Low, double High)? MeanBoundsOf(ValueColumn.CategoryColumn scale, ReadOnlyMemory<double> scores, RowSet scoredRows)
    {
        var possibleScores = scale.Categories.Select(category => category.Score).OfType<double>().ToList();
        if (!HasBounds || possibleScores.Count == 0)
        {
            return null;
        }

        var sum = scoredRows.Rows().Sum(row => scores.Span[row]);
        var unobserved = counts.Population - scoredRows.Count;
        return (
            (sum + (unobserved * possibleScores.Min())) / counts.Population,
            (sum + (unobserved * possibleScores.Max())) / counts.Population
        );
    }
}
