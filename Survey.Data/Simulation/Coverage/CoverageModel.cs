using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Simulation.Coverage;

/// <summary>The coverage goals of a form, and the conditions on the way to them.</summary>
internal sealed class CoverageModel
{
    private readonly Questionnaire questionnaire;

    public CoverageModel(Questionnaire questionnaire)
    {
        this.questionnaire = questionnaire;
        Goals = [.. questionnaire.Questions.Where(question => question.IsShown).SelectMany(GoalsOf)];
        Comparisons = new AnswerComparisons(questionnaire);
        FrameColumns =
        [
            .. questionnaire
                .Questions.SelectMany(AnswerComparisons.ExpressionsOf)
                .Concat(questionnaire.AllElements.Select(part => part.Relevance).OfType<Expression>())
                .SelectMany(expression => expression.VariableNames)
                .Where(name => questionnaire.FindQuestion(name) is null)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>Which comparisons depend on which answers.</summary>
    public AnswerComparisons Comparisons { get; }

    /// <summary>Everything there is to cover.</summary>
    public ImmutableArray<CoverageGoal> Goals { get; }

    /// <summary>The frame's columns that the form reads.</summary>
    public ImmutableArray<string> FrameColumns { get; }

    /// <summary>The conditions on the way to a question, its own and those of every answer that they read.</summary>
    public ImmutableArray<Expression> PathConditionsOf(Question question)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { question.Name };
        var pathConditions = ImmutableArray.CreateBuilder<Expression>();
        var pending = new Queue<Question>([question]);
        while (pending.TryDequeue(out var current))
        {
            var conditions = new[] { current.EffectiveRelevance, current.Name == question.Name ? current.ChoiceFilter : null }
                .OfType<Expression>()
                .ToList();
            if (current.EffectiveRelevance is { } route)
            {
                pathConditions.Add(route);
            }

            foreach (
                var dependency in conditions
                    .SelectMany(Comparisons.DependenciesOf)
                    .Select(questionnaire.FindQuestion)
                    .OfType<Question>()
                    .Where(dependency => seen.Add(dependency.Name))
            )
            {
                pending.Enqueue(dependency);
            }
        }

        return pathConditions.ToImmutable();
    }

    private static IEnumerable<CoverageGoal> GoalsOf(Question question)
    {
        yield return new(CoverageGoalKind.Question, question.Name, "", question.Location);
        if (!question.IsAnswerable || question.ReadOnly is Expression.FunctionCall { Function: "true" })
        {
            yield break;
        }

        foreach (var choice in question.List?.Choices ?? [])
        {
            yield return new(CoverageGoalKind.Choice, question.Name, choice.Name, choice.Location);
        }

        var hardEdits = question.Constraint is null ? [] : HardEditKinds;
        var softEdits = question.SoftConstraint is null ? [] : SoftEditKinds;
        foreach (var kind in hardEdits.Concat(softEdits))
        {
            yield return new(kind, question.Name, "", question.Location);
        }
    }

    private static readonly CoverageGoalKind[] HardEditKinds = [CoverageGoalKind.HardEditMet, CoverageGoalKind.HardEditBroken];
    private static readonly CoverageGoalKind[] SoftEditKinds = [CoverageGoalKind.SoftEditMet, CoverageGoalKind.SoftEditBroken];
}
