using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Conditions;
using Survey.Data.Studies.Sheets;
using Survey.Data.Studies.Workbooks;
using Survey.Data.Texts;

namespace Survey.Data.Studies.Rules;

/// <summary>Rules about conditions that are always true or always false.</summary>
/// <remarks>Only what was proved is reported: see <see cref="ConditionAnalyzer"/>.</remarks>
internal sealed class ConstantConditionRules
{
    /// <summary>Questions that a message describes; more would hide what to do.</summary>
    private const int MaximumDescribed = 3;

    /// <summary>Choices that a message lists of a question, so that it stays one or two lines.</summary>
    private const int MaximumChoices = 8;

    private readonly Questionnaire questionnaire;
    private readonly ConditionAnalyzer analyzer;
    private readonly Dictionary<Expression, SourceLocation> places = new(ReferenceEqualityComparer.Instance);

    private readonly List<StudyProblem> undecided = [];

    private ConstantConditionRules(UnverifiedStudy draft)
    {
        questionnaire = draft.Questionnaire;
        analyzer = ConditionAnalyzer.ForForm(questionnaire, draft.Study.FrameColumns);
        foreach (var located in draft.Expressions)
        {
            places.TryAdd(located.Expression, located.Location);
        }
    }

    public static IEnumerable<StudyProblem> ConstantConditions(UnverifiedStudy draft)
    {
        var rules = new ConstantConditionRules(draft);
        return rules.CheckElements(draft.Questionnaire.Elements, null, null).ToList().Concat(rules.undecided);
    }

    /// <summary>The possible outcomes of a condition; where the analysis was given up, its cell is recorded.</summary>
    private PossibleOutcomes Analyze(SourceLocation location, Func<PossibleOutcomes> analysis)
    {
        var wasExhausted = analyzer.IsExhausted;
        analyzer.HasReachedLimit = false;
        var outcomes = analysis();
        if (analyzer.HasReachedLimit && !wasExhausted)
        {
            undecided.Add(new StudyProblem(Severity.Information, "X046", location, DescribeLimit(analyzer.IsExhausted)));
        }

        return outcomes;
    }

    private static ProblemMessage DescribeLimit(bool isExhausted) =>
        isExhausted switch
        {
            true => $"The workbook has more conditions than are searched, and the search ends here: it is not known if this one and "
                + $"those after it can hold and fail.",
            false => $"The condition depends on more answers than are tried, so it is not known whether it can hold and fail. Split "
                + $"it with a calculate, or try it with bots.",
        };

    private IEnumerable<StudyProblem> CheckElements(IEnumerable<Element> elements, Expression? outerCondition, string? repeatName)
    {
        foreach (var element in elements)
        {
            foreach (
                var problem in CheckRelevance(element, outerCondition, repeatName)
                    .Concat(element is Question question ? CheckQuestion(question) : [])
            )
            {
                yield return problem;
            }

            var innerCondition = Expression.And(outerCondition, element.Relevance);
            var innerProblems = element switch
            {
                Group group => CheckElements(group.Elements, innerCondition, repeatName),
                Repeat rows => CheckElements(rows.Elements, innerCondition, rows.Name),
                _ => [],
            };
            foreach (var problem in innerProblems)
            {
                yield return problem;
            }
        }
    }

    private IEnumerable<StudyProblem> CheckRelevance(Element element, Expression? outerCondition, string? repeatName)
    {
        if (element.Relevance is not { } relevance || !places.TryGetValue(relevance, out var location))
        {
            return [];
        }

        var name = element.Name;
        var questions = DescribeQuestions(relevance);
        return Analyze(location, () => analyzer.Analyze(relevance, new ConditionContext { RepeatName = repeatName })) switch
        {
            PossibleOutcomes.Fails =>
            [
                Warning(
                    "X040",
                    location,
                    Either(
                        element,
                        $"'{name}' is never asked: no answers make this condition true.{questions} Correct the condition.",
                        $"What '{name}' holds is never asked: no answers make this condition true.{questions} Correct the condition."
                    )
                ),
            ],
            PossibleOutcomes.Holds =>
            [
                Warning(
                    "X041",
                    location,
                    Either(
                        element,
                        $"'{name}' is always asked: every answer makes this condition true.{questions} Correct the condition, "
                            + $"or leave the cell empty.",
                        $"What '{name}' holds is always asked: every answer makes this condition true.{questions} Correct the condition, "
                            + $"or leave the cell empty."
                    )
                ),
            ],
            _ when outerCondition is not null
                    && Analyze(location, () =>
                        analyzer.Analyze(relevance, new ConditionContext { RepeatName = repeatName, Precondition = outerCondition })
                    ) == PossibleOutcomes.Fails =>
            [
                Warning(
                    "X040",
                    location,
                    Either(
                        element,
                        $"'{name}' is never asked: this condition never holds together with those of the groups around it "
                            + $"({outerCondition}). Correct one of them.",
                        $"What '{name}' holds is never asked: this condition never holds together with those of the groups around it "
                            + $"({outerCondition}). Correct one of them."
                    )
                ),
            ],
            _ => [],
        };
    }

    private static ProblemMessage Either(Element element, ProblemMessage ofQuestion, ProblemMessage ofGroup) =>
        element is Question ? ofQuestion : ofGroup;

    private IEnumerable<StudyProblem> CheckQuestion(Question question) =>
        [
            .. CheckEdit(question, question.Constraint, isHard: true),
            .. CheckEdit(question, question.SoftConstraint, isHard: false),
            .. CheckChoiceFilter(question),
            .. CheckSwitch(question, question.Required, isRequired: true),
            .. CheckSwitch(question, question.ReadOnly, isRequired: false),
        ];

