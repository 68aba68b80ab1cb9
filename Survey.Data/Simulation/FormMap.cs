using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Simulation;

/// <summary>What there is to cover in a form, and which comparisons hang on which answers.</summary>
internal sealed class FormMap
{
    private readonly ILookup<string, Expression> comparisons;
    private readonly Questionnaire questionnaire;

    public FormMap(Questionnaire questionnaire)
    {
        this.questionnaire = questionnaire;
        Goals = [.. questionnaire.Questions.Where(question => question.IsShown).SelectMany(GoalsOf)];
        comparisons = (from comparison in questionnaire.Questions.SelectMany(ExpressionsOf).SelectMany(expression => expression.Parts()).Where(IsComparison).Distinct()
                       from name in Behind(comparison)
                       select (Name: name, Comparison: comparison)).ToLookup(pair => pair.Name, pair => pair.Comparison, StringComparer.Ordinal);
        FrameColumns = [.. questionnaire.Questions.SelectMany(ExpressionsOf).Concat(questionnaire.Parts.Select(part => part.Relevance).OfType<Expression>())
            .SelectMany(expression => expression.Variables).Where(name => questionnaire.Find(name) is null).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Everything there is to cover.</summary>
    public ImmutableArray<CoverageGoal> Goals { get; }

    /// <summary>The frame's columns that the form reads.</summary>
    public ImmutableArray<string> FrameColumns { get; }

    /// <summary>The comparisons that an answer decides, with those of its own edits first.</summary>
    public IEnumerable<Expression> ComparisonsOf(Question question) =>
        OwnEdits(question).SelectMany(edit => edit.Parts()).Where(IsComparison).Concat(comparisons[question.Name]).Distinct();

    /// <summary>Every answer that an expression hangs on: those it names, and those behind their calculations.</summary>
    public IReadOnlySet<string> Behind(Expression expression)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var left = new Stack<string>(expression.Variables);
        while (left.TryPop(out var name))
        {
            if (found.Add(name) && questionnaire.Find(name)?.Calculation is { } calculation)
            {
                foreach (var inner in calculation.Variables)
                {
                    left.Push(inner);
                }
            }
        }

        return found;
    }

    /// <summary>The conditions on the way to a question, its own and those of every answer that they read.</summary>
    public ImmutableArray<Expression> WayTo(Question question)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { question.Name };
        var way = ImmutableArray.CreateBuilder<Expression>();
        var left = new Queue<Question>([question]);
        while (left.TryDequeue(out var next))
        {
            var conditions = new[] { next.Route, next.Name == question.Name ? next.ChoiceFilter : null }.OfType<Expression>().ToList();
            if (next.Route is { } route)
            {
                way.Add(route);
            }

            foreach (var before in conditions.SelectMany(Behind).Select(questionnaire.Find).OfType<Question>().Where(before => seen.Add(before.Name)))
            {
                left.Enqueue(before);
            }
        }

        return way.ToImmutable();
    }

    /// <summary>The hard and the soft edit of a question.</summary>
    public static IEnumerable<Expression> OwnEdits(Question question) => new[] { question.Constraint, question.SoftConstraint }.OfType<Expression>();

    private static IEnumerable<Expression> ExpressionsOf(Question question) =>
        OwnEdits(question).Concat(new[] { question.Route, question.Required, question.Calculation, question.ChoiceFilter }.OfType<Expression>());

    private static bool IsComparison(Expression part) =>
        part is Expression.Operation { Operator: >= BinaryOperator.Equal and <= BinaryOperator.GreaterOrEqual } or Expression.Between
            or Expression.FunctionCall { Function: "regex" or "contains" or "starts-with" };

    private static IEnumerable<CoverageGoal> GoalsOf(Question question)
    {
        yield return new(CoverageKind.Question, question.Name, "", question.Place);
        if (!question.IsAnswered || question.ReadOnly is Expression.FunctionCall { Function: "true" })
        {
            yield break;
        }

        foreach (var choice in question.List?.Choices ?? [])
        {
            yield return new(CoverageKind.Choice, question.Name, choice.Name, choice.Place);
        }

        foreach (var kind in (CoverageKind[])[.. question.Constraint is null ? [] : Hard, .. question.SoftConstraint is null ? [] : Soft])
        {
            yield return new(kind, question.Name, "", question.Place);
        }
    }

    private static readonly CoverageKind[] Hard = [CoverageKind.HardEditMet, CoverageKind.HardEditBroken];
    private static readonly CoverageKind[] Soft = [CoverageKind.SoftEditMet, CoverageKind.SoftEditBroken];
}
