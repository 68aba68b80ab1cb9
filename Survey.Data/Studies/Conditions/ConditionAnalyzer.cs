using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Model;

namespace Survey.Data.Studies.Conditions;

/// <summary>Finds the possible outcomes of conditions over all answers that a form accepts; no responses are needed.</summary>
/// <remarks>
/// The answers that a condition depends on are combined in every way: those of choices, and of numbers, dates and words one for each
/// stretch that the condition tells apart. Where these are too many, and for all that depends on the clock, on lists or on other rows, the
/// answer is that it may come to either: so what is found never to hold does never hold, and what is found always to hold always holds.
/// Others may do so too.
/// </remarks>
public sealed class ConditionAnalyzer
{
    /// <summary>So many variables are searched, the nearest first; more would exceed the work allowed below.</summary>
    private const int MaximumVariables = 24;

    /// <summary>Limits how many parts of expressions are read, so that a huge workbook cannot make the search endless.</summary>
    private const int MaximumWork = 400_000;
    private const int MaximumWorkPerCondition = 40_000;

    /// <summary>What the preparation of a search costs for each part of its expression, in steps of the search.</summary>
    private const int PreparationWork = 4;

    private readonly VariableAssumptions assumptions;
    private readonly ImmutableArray<DerivedVariable> derivedVariables;
    private int work;

    /// <summary>Whether a condition was so large that not all was tried; the caller resets it.</summary>
    public bool HasReachedLimit { get; set; }

    /// <summary>Whether the conditions were so many that nothing more is tried.</summary>
    public bool IsExhausted { get; private set; }

    private ConditionAnalyzer(VariableAssumptions assumptions, ImmutableArray<DerivedVariable> derivedVariables) =>
        (this.assumptions, this.derivedVariables) = (assumptions, derivedVariables);

    /// <summary>For conditions of the form.</summary>
    /// <param name="questionnaire">What is asked.</param>
    /// <param name="frameColumns">What is known of the frame.</param>
    public static ConditionAnalyzer ForForm(Questionnaire questionnaire, IEnumerable<FrameColumn> frameColumns) =>
        new(new VariableAssumptions(questionnaire, frameColumns, isForFigures: false), []);

    /// <summary>For conditions of figures, in which derived variables may be named.</summary>
    public static ConditionAnalyzer ForFigures(Study study)
    {
        ArgumentNullException.ThrowIfNull(study);
        return new(new VariableAssumptions(study.Questionnaire, study.FrameColumns, isForFigures: true), study.DerivedVariables);
    }

    /// <summary>What a condition can come to.</summary>
    public PossibleOutcomes Analyze(Expression condition, ConditionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return AnalyzeExpanded(assumptions.IsForFigures ? DerivedVariableExpander.Expand(condition, derivedVariables) : condition, context);
    }

    private PossibleOutcomes AnalyzeExpanded(Expression condition, ConditionContext context)
    {
        if (work > MaximumWork)
        {
            IsExhausted = HasReachedLimit = true;
            return PossibleOutcomes.Either;
        }

        var expressions = new List<Expression>(context.Precondition is { } precondition ? [condition, precondition] : [condition]);
        var names = CollectVariables(expressions, context);
        var size = expressions.Sum(expression => assumptions.Dependencies.Analyze(expression).Size);
        var domains = names
            .Select(name => (Name: name, Domain: assumptions.FindDomain(name, context, expressions)))
            .Where(pair => pair.Domain is not null)
            .ToDictionary(pair => pair.Name, pair => pair.Domain ?? new VariableDomain([], true), StringComparer.Ordinal);
        var solver = new ConditionSolver(new BoundedEvaluator(assumptions, context, domains), condition, context.Precondition, domains)
        {
            MaximumSteps = MaximumWorkPerCondition / size,
        };
        var outcomes = solver.Solve();
        HasReachedLimit |= solver.HasReachedLimit;
        work += size * (PreparationWork + solver.Steps);
        return outcomes;
    }

    /// <summary>What a question's choice filter can come to for one of its choices, wherever the question is asked.</summary>
    public PossibleOutcomes AnalyzeChoiceFilter(Question question, Choice choice) =>
        question.ChoiceFilter is not { } filter
            ? PossibleOutcomes.Holds
            : Analyze(
                filter,
                new ConditionContext
                {
                    RepeatName = question.RepeatName,
                    Precondition = question.EffectiveRelevance,
                    ChoiceColumns = choice.Columns.SetItem("name", choice.Name),
                }
            );

    /// <summary>What the hard or the soft edit of a question can come to for the answers that it checks.</summary>
    public PossibleOutcomes AnalyzeEdit(Question question, bool isHard)
    {
        ArgumentNullException.ThrowIfNull(question);
        var isAnswered = new Expression.BinaryOperation(BinaryOperator.NotEqual, new Expression.CurrentAnswer(), new Expression.Text(""));
        var context = new ConditionContext
        {
            OwnerName = question.Name,
            RepeatName = question.RepeatName,
            Precondition = Expression.And(question.EffectiveRelevance, isAnswered),
            IsHardEdit = isHard,
        };
        var edit = isHard ? question.Constraint : question.SoftConstraint;
        return edit is null ? PossibleOutcomes.Holds : Analyze(edit, context);
    }

    /// <summary>The least and the greatest number that a question takes; infinite where nothing limits it.</summary>
    internal static (double Low, double High) BoundsOf(Question question) =>
        VariableAssumptions.FindBounds(question, new ConditionContext()) is { } bounds
            ? (bounds.Low, bounds.High)
            : (double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>The variables that a condition depends on, the nearest first; the conditions and calculations by which it does are added to
    /// the expressions.</summary>
    private List<string> CollectVariables(List<Expression> expressions, ConditionContext context)
    {
        var names = new List<string>(context.OwnerName.Length > 0 ? [context.OwnerName] : []);
        for (var index = 0; index < expressions.Count; index++)
        {
            foreach (
                var name in assumptions
                    .Dependencies.Analyze(expressions[index])
                    .Variables.Except(names, StringComparer.Ordinal)
                    .Take(MaximumVariables - names.Count)
                    .ToList()
            )
            {
                names.Add(name);
                if (assumptions.FindQuestion(name) is { } question && assumptions.HasSingleValue(question, context))
                {
                    expressions.AddRange(new[] { assumptions.FindCalculation(question), question.EffectiveRelevance }.OfType<Expression>());
                }
            }
        }

        return names;
    }
}
