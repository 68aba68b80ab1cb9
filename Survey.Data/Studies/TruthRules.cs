using System.Globalization;
using Survey.Data.Expressions;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Rules about conditions that come to the same whatever is answered.</summary>
/// <remarks>Only what is proved is said: see <see cref="PossibleAnswers"/>.</remarks>
internal sealed class TruthRules
{
    private const int MostNamed = 3;
    private const int MostChoices = 8;
    private readonly Questionnaire questionnaire;
    private readonly PossibleAnswers answers;
    private readonly Dictionary<Expression, Place> places = new(ReferenceEqualityComparer.Instance);

    private readonly List<StudyProblem> notKnown = [];

    private TruthRules(StudyDraft draft)
    {
        questionnaire = draft.Questionnaire;
        answers = PossibleAnswers.OfForm(questionnaire, draft.Study.FrameColumns);
        foreach (var placed in draft.Expressions)
        {
            places.TryAdd(placed.Expression, placed.Place);
        }
    }

    public static IEnumerable<StudyProblem> ConditionsThatNeverTurn(StudyDraft draft)
    {
        var rules = new TruthRules(draft);
        return rules.Of(draft.Questionnaire.Elements, null, null).ToList().Concat(rules.notKnown);
    }

    /// <summary>What a condition comes to; where that was given up, its cell is remembered.</summary>
    private Outcomes At(Place place, Func<Outcomes> find)
    {
        var wasSpent = answers.IsSpent;
        answers.HasGivenUp = false;
        var outcomes = find();
        if (answers.HasGivenUp && !wasSpent)
        {
            notKnown.Add(new StudyProblem(Severity.Information, "X046", place, answers.IsSpent
                ? "Here the search through all answers ends, because the workbook's conditions are so many: whether this one and those after it can hold and fail is not known."
                : "The condition hangs on more answers than are tried, so whether it can hold and fail is not known. Split it with a calculate, or try it with bots."));
        }

        return outcomes;
    }

    private IEnumerable<StudyProblem> Of(IEnumerable<Element> elements, Expression? around, string? repeat)
    {
        foreach (var element in elements)
        {
            foreach (var problem in OfRelevance(element, around, repeat).Concat(element is Question question ? OfQuestion(question) : []))
            {
                yield return problem;
            }

            var inside = Expression.Both(around, element.Relevance);
            var within = element switch { Group group => Of(group.Elements, inside, repeat), Repeat rows => Of(rows.Elements, inside, rows.Name), _ => [] };
            foreach (var problem in within)
            {
                yield return problem;
            }
        }
    }

    private IEnumerable<StudyProblem> OfRelevance(Element element, Expression? around, string? repeat)
    {
        if (element.Relevance is not { } relevance || !places.TryGetValue(relevance, out var place))
        {
            return [];
        }

        var what = element is Question ? $"'{element.Name}' is" : $"What '{element.Name}' holds is";
        return At(place, () => answers.Of(relevance, new ConditionPlace { Repeat = repeat })) switch
        {
            Outcomes.Fails => [Warning("X040", place, $"{what} never asked: no answers make this condition true.{Facts(relevance)} Mend the condition.")],
            Outcomes.Holds => [Warning("X041", place, $"{what} always asked: every answer makes this condition true.{Facts(relevance)} Mend the condition, or leave the cell empty.")],
            _ when around is not null && At(place, () => answers.Of(relevance, new ConditionPlace { Repeat = repeat, Given = around })) == Outcomes.Fails =>
                [Warning("X040", place, $"{what} never asked: this condition never holds together with those of the groups around it ({around}). Mend one of them.")],
            _ => [],
        };
    }

    private IEnumerable<StudyProblem> OfQuestion(Question question) =>
    [
        .. OfEdit(question, question.Constraint, isHard: true),
        .. OfEdit(question, question.SoftConstraint, isHard: false),
        .. OfFilter(question),
        .. OfWhether(question, question.Required, "required", "demanded"),
        .. OfWhether(question, question.ReadOnly, "read_only", "locked"),
    ];

