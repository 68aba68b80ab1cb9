using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Survey.Data.Expressions;
using Survey.Data.Expressions.Evaluation;
using Survey.Data.Expressions.Values;

namespace Survey.Data.Studies.Conditions;

/// <summary>Reads a condition where some variables have a value, and of others only bounds are known: what is not known may come to
/// anything.</summary>
/// <remarks>Kleene's three values for and, or and not; interval arithmetic for comparisons of numbers.</remarks>
/// <param name="assumptions">What is known of the study.</param>
/// <param name="context">Where the condition is read.</param>
/// <param name="domains">The variables that have a value, and which values these are.</param>
internal sealed partial class BoundedEvaluator(
    VariableAssumptions assumptions,
    ConditionContext context,
    IReadOnlyDictionary<string, VariableDomain> domains
)
{
    private readonly Dictionary<string, string?> textsByName = new(StringComparer.Ordinal);
    private readonly Dictionary<(Expression Expression, bool IsCondition), bool> representativeness = new(new ReferenceKeyComparer());
    private readonly HashSet<string> notAsked = new(StringComparer.Ordinal);
    private IReadOnlyDictionary<string, string> values = ImmutableDictionary<string, string>.Empty;

    /// <summary>Whether the evaluation since the last assignment assumed that a question is asked where this is not certain.</summary>
    public bool HasAssumedAsked { get; private set; }

    /// <summary>Uses these values of variables from here on; others are not known.</summary>
    public void Assign(IReadOnlyDictionary<string, string> assigned)
    {
        values = assigned;
        textsByName.Clear();
        ranges.Clear();
        notAsked.Clear();
        HasAssumedAsked = false;
    }

    private static PossibleOutcomes Not(PossibleOutcomes outcomes)
    {
        var whereItHeld = outcomes.HasFlag(PossibleOutcomes.Holds) ? PossibleOutcomes.Fails : PossibleOutcomes.None;
        var whereItFailed = outcomes.HasFlag(PossibleOutcomes.Fails) ? PossibleOutcomes.Holds : PossibleOutcomes.None;
        return whereItHeld | whereItFailed;
    }

    private static PossibleOutcomes OutcomeOf(bool holds) => holds ? PossibleOutcomes.Holds : PossibleOutcomes.Fails;

    private static PossibleOutcomes Or(PossibleOutcomes left, PossibleOutcomes right) =>
        ((left | right) & PossibleOutcomes.Holds) | (left & right & PossibleOutcomes.Fails);

    private static PossibleOutcomes And(PossibleOutcomes left, PossibleOutcomes right) => Not(Or(Not(left), Not(right)));

    /// <summary>What a condition may come to.</summary>
    public PossibleOutcomes EvaluateCondition(Expression condition) =>
        FindValue(condition, isCondition: true) is { } value
            ? OutcomeOf(value.AsBoolean())
            : condition switch
            {
                Expression.BinaryOperation { Operator: BinaryOperator.And } both => And(
                    EvaluateCondition(both.Left),
                    EvaluateCondition(both.Right)
                ),
                Expression.BinaryOperation { Operator: BinaryOperator.Or } either => Or(
                    EvaluateCondition(either.Left),
                    EvaluateCondition(either.Right)
                ),
                Expression.FunctionCall { Function: "not", Arguments: [var inner] } => Not(EvaluateCondition(inner)),
                Expression.FunctionCall { Function: "boolean", Arguments: [var inner] } => EvaluateCondition(inner),
                _ when IsNotApplicable(condition) => PossibleOutcomes.None,
                Expression.BinaryOperation operation => Compare(operation.Operator, operation.Left, operation.Right),
                Expression.Between between => And(
                    Compare(BinaryOperator.GreaterOrEqual, between.Value, between.Low),
                    Compare(BinaryOperator.LessOrEqual, between.Value, between.High)
                ),
                _ => PossibleOutcomes.Either,
            };

    /// <summary>Whether a part of a figure reads a question that is not asked, and so comes neither to true nor to false.</summary>
    private bool IsNotApplicable(Expression part) =>
        assumptions.IsForFigures
        && assumptions.Dependencies.Analyze(part) is { DependsOnAnswersOnly: true } dependencies
        && dependencies.Variables.Any(name => FindText(name) is null && notAsked.Contains(name))
        && !part.DescendantsAndSelf().OfType<Expression.FunctionCall>().Any(call => call.Function == "if");

    /// <summary>The value of a part of which everything is known; null elsewhere.</summary>
    private FormValue? FindValue(Expression expression, bool isCondition = false)
    {
        if (
            assumptions.Dependencies.Analyze(expression) is not { DependsOnAnswersOnly: true } dependencies
            || (dependencies.BareNames.Length > 0 && (context.ChoiceColumns is null || dependencies.BareNames.Contains("label")))
        )
        {
            return null;
        }

        var current = dependencies.ReadsCurrent ? FindText(context.OwnerName) : "";
        return
            current is null
            || !dependencies.Variables.All(name => FindText(name) is not null)
            || !IsRepresentative(expression, isCondition, dependencies)
            ? null
            : new FormEvaluator(new KnownValuesScope(this, context.ChoiceColumns), current).Evaluate(expression);
    }

    /// <summary>Whether the value that stands for a stretch of others gives the same as these would.</summary>
    private bool IsRepresentative(Expression expression, bool isCondition, ExpressionDependencies dependencies)
    {
        if (!representativeness.TryGetValue((expression, isCondition), out var isRepresentative))
        {
            representativeness[(expression, isCondition)] = isRepresentative = dependencies
                .Variables.Concat(dependencies.ReadsCurrent ? [context.OwnerName] : [])
                .Where(name => domains.GetValueOrDefault(name) is { IsComplete: false })
                .All(name =>
                    assumptions.FindComparedValues(name, context) is { } comparedValues
                    && comparedValues.IsOnlyCompared(expression, isCondition)
                );
        }

        return isRepresentative;
    }

    /// <summary>The text that a variable has; null where that is not known.</summary>
    private string? FindText(string name)
    {
        if (!textsByName.TryGetValue(name, out var text))
        {
            // A circular definition, which the verifier refuses, must not cause endless recursion.
            textsByName[name] = null;
            textsByName[name] = text = ComputeText(name);
        }

        return text;
    }

    private string? ComputeText(string name)
    {
        var assigned = values.GetValueOrDefault(name);
        if (assumptions.FindQuestion(name) is not { } question || !assumptions.HasSingleValue(question, context))
        {
            return assigned;
        }

        var asked = question.EffectiveRelevance is { } route ? EvaluateCondition(route) : PossibleOutcomes.Holds;
        HasAssumedAsked |= asked == PossibleOutcomes.Either && assigned is { Length: > 0 };
        if (asked == PossibleOutcomes.Fails)
        {
            notAsked.Add(name);
        }

        if (assumptions.IsForFigures)
        {
            return asked == PossibleOutcomes.Fails ? null : assigned;
        }

        return asked switch
        {
            PossibleOutcomes.Fails => "",
            PossibleOutcomes.Holds when assigned is null && assumptions.FindCalculation(question) is { } calculation =>
                FindValue(calculation)?.AsText(),
            _ => assigned,
        };
    }

    /// <summary>Whether it is the same place in the tree; an equal one elsewhere is read for itself.</summary>
    private sealed class ReferenceKeyComparer : IEqualityComparer<(Expression Expression, bool IsCondition)>
    {
        public bool Equals((Expression Expression, bool IsCondition) x, (Expression Expression, bool IsCondition) y) =>
            ReferenceEquals(x.Expression, y.Expression) && x.IsCondition == y.IsCondition;

        public int GetHashCode((Expression Expression, bool IsCondition) obj) =>
            RuntimeHelpers.GetHashCode(obj.Expression) + (obj.IsCondition ? 1 : 0);
    }

    private sealed class KnownValuesScope(BoundedEvaluator evaluator, IReadOnlyDictionary<string, string>? choiceColumns) : IFormScope
    {
        public DateTime Now => DateTime.MinValue;

        public string ReadVariable(string variable) => evaluator.FindText(variable) ?? "";

        public string ReadBareName(string word) => choiceColumns?.GetValueOrDefault(word) ?? "";

        public IReadOnlyList<string> ReadAllValues(string variable) => ReadVariable(variable) is { Length: > 0 } text ? [text] : [];
    }
}
