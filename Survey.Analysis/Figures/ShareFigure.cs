using Survey.Analysis.Datasets;
using Survey.Analysis.Designs;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Ranks;

namespace Survey.Analysis.Figures;

/// <summary>Shares, distributions, rankings and batteries: in every cell the share of each property, all estimated together.</summary>
internal sealed class ShareFigure(FigureScope scope)
{
    private readonly IReadOnlyList<Property> properties = Property.Of(scope.Definition, scope.Reading);

    public IEnumerable<ComputedCell> Compute() => scope.Cells().SelectMany(Compute);

    private IEnumerable<ComputedCell> Compute(BreakdownCell cell)
    {
        var standings = StandingsIn(cell);
        if (!cell.By.IsEmpty && !standings.Any(standing => standing.IsAnyone) && !properties.Any(property => scope.IsWithheld(cell, property.Item)))
        {
            return [];
        }

        var design = scope.DesignOf(cell, standings);
        var described = properties.Zip(standings, (property, standing) => new PropertyInCell(scope, cell, property, standing, design)).ToList();
        var known = described.Where(each => each.Standing.Known.Any).ToList();
        if (known.Count > 0)
        {
            var joint = ShareEstimator.EstimateJointly(design.Sample, [.. known.Select(each => each.Observations)]);
            foreach (var (each, estimate) in known.Zip(joint.Estimates))
            {
                each.Estimate = estimate;
            }

            SetRanks(known, joint);
            SetAnswers([.. known.Where(each => !each.Property.IsExclusive)], design);
        }

        return described.Select(each => each.Describe());
    }

    /// <summary>One standing for each property; categories of one question share theirs.</summary>
    private List<Standing> StandingsIn(BreakdownCell cell)
    {
        var bySubject = new Dictionary<ValueColumn, Standing>(ReferenceEqualityComparer.Instance);
        foreach (var property in properties)
        {
            if (!bySubject.ContainsKey(property.Subject))
            {
                bySubject.Add(property.Subject, scope.StandingOf(cell, property.Subject));
            }
        }

        return [.. properties.Select(property => bySubject[property.Subject])];
    }

    private void SetRanks(List<PropertyInCell> known, JointEstimate joint)
    {
        var ranked = known.Index().Where(each => !each.Item.Property.IsExclusive && !each.Item.IsWithheld).Select(each => each.Index).ToList();
        if (scope.Definition.Kind == FigureKind.Share || ranked.Count == 0)
        {
            return;
        }

        var chosen = joint.Select([.. ranked]);
        var ranks = Ranking.Of([.. chosen.Estimates.Select(estimate => estimate.Value)]);
        var sets = Ranking.SetsOf(chosen, scope.Settings.Confidence);
        var letters = Ranking.LettersOf(chosen, scope.Settings.Confidence);
        foreach (var (index, position) in ranked.Index())
        {
            known[position].Rank = (ranks[index], sets[index], letters[index]);
        }
    }

    /// <summary>The other base of a multiple choice: not the respondents but what they ticked.</summary>
    private void SetAnswers(List<PropertyInCell> choices, CellDesign design)
    {
        if (scope.Definition.Kind != FigureKind.Ranking || choices.Count == 0)
        {
            return;
        }

        var question = new MultipleResponse(design.Sample, [.. choices.Select(choice => choice.Observations.AsProperty())], choices[0].Observations.Base);
        if (question.AnswerCount > 0)
        {
            foreach (var (choice, share) in choices.Zip(question.SharesOfAnswers().Estimates))
            {
                choice.Answers = ((int)question.AnswerCount, share);
            }
        }
    }
}