    private IEnumerable<StudyProblem> OfEdit(Question question, Expression? edit, bool isHard)
    {
        if (edit is null || !places.TryGetValue(edit, out var place))
        {
            return [];
        }

        return (At(place, () => answers.OfEdit(question, isHard)), isHard) switch
        {
            (Outcomes.Fails, true) => [Warning("X042", place, $"No answer to '{question.Name}' can fulfil this constraint, so nobody who answers gets past it. Mend the condition.")],
            (Outcomes.Fails, false) => [Warning("X042", place, $"No answer to '{question.Name}' can fulfil this soft_constraint, so everybody who answers must confirm. Mend the condition.")],
            (Outcomes.Holds, _) => [Warning("X043", place, $"Every answer that '{question.Name}' takes fulfils this condition, so it checks nothing. Mend it, or leave the cell empty.")],
            _ => [],
        };
    }

    private IEnumerable<StudyProblem> OfFilter(Question question)
    {
        if (question is not { ChoiceFilter: { } filter, List: { } list } || !places.TryGetValue(filter, out var place))
        {
            return [];
        }

        var outcomes = Outcomes.None;
        foreach (var choice in list.Choices)
        {
            outcomes |= At(place, () => answers.OfFilter(question, choice));
            if (outcomes == Outcomes.Either)
            {
                return [];
            }
        }

        return outcomes switch
        {
            Outcomes.Fails => [Warning("X044", place, $"No choice of '{list.Name}' ever fulfils this filter, so '{question.Name}' offers none. Mend the filter, or the columns of choices that it reads.")],
            Outcomes.Holds => [Warning("X044", place, $"Every choice of '{list.Name}' always fulfils this filter, so it leaves none out. Mend the filter, or leave the cell empty.")],
            _ => [],
        };
    }

    /// <summary><c>yes</c> and <c>no</c> are no conditions: they stand in no list of expressions.</summary>
    private IEnumerable<StudyProblem> OfWhether(Question question, Expression? condition, string column, string participle) =>
        condition is null || !places.TryGetValue(condition, out var place) ? []
        : At(place, () => answers.Of(condition, new ConditionPlace { Owner = question.Name, Repeat = question.RepeatName, Given = question.Route })) switch
        {
            Outcomes.Fails => [Warning("X045", place, $"An answer to '{question.Name}' is never {participle}: no answers make this condition true.{Facts(condition)} Mend it, or leave the cell empty.")],
            Outcomes.Holds => [Warning("X045", place, $"An answer to '{question.Name}' is always {participle}: every answer makes this condition true.{Facts(condition)} Mend it, or write yes in {column}.")],
            _ => [],
        };

    /// <summary>What the questions that a condition reads can be answered with.</summary>
    private string Facts(Expression condition) => string.Concat(condition.Variables.Select(questionnaire.Find).OfType<Question>().Select(Fact).OfType<string>().Take(MostNamed));

    private static string? Fact(Question question) => question switch
    {
        { List: { } list, Type: QuestionType.SingleChoice or QuestionType.MultipleChoice } =>
            $" '{question.Name}' has the choices {string.Join(", ", list.Choices.Take(MostChoices).Select(choice => choice.Name))}{(list.Choices.Length > MostChoices ? " …" : "")}.",
        _ => PossibleAnswers.BoundsOf(question) switch
        {
            (var low, var high) when double.IsFinite(low) && double.IsFinite(high) => string.Create(CultureInfo.InvariantCulture, $" '{question.Name}' takes numbers from {low} to {high}."),
            (var low, _) when double.IsFinite(low) => string.Create(CultureInfo.InvariantCulture, $" '{question.Name}' takes numbers from {low}."),
            (_, var high) when double.IsFinite(high) => string.Create(CultureInfo.InvariantCulture, $" '{question.Name}' takes numbers up to {high}."),
            _ => null,
        },
    };

    private static StudyProblem Warning(string code, Place place, string message) => new(Severity.Warning, code, place, message);
}
