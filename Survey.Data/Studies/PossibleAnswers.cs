using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Finds, before anybody has answered, what conditions can come to over all answers that a form lets through.</summary>
/// <remarks>
/// Every combination of the answers that a condition hangs on is tried: those of choices, and of numbers, dates and words one for each stretch that the condition tells
/// apart. Where these are too many, and for whatever hangs on the clock, on lists or on other rows, the answer is that it may come to either: so what is found never
/// to hold does never hold, and what is found always to hold always holds. Others may do so too.
/// </remarks>
public sealed class PossibleAnswers
{
    private const int MostNames = 24;
    private const int MostCombinations = 4096;

    /// <summary>A workbook without end is not searched without end.</summary>
    private const int WorkOfTry = 10;
    private const int MostWork = 2_000_000;

    private readonly ConditionFacts facts;
    private readonly ImmutableArray<DerivedVariable> variables;
    private int work;

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
        var expressions = new List<Expression>([condition, .. place.Given is { } given ? [given] : Array.Empty<Expression>()]);
        var names = Behind(expressions, place);
        work += names.Count * expressions.Count;
        if (work > MostWork)
        {
            return Outcomes.Either;
        }

        var domains = DomainsOf(names, place, expressions);
        var reading = new ConditionReading(facts, place, domains);
        var outcomes = Outcomes.None;
        foreach (var values in Combinations(domains))
        {
            if (place.Given is null || reading.Of(place.Given, values) != Outcomes.Fails)
            {
                outcomes |= reading.Of(condition, values);
            }

            if (outcomes == Outcomes.Either || (work += WorkOfTry) > MostWork)
            {
                return Outcomes.Either;
            }
        }

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
    internal (double Low, double High) BoundsOf(Question question) =>
        facts.BoundsOf(question, new ConditionPlace()) is { } bounds ? (bounds.Low, bounds.High) : (double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>The variables that a condition hangs on, the nearest first; the conditions and calculations by which it does are added to the expressions.</summary>
    private List<string> Behind(List<Expression> expressions, ConditionPlace place)
    {
        var names = new List<string>(place.Owner.Length > 0 ? [place.Owner] : []);
        for (var at = 0; at < expressions.Count; at++)
        {
            foreach (var name in expressions[at].Variables.Except(names, StringComparer.Ordinal).Take(MostNames - names.Count).ToList())
            {
                names.Add(name);
                if (facts.FindQuestion(name) is { } question && facts.IsReadIn(question, place))
                {
                    expressions.AddRange(new[] { facts.CalculationOf(question), question.Route }.OfType<Expression>());
                }
            }
        }

        return names;
    }

    private Dictionary<string, AnswerDomain> DomainsOf(List<string> names, ConditionPlace place, List<Expression> expressions)
    {
        var domains = new Dictionary<string, AnswerDomain>(StringComparer.Ordinal);
        var combinations = 1L;
        foreach (var name in names)
        {
            if (facts.DomainOf(name, place, expressions) is { } domain && combinations * domain.Values.Length <= MostCombinations)
            {
                domains[name] = domain;
                combinations *= domain.Values.Length;
            }
        }

        return domains;
    }

    private static IEnumerable<ImmutableDictionary<string, string>> Combinations(Dictionary<string, AnswerDomain> domains)
    {
        IEnumerable<ImmutableDictionary<string, string>> combinations = [ImmutableDictionary.Create<string, string>(StringComparer.Ordinal)];
        foreach (var (name, domain) in domains)
        {
            combinations = combinations.SelectMany(values => domain.Values.Select(value => values.SetItem(name, value)));
        }

        return combinations;
    }
}
