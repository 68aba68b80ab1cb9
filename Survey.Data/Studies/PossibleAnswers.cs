using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Finds, before anybody has answered, what conditions can come to over all answers that a form lets through.</summary>
/// <remarks>
/// The answers that a condition hangs on are combined in every way: those of choices, and of numbers, dates and words one for each stretch that the condition tells
/// apart. Where these are too many, and for whatever hangs on the clock, on lists or on other rows, the answer is that it may come to either: so what is found never
/// to hold does never hold, and what is found always to hold always holds. Others may do so too.
/// </remarks>
public sealed class PossibleAnswers
{
    private const int MostNames = 24;

    /// <summary>A workbook without end is not searched without end: so many parts of expressions are read.</summary>
    private const int MostWork = 400_000;
    private const int MostWorkOfOne = 40_000;
    private const int WorkOfPreparing = 4;

    private readonly ConditionFacts facts;
    private readonly ImmutableArray<DerivedVariable> variables;
    private int work;

    /// <summary>Whether a condition was so large that not all was tried; whoever asks sets it back.</summary>
    public bool HasGivenUp { get; set; }

    /// <summary>Whether the conditions were so many that nothing more is tried.</summary>
    public bool IsSpent { get; private set; }

    private PossibleAnswers(ConditionFacts facts, ImmutableArray<DerivedVariable> variables) => (this.facts, this.variables) = (facts, variables);

    /// <summary>For conditions of the form.</summary>
    /// <param name="questionnaire">What is asked.</param>
    /// <param name="frameColumns">What is known of the frame.</param>
    public static PossibleAnswers OfForm(Questionnaire questionnaire, IEnumerable<FrameColumn> frameColumns) => new(new ConditionFacts(questionnaire, frameColumns, areOfFigures: false), []);

    /// <summary>For conditions of figures, in which derived variables may be named.</summary>
    public static PossibleAnswers OfFigures(Study study)
    {
        ArgumentNullException.ThrowIfNull(study);
        return new(new ConditionFacts(study.Questionnaire, study.FrameColumns, areOfFigures: true), study.Variables);
    }

    /// <summary>What a condition can come to.</summary>
    public Outcomes Of(Expression condition, ConditionPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return OfPlain(facts.AreOfFigures ? DerivedVariables.PutIn(condition, variables) : condition, place);
    }

    private Outcomes OfPlain(Expression condition, ConditionPlace place)
    {
        if (work > MostWork)
        {
            IsSpent = HasGivenUp = true;
            return Outcomes.Either;
        }

        var expressions = new List<Expression>(place.Given is { } given ? [condition, given] : [condition]);
        var names = Behind(expressions, place);
        var size = expressions.Sum(expression => facts.Parts.Of(expression).Size);
        var domains = names.Select(name => (Name: name, Domain: facts.DomainOf(name, place, expressions))).Where(pair => pair.Domain is not null)
            .ToDictionary(pair => pair.Name, pair => pair.Domain ?? new AnswerDomain([], true), StringComparer.Ordinal);
        var search = new ConditionSearch(new ConditionReading(facts, place, domains), condition, place.Given, domains) { MostSteps = MostWorkOfOne / size };
        var outcomes = search.Run();
        HasGivenUp |= search.HasGivenUp;
        work += size * (WorkOfPreparing + search.Steps);
        return outcomes;
    }

    /// <summary>What a question's choice filter can come to for one of its choices, wherever the question is asked.</summary>
    public Outcomes OfFilter(Question question, Choice choice) => question.ChoiceFilter is not { } filter ? Outcomes.Holds
        : Of(filter, new ConditionPlace { Repeat = question.RepeatName, Given = question.Route, Words = choice.Columns.SetItem("name", choice.Name) });

    /// <summary>What the hard or the soft edit of a question can come to for the answers that it is held against.</summary>
    public Outcomes OfEdit(Question question, bool isHard)
    {
        ArgumentNullException.ThrowIfNull(question);
        var isAnswered = new Expression.Operation(BinaryOperator.NotEqual, new Expression.Current(), new Expression.Text(""));
        var place = new ConditionPlace { Owner = question.Name, Repeat = question.RepeatName, Given = Expression.Both(question.Route, isAnswered), IsHardEdit = isHard };
        return (isHard ? question.Constraint : question.SoftConstraint) is { } edit ? Of(edit, place) : Outcomes.Holds;
    }

    /// <summary>The least and the greatest number that a question takes; infinite where nothing limits it.</summary>
    internal static (double Low, double High) BoundsOf(Question question) =>
        ConditionFacts.BoundsOf(question, new ConditionPlace()) is { } bounds ? (bounds.Low, bounds.High) : (double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>The variables that a condition hangs on, the nearest first; the conditions and calculations by which it does are added to the expressions.</summary>
    private List<string> Behind(List<Expression> expressions, ConditionPlace place)
    {
        var names = new List<string>(place.Owner.Length > 0 ? [place.Owner] : []);
        for (var at = 0; at < expressions.Count; at++)
        {
            foreach (var name in facts.Parts.Of(expressions[at]).Variables.Except(names, StringComparer.Ordinal).Take(MostNames - names.Count).ToList())
            {
                names.Add(name);
                if (facts.FindQuestion(name) is { } question && ConditionFacts.IsReadIn(question, place))
                {
                    expressions.AddRange(new[] { facts.CalculationOf(question), question.Route }.OfType<Expression>());
                }
            }
        }

        return names;
    }
}
