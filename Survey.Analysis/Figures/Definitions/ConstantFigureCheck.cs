using Survey.Analysis.Figures.Kinds;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Conditions;
using Survey.Data.Studies.Model;

namespace Survey.Analysis.Figures.Definitions;

/// <summary>Finds figures whose base is always empty, and shares that are the same for all possible answers.</summary>
internal sealed class ConstantFigureCheck(Study study, FigureProblemCollector problems)
{
    private readonly ConditionAnalyzer possibleAnswers = ConditionAnalyzer.ForFigures(study);

    /// <summary>Checks one figure against all possible answers.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="locationOf">The cell of its row in a column.</param>
    public void Check(FigureDefinition figure, Func<string, SourceLocation> locationOf)
    {
        var place = new ConditionContext
        {
            RepeatName = study.Questionnaire.Repeats.FirstOrDefault(repeat => repeat.Name == figure.Over)?.Name,
        };
        if (figure.Base is { } condition && !CanBeTrue(condition, place))
        {
            problems.AddWarning(
                "G018",
                locationOf("base"),
                $"No answers make this base true, so the figure '{figure.Name}' has an empty base. Correct the condition."
            );
            return;
        }

        if (figure is { Kind.IsShareOfCondition: true, Value: { } value })
        {
            var both = Expression.And(figure.Base, value) ?? value;
            if (!CanBeTrue(both, place))
            {
                problems.AddWarning(
                    "G019",
                    locationOf("value"),
                    figure.Base switch
                    {
                        null => $"No answers make this condition true, so the share '{figure.Name}' is always 0. Correct the condition.",
                        _ => $"No answers make this condition true within the base, so the share '{figure.Name}' is always 0. Correct the "
                            + $"condition.",
                    }
                );
            }
            else if (!CanBeTrue(Expression.And(figure.Base, new Expression.FunctionCall("not", [value])) ?? value, place))
            {
                problems.AddWarning(
                    "G019",
                    locationOf("value"),
                    figure.Base switch
                    {
                        null => $"All answers that are known make this condition true, so the share '{figure.Name}' is always 1. Correct "
                            + $"the condition.",
                        _ => $"All answers that are known make this condition true within the base, so the share '{figure.Name}' is "
                            + $"always 1. Correct the condition.",
                    }
                );
            }
        }
    }

    private bool CanBeTrue(Expression condition, ConditionContext place) =>
        possibleAnswers.Analyze(condition, place).HasFlag(PossibleOutcomes.Holds);
}