    private IEnumerable<StudyProblem> CheckEdit(Question question, Expression? edit, bool isHard)
    {
        if (edit is null || !places.TryGetValue(edit, out var location))
        {
            return [];
        }

        return (Analyze(location, () => analyzer.AnalyzeEdit(question, isHard)), isHard) switch
        {
            (PossibleOutcomes.Fails, true) =>
            [
                Warning(
                    "X042",
                    location,
                    $"No answer to '{question.Name}' can fulfil this constraint, so whoever answers it cannot continue. "
                        + $"Correct the condition."
                ),
            ],
            (PossibleOutcomes.Fails, false) =>
            [
                Warning(
                    "X042",
                    location,
                    $"No answer to '{question.Name}' can fulfil this soft_constraint, so everybody who answers must confirm. Correct "
                        + $"the condition."
                ),
            ],
            (PossibleOutcomes.Holds, _) =>
            [
                Warning(
                    "X043",
                    location,
                    $"Every answer that '{question.Name}' takes fulfils this condition, so it checks nothing. Correct it, or leave "
                        + $"the cell empty."
                ),
            ],
            _ => [],
        };
    }

    private IEnumerable<StudyProblem> CheckChoiceFilter(Question question)
    {
        if (question is not { ChoiceFilter: { } filter, List: { } list } || !places.TryGetValue(filter, out var location))
        {
            return [];
        }

        var outcomes = PossibleOutcomes.None;
        foreach (var choice in list.Choices)
        {
            outcomes |= Analyze(location, () => analyzer.AnalyzeChoiceFilter(question, choice));
            if (outcomes == PossibleOutcomes.Either)
            {
                return [];
            }
        }

        return outcomes switch
        {
            PossibleOutcomes.Fails =>
            [
                Warning(
                    "X044",
                    location,
                    $"No choice of '{list.Name}' ever fulfils this filter, so '{question.Name}' offers none. Correct the filter, or the "
                        + $"columns of choices that it reads."
                ),
            ],
            PossibleOutcomes.Holds =>
            [
                Warning(
                    "X047",
                    location,
                    $"Every choice of '{list.Name}' always fulfils this filter, so it leaves none out. Correct the filter, or leave "
                        + $"the cell empty."
                ),
            ],
            _ => [],
        };
    }

    /// <summary><c>yes</c> and <c>no</c> are no conditions: they stand in no list of expressions.</summary>
    private IEnumerable<StudyProblem> CheckSwitch(Question question, Expression? condition, bool isRequired) =>
        condition is null || !places.TryGetValue(condition, out var location)
            ? []
            : Analyze(location, () => analyzer.Analyze(
                    condition,
                    new ConditionContext
                    {
                        OwnerName = question.Name,
                        RepeatName = question.RepeatName,
                        Precondition = question.EffectiveRelevance,
                    }
                )) switch
            {
                PossibleOutcomes.Fails =>
                [
                    Warning(
                        "X045",
                        location,
                        isRequired ? NeverDemanded(question, condition) : NeverLocked(question, condition)
                    ),
                ],
                PossibleOutcomes.Holds =>
                [
                    Warning(
                        "X048",
                        location,
                        isRequired ? AlwaysDemanded(question, condition) : AlwaysLocked(question, condition)
                    ),
                ],
                _ => [],
            };

    private ProblemMessage NeverDemanded(Question question, Expression condition) =>
        $"An answer to '{question.Name}' is never demanded: no answers make this condition true.{DescribeQuestions(condition)} "
            + $"Correct it, or leave the cell empty.";

    private ProblemMessage NeverLocked(Question question, Expression condition) =>
        $"An answer to '{question.Name}' is never locked: no answers make this condition true.{DescribeQuestions(condition)} "
            + $"Correct it, or leave the cell empty.";

    private ProblemMessage AlwaysDemanded(Question question, Expression condition) =>
        $"An answer to '{question.Name}' is always demanded: every answer makes this condition true.{DescribeQuestions(condition)} "
            + $"Correct it, or write yes in required.";

    private ProblemMessage AlwaysLocked(Question question, Expression condition) =>
        $"An answer to '{question.Name}' is always locked: every answer makes this condition true.{DescribeQuestions(condition)} "
            + $"Correct it, or write yes in read_only.";

    /// <summary>What the questions that a condition reads can be answered with.</summary>
    private ProblemMessage DescribeQuestions(Expression condition) =>
        condition
            .VariableNames.Select(questionnaire.FindQuestion)
            .OfType<Question>()
            .Select(DescribeQuestion)
            .OfType<ProblemMessage>()
            .Take(MaximumDescribed)
            .Aggregate(ProblemMessage.Empty, (all, one) => $"{all}{one}");

    private static ProblemMessage? DescribeQuestion(Question question) =>
        question switch
        {
            { List: { } list, Format: AnswerFormat.SingleChoice or AnswerFormat.MultipleChoice } => $" '{question.Name}' has the choices "
                + $"{string.Join(", ", list.Choices.Take(MaximumChoices).Select(choice => choice.Name))}"
                + $"{(list.Choices.Length > MaximumChoices ? " …" : "")}.",
            _ => ConditionAnalyzer.BoundsOf(question) switch
            {
                (var low, var high) when double.IsFinite(low) && double.IsFinite(high) =>
                    $" '{question.Name}' takes numbers from {low} to {high}.",
                (var low, _) when double.IsFinite(low) => $" '{question.Name}' takes numbers from {low}.",
                (_, var high) when double.IsFinite(high) => $" '{question.Name}' takes numbers up to {high}.",
                _ => null,
            },
        };

    private static StudyProblem Warning(string code, SourceLocation location, ProblemMessage message) =>
        new(Severity.Warning, code, location, message);
}
