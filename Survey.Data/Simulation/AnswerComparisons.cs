using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Simulation;

/// <summary>Which comparisons of a form depend on which answers: at the points where they turn, answers are worth trying.</summary>
internal sealed class AnswerComparisons
{
    private readonly ILookup<string, Expression> comparisons;
    private readonly Questionnaire questionnaire;

    public AnswerComparisons(Questionnaire questionnaire)
    {
        this.questionnaire = questionnaire;
        comparisons = (
            from comparison in questionnaire
                .Questions.SelectMany(ExpressionsOf)
                .SelectMany(expression => expression.DescendantsAndSelf())
                .Where(IsComparison)
                .Distinct()
            from name in DependenciesOf(comparison)
            select (Name: name, Comparison: comparison)
        ).ToLookup(pair => pair.Name, pair => pair.Comparison, StringComparer.Ordinal);
    }

    /// <summary>The comparisons that an answer decides, with those of its own edits first.</summary>
    public IEnumerable<Expression> ComparisonsOf(Question question) =>
        EditsOf(question).SelectMany(edit => edit.DescendantsAndSelf()).Where(IsComparison).Concat(comparisons[question.Name]).Distinct();

    /// <summary>Every answer that an expression depends on: those it names, those that their calculations read, and those
    /// that they are chosen from.</summary>
    public IReadOnlySet<string> DependenciesOf(Expression expression)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<string>(expression.VariableNames);
        while (pending.TryPop(out var name))
        {
            if (!found.Add(name) || questionnaire.FindQuestion(name) is not { } question)
            {
                continue;
            }

            foreach (var inner in (question.Calculation?.VariableNames ?? []).Concat(new[] { question.ChoicesFrom }.OfType<string>()))
            {
                pending.Push(inner);
            }
        }

        return found;
    }

    /// <summary>The hard and the soft edit of a question.</summary>
    public static IEnumerable<Expression> EditsOf(Question question) =>
        new[] { question.Constraint, question.SoftConstraint }.OfType<Expression>();

    public static IEnumerable<Expression> ExpressionsOf(Question question) =>
        EditsOf(question)
            .Concat(
                new[] { question.EffectiveRelevance, question.Required, question.Calculation, question.ChoiceFilter }.OfType<Expression>()
            );

    private static bool IsComparison(Expression part) =>
        part
            is Expression.BinaryOperation { Operator: >= BinaryOperator.Equal and <= BinaryOperator.GreaterOrEqual }
                or Expression.Between
                or Expression.FunctionCall { Function: "regex" or "contains" or "starts-with" };
}
