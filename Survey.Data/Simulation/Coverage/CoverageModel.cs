using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Simulation.Coverage;

/// <summary>The coverage goals of a form, and which comparisons depend on which answers.</summary>
internal sealed class CoverageModel
{
    private readonly ILookup<string, Expression> comparisons;
    private readonly Questionnaire questionnaire;

    public CoverageModel(Questionnaire questionnaire)
    {
        this.questionnaire = questionnaire;
        Goals = [.. questionnaire.Questions.Where(question => question.IsShown).SelectMany(GoalsOf)];
        comparisons = (
            from comparison in questionnaire
                .Questions.SelectMany(ExpressionsOf)
                .SelectMany(expression => expression.DescendantsAndSelf())
                .Where(IsComparison)
                .Distinct()
            from name in DependenciesOf(comparison)
            select (Name: name, Comparison: comparison)
        ).ToLookup(pair => pair.Name, pair => pair.Comparison, StringComparer.Ordinal);
        FrameColumns =
        [
            .. questionnaire
                .Questions.SelectMany(ExpressionsOf)
                .Concat(questionnaire.AllElements.Select(part => part.Relevance).OfType<Expression>())
                .SelectMany(expression => expression.VariableNames)
                .Where(name => questionnaire.FindQuestion(name) is null)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>Everything there is to cover.</summary>
    public ImmutableArray<CoverageGoal> Goals { get; }

    /// <summary>The frame's columns that the form reads.</summary>
    public ImmutableArray<string> FrameColumns { get; }

    /// <summary>The comparisons that an answer decides, with those of its own edits first.</summary>
    public IEnumerable<Expression> ComparisonsOf(Question question) =>
        EditsOf(question).SelectMany(edit => edit.DescendantsAndSelf()).Where(IsComparison).Concat(comparisons[question.Name]).Distinct();

    /// <summary>Every answer that an expression depends on: those it names, and those that their calculations read.</summary>
    public IReadOnlySet<string> DependenciesOf(Expression expression)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<string>(expression.VariableNames);
        while (pending.TryPop(out var name))
        {
            if (found.Add(name) && questionnaire.FindQuestion(name)?.Calculation is { } calculation)
            {
                foreach (var inner in calculation.VariableNames)
                {
                    pending.Push(inner);
                }
            }
        }

        return found;
    }

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
                    .SelectMany(DependenciesOf)
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

    /// <summary>The hard and the soft edit of a question.</summary>
    public static IEnumerable<Expression> EditsOf(Question question) =>
        new[] { question.Constraint, question.SoftConstraint }.OfType<Expression>();

    private static IEnumerable<Expression> ExpressionsOf(Question question) =>
        EditsOf(question)
            .Concat(
                new[] { question.EffectiveRelevance, question.Required, question.Calculation, question.ChoiceFilter }.OfType<Expression>()
            );

    private static bool IsComparison(Expression part) =>
        part
            is Expression.BinaryOperation { Operator: >= BinaryOperator.Equal and <= BinaryOperator.GreaterOrEqual }
                or Expression.Between
                or Expression.FunctionCall { Function: "regex" or "contains" or "starts-with" };

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
