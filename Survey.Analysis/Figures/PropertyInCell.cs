using System.Collections.Immutable;
using Survey.Analysis.Datasets;
using Survey.Analysis.Designs;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Intervals;
using Survey.Analysis.Estimation.Ranks;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Analysis.Figures;

/// <summary>One property in one cell, with all that stands beside its share.</summary>
internal sealed class PropertyInCell
{
    private readonly FigureScope scope;
    private readonly BreakdownCell cell;
    private readonly CellDesign design;
    private readonly UnitCounts counts;

    public PropertyInCell(FigureScope scope, BreakdownCell cell, Property property, Standing standing, CellDesign design)
    {
        this.scope = scope;
        this.cell = cell;
        this.design = design;
        Property = property;
        Standing = standing;
        counts = standing.CountsOf(property.Holds);
        Observations = design.Observe(property.Holds, standing.Known);
    }

    public Property Property { get; }

    public Standing Standing { get; }

    public Observations Observations { get; }

    /// <summary>Whether its numbers are withheld: a battery's item by itself, all else with the cell.</summary>
    public bool IsWithheld => scope.IsWithheld(cell, Property.Item);

    public Estimate? Estimate { get; set; }

    public (int Rank, RankSet Set, string Letters)? Rank { get; set; }

    /// <summary>All ticks of the question, and this choice's share of them.</summary>
    public (int All, Estimate Share)? Answers { get; set; }

    public ComputedCell Describe()
    {
        if (IsWithheld)
        {
            return ComputedCell.Suppressed(cell.By, Property.Name);
        }

        var described = new Cell
        {
            By = cell.By,
            Category = Property.Name,
            N = (int)counts.Known,
            Count = (int)counts.Hits,
            Unknown = (int)counts.Unknown,
            Missing = scope.ReasonsOf(Standing.Unknown, Property.Source),
            Nonresponse = scope.IsOverRepeat ? null : (int)counts.Nonresponse,
            LowBound = HasBounds ? counts.LowBound : null,
            HighBound = HasBounds ? counts.HighBound : null,
        };
        return Estimate is null ? new ComputedCell(described) : AddScale(AddEstimate(described, Estimate));
    }

    private bool HasBounds => !scope.IsOverRepeat && counts.Population > 0;

    private ComputedCell AddEstimate(Cell described, Estimate estimate)
    {
        var method = ShareMethod.Choose(scope, design, Standing.Known);
        var published = estimate.WithInterval(counts, method, scope.Settings.Confidence, HasBounds ? counts.Bounds : new Bounds(0, 1));
        var beyond = scope.Definition.WithSuperpopulation ? ShareMethod.Superpopulation(method, design, Observations, counts, scope.Settings.Confidence) : null;
        var (weightTrue, weightKnown, weightUnknown) = (design.Weigh(Standing.Known.And(Property.Holds)), design.Weigh(Standing.Known), WeighUnknown());
        return new ComputedCell(described with
        {
            Estimate = estimate.Value,
            StandardError = estimate is { DegreesOfFreedom: < 1, CoversPopulation: false } ? null : estimate.StandardError,
            DegreesOfFreedom = estimate.DegreesOfFreedom,
            Lower = published.Interval?.Lower,
            Upper = published.Interval?.Upper,
            Reliability = published.Reliability,
            LowerSuper = beyond?.Lower,
            UpperSuper = beyond?.Upper,
            AsNo = weightTrue / (weightKnown + weightUnknown),
            AsYes = (weightTrue + weightUnknown) / (weightKnown + weightUnknown),
            Rank = Rank?.Rank,
            RankLower = Rank?.Set.Lower,
            RankUpper = Rank?.Set.Upper,
            Letters = Rank?.Letters,
            Answers = Answers?.All,
            ShareOfAnswers = Answers?.Share.Value,
            ShareOfAnswersStandardError = Answers?.Share is { } share && !(share is { DegreesOfFreedom: < 1, CoversPopulation: false }) ? share.StandardError : null,
        })
        {
            Design = design,
            Estimated = Observations,
            IsUnranked = Property.IsExclusive,
            Method = published.Interval?.Method,
        };
    }

    /// <summary>Over the frame, units of which it is unknown are no rows of the design; all units count one there.</summary>
    private double WeighUnknown() => scope.IsOverFrame ? counts.Unknown * design.Weigh(Standing.Known) / counts.Known : design.Weigh(Standing.Unknown);

    private ComputedCell AddScale(ComputedCell computed)
    {
        if (Property.Scale is not { } scale)
        {
            return computed;
        }

        var scores = Conversion.ToNumber(scale);
        var scored = Standing.Known.And(scores.Known);
        var withCategories = computed with { Cell = computed.Cell with { Distribution = DistributionOf(scale) } };
        if (!scored.Any)
        {
            return withCategories;
        }

        var observations = design.Observe(scores.Values, scored);
        var mean = MeanEstimator.Estimate(design.Sample, observations);
        return withCategories with
        {
            Cell = withCategories.Cell with
            {
                Mean = mean.Value,
                MeanStandardError = mean is { DegreesOfFreedom: < 1, CoversPopulation: false } ? null : mean.StandardError,
            },
            Scores = observations,
            MeanBounds = BoundsOfMean(scale, scores.Values, scored),
        };
    }

    private ImmutableArray<CategoryShare> DistributionOf(ValueColumn.CategoryOf scale)
    {
        var all = design.Weigh(Standing.Known);
        return [.. scale.Categories.Select((category, position) =>
        {
            var chosen = scale.In(position).And(Standing.Known);
            return new CategoryShare(category.Name, chosen.Count, design.Weigh(chosen) / all);
        })];
    }

    /// <summary>Everyone unheard of at the lowest score, and at the highest.</summary>
    private (double Low, double High)? BoundsOfMean(ValueColumn.CategoryOf scale, ReadOnlyMemory<double> scores, Bits scored)
    {
        var possible = scale.Categories.Select(category => category.Score).OfType<double>().ToList();
        if (!HasBounds || possible.Count == 0)
        {
            return null;
        }

        var sum = scored.Rows().Sum(row => scores.Span[row]);
        var unheard = counts.Population - scored.Count;
        return ((sum + (unheard * possible.Min())) / counts.Population, (sum + (unheard * possible.Max())) / counts.Population);
    }
}
