using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Survey.Data.Studies;

namespace Survey.Analysis.Figures;

/// <summary>Finds figures whose base nobody can belong to, and shares that come out the same whatever is answered.</summary>
internal sealed class FigureTruth(Study study, FigureProblems problems)
{
    private readonly PossibleAnswers answers = PossibleAnswers.OfFigures(study);

    /// <summary>Holds one figure against all answers that there can be.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="placeOf">The cell of its row in a column.</param>
    public void Check(FigureDefinition figure, Func<string, Place> placeOf)
    {
        var place = new ConditionPlace { Repeat = study.Questionnaire.Repeats.FirstOrDefault(repeat => repeat.Name == figure.Over)?.Name };
        if (figure.Base is { } condition && !CanHold(condition, place))
        {
            problems.Warning("G018", placeOf("base"), $"No answers make this base true, so the figure '{figure.Name}' speaks of nobody. Mend the condition.");
            return;
        }

        if (figure is { Kind: FigureKind.Share, Value: { } value })
        {
            var both = Expression.Both(figure.Base, value) ?? value;
            if (!CanHold(both, place))
            {
                problems.Warning("G019", placeOf("value"), $"No answers make this condition true{(figure.Base is null ? "" : " within the base")}, so the share '{figure.Name}' is always 0. Mend the condition.");
            }
            else if (!CanHold(Expression.Both(figure.Base, new Expression.FunctionCall("not", [value])) ?? value, place))
            {
                problems.Warning("G019", placeOf("value"), $"All answers that are known make this condition true{(figure.Base is null ? "" : " within the base")}, so the share '{figure.Name}' is always 1. Mend the condition.");
            }
        }
    }

    private bool CanHold(Expression condition, ConditionPlace place) => answers.Of(condition, place).HasFlag(Outcomes.Holds);
}
