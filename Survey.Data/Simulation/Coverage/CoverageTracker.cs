using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Data.Studies.Conditions;

namespace Survey.Data.Simulation.Coverage;

/// <summary>Records covered goals and dead ends.</summary>
internal sealed class CoverageTracker(Questionnaire questionnaire)
{
    /// <summary>A few answers are enough to find a dead end again; more would make its line in the report hard to read.</summary>
    private const int MaximumAnswersNamed = 6;
    private readonly HashSet<(CoverageGoalKind, string, string)> covered = [];
    private readonly HashSet<string> passedPages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DeadEnd> deadEndPages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DeadEnd> questionsWithoutChoices = new(StringComparer.Ordinal);
    private readonly ConditionAnalyzer conditionAnalyzer = ConditionAnalyzer.ForForm(questionnaire, []);

    /// <summary>The form.</summary>
    public Questionnaire Questionnaire => questionnaire;

    /// <summary>What there is in it.</summary>
    public CoverageModel Model { get; } = new(questionnaire);

    /// <summary>The goals that no bot has covered.</summary>
    public IEnumerable<CoverageGoal> UncoveredGoals =>
        Model.Goals.Where(goal => !covered.Contains((goal.Kind, goal.Question, goal.Choice)));

    public void MarkCovered(CoverageGoalKind kind, Question question, string choice = "") => covered.Add((kind, question.Name, choice));

    public bool IsCovered(CoverageGoalKind kind, Question question, string choice = "") => covered.Contains((kind, question.Name, choice));

    public bool IsCovered(CoverageGoal goal) => covered.Contains((goal.Kind, goal.Question, goal.Choice));

    public void MarkPassed(Page page) => passedPages.Add(page.Name);

    public void AddDeadEnd(Page page, AnswerProblem? problem, AnswerSet answersBefore)
    {
        var question = Questionnaire.FindQuestion(problem?.Key.Name ?? "") ?? page.Questions.First();
        deadEndPages.TryAdd(
            page.Name,
            new DeadEnd(DeadEndKind.Page, page.Name, question.Name, question.Location, DescribeAnswers(question, answersBefore))
        );
    }

    public void AddQuestionWithoutChoices(Question question, AnswerSet answersBefore) =>
        questionsWithoutChoices.TryAdd(
            question.Name,
            new DeadEnd(DeadEndKind.NoChoice, question.Name, question.Name, question.Location, DescribeAnswers(question, answersBefore))
        );

    /// <summary>Whether it is proved that no answers cover a goal.</summary>
    public bool IsImpossible(CoverageGoal goal)
    {
        if (Questionnaire.FindQuestion(goal.Question) is not { } question)
        {
            return false;
        }

        var outcomes = goal.Kind switch
        {
            CoverageGoalKind.Question => question.EffectiveRelevance is { } route
                ? conditionAnalyzer.Analyze(route, new ConditionContext { RepeatName = question.RepeatName })
                : PossibleOutcomes.Holds,
            CoverageGoalKind.Choice => question.List?.Find(goal.Choice) is { } choice
                ? conditionAnalyzer.AnalyzeChoiceFilter(question, choice)
                : PossibleOutcomes.Holds,
            CoverageGoalKind.HardEditMet or CoverageGoalKind.HardEditBroken => conditionAnalyzer.AnalyzeEdit(question, isHard: true),
            _ => conditionAnalyzer.AnalyzeEdit(question, isHard: false),
        };
        return !outcomes.HasFlag(
            goal.Kind is CoverageGoalKind.HardEditBroken or CoverageGoalKind.SoftEditBroken
                ? PossibleOutcomes.Fails
                : PossibleOutcomes.Holds
        );
    }

    /// <summary>All of it.</summary>
    public CoverageReport CreateReport(int respondents)
    {
        var uncovered = UncoveredGoals.Select(goal => goal with { IsImpossible = IsImpossible(goal) }).ToList();
        var unaskedQuestions = uncovered
            .Where(goal => goal.Kind == CoverageGoalKind.Question)
            .Select(goal => goal.Question)
            .ToHashSet(StringComparer.Ordinal);
        return new CoverageReport
        {
            Respondents = respondents,
            Goals = Model.Goals.Length,
            Covered = Model.Goals.Length - uncovered.Count,
            Unreached = [.. uncovered.Where(goal => goal.Kind == CoverageGoalKind.Question || !unaskedQuestions.Contains(goal.Question))],
            DeadEnds =
            [
                .. questionsWithoutChoices.Values,
                .. deadEndPages.Values.Select(end => passedPages.Contains(end.Name) ? end with { Kind = DeadEndKind.PageAtTimes } : end),
            ],
        };
    }

    /// <summary>The answers that decide whether and how a question is asked.</summary>
    private string DescribeAnswers(Question question, AnswerSet answers)
    {
        var names = AnswerComparisons
            .EditsOf(question)
            .Append(question.EffectiveRelevance)
            .Append(question.ChoiceFilter)
            .OfType<Expression>()
            .SelectMany(Model.Comparisons.DependenciesOf)
            .ToHashSet(StringComparer.Ordinal);
        return string.Join(
            ", ",
            answers
                .Entries.Where(pair => names.Contains(pair.Key.Name) && pair.Value.Text.Length > 0)
                .OrderBy(pair => pair.Key.ToString(), StringComparer.Ordinal)
                .Take(MaximumAnswersNamed)
                .Select(pair => $"{pair.Key} = '{pair.Value.Text}'")
        );
    }
}
