using Survey.Analysis.Datasets;
using Survey.Analysis.Designs;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Ranks;
using Survey.Analysis.Figures.Cells;
using Survey.Analysis.Figures.Kinds;

namespace Survey.Analysis.Figures.Calculation;

/// <summary>Shares, distributions, rankings and batteries: in every cell the share of each property, all estimated together.</summary>
internal sealed class ShareFigureCalculator(FigureScope scope)
{
    private readonly IReadOnlyList<Indicator> indicators = scope.Indicators();

    public IEnumerable<ComputedCell> Compute() => scope.Cells().SelectMany(Compute);

    private IEnumerable<ComputedCell> Compute(BreakdownCell cell)
    {
        var memberships = MembershipsIn(cell);
        if (
            !cell.BreakdownValues.IsEmpty
            && !memberships.Any(membership => membership.HasRows)
            && !indicators.Any(indicator => scope.IsSuppressed(cell, indicator.Item))
        )
        {
            return [];
        }

        var design = scope.DesignOf(cell, memberships);
        var cellIndicators = indicators
            .Zip(memberships, (indicator, membership) => new CellIndicator(scope, cell, indicator, membership, design))
            .ToList();
        var known = cellIndicators.Where(each => each.Membership.Known.Any).ToList();
        if (known.Count > 0)
        {
            var joint = ShareEstimator.EstimateJointly(design.Sample, [.. known.Select(each => each.Observations)]);
            foreach (var (each, estimate) in known.Zip(joint.Estimates))
            {
                each.Estimate = estimate;
            }

            SetRanks(known, IncompleteMeans.EstimateJointly(design, [.. known.Select(each => each.Values)]));
            SetSharesOfAnswers([.. known.Where(each => !each.Indicator.IsExclusive)], design);
        }

        return cellIndicators.Select(each => each.BuildCell());
    }

    /// <summary>One standing for each property; categories of one question share theirs.</summary>
    private List<CellMembership> MembershipsIn(BreakdownCell cell)
    {
        var byColumn = new Dictionary<ValueColumn, CellMembership>(ReferenceEqualityComparer.Instance);
        foreach (var indicator in indicators)
        {
            if (!byColumn.ContainsKey(indicator.Column))
            {
                byColumn.Add(indicator.Column, scope.MembershipOf(cell, indicator.Column));
            }
        }

        return [.. indicators.Select(indicator => byColumn[indicator.Column])];
    }

    private void SetRanks(List<CellIndicator> known, JointEstimate joint)
    {
        var ranked = known
            .Index()
            .Where(each => !each.Item.Indicator.IsExclusive && !each.Item.IsSuppressed)
            .Select(each => each.Index)
            .ToList();
        if (!scope.Definition.Kind.HasCategories || ranked.Count == 0)
        {
            return;
        }

        var chosen = joint.Select([.. ranked]);
        var ranks = Ranking.Of([.. chosen.Estimates.Select(estimate => estimate.Value)]);
        var sets = Ranking.RankSetsOf(chosen, scope.Settings.ConfidenceLevel);
        var letters = Ranking.TieLettersOf(chosen, scope.Settings.ConfidenceLevel);
        foreach (var (index, position) in ranked.Index())
        {
            known[position].Rank = (ranks[index], sets[index], letters[index]);
        }
    }

    /// <summary>The other base of a multiple choice: not the respondents but what they ticked.</summary>
    private void SetSharesOfAnswers(List<CellIndicator> choices, CellDesign design)
    {
        if (!scope.Definition.Kind.AllowsSeveralAnswers || choices.Count == 0)
        {
            return;
        }

        var question = new MultipleResponse(
            design.Sample,
            [.. choices.Select(choice => choice.Observations.ToIndicator())],
            BaseOfAnswers(choices, design)
        );
        if (question.AnswerCount > 0)
        {
            foreach (var (choice, share) in choices.Zip(question.SharesOfAnswers().Estimates))
            {
                choice.Answers = ((int)question.AnswerCount, share);
            }
        }
    }

    /// <summary>Everyone who ticked something, whichever choices they were offered.</summary>
    private static ReadOnlyMemory<bool> BaseOfAnswers(List<CellIndicator> choices, CellDesign design)
    {
        var known = choices.Select(choice => choice.Membership.Known).Aggregate((all, rows) => all.Or(rows));
        return design.Observe(known, known).Base;
    }
}
