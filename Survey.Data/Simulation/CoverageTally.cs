using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Data.Studies;

namespace Survey.Data.Simulation;

/// <summary>Keeps count of what bots have come by, and where they got stuck.</summary>
internal sealed class CoverageTally(Questionnaire questionnaire)
{
    private const int MostAnswersNamed = 6;
    private readonly HashSet<(CoverageKind, string, string)> covered = [];
    private readonly HashSet<string> passed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DeadEnd> stuck = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DeadEnd> choiceless = new(StringComparer.Ordinal);
    private readonly PossibleAnswers possible = PossibleAnswers.OfForm(questionnaire, []);

    /// <summary>The form.</summary>
    public Questionnaire Questionnaire => questionnaire;

    /// <summary>What there is in it.</summary>
    public FormMap Map { get; } = new(questionnaire);

    /// <summary>What nobody has come by.</summary>
    public IEnumerable<CoverageGoal> Open => Map.Goals.Where(goal => !covered.Contains((goal.Kind, goal.Question, goal.Choice)));

    public void Cover(CoverageKind kind, Question question, string choice = "") => covered.Add((kind, question.Name, choice));

    public bool IsCovered(CoverageKind kind, Question question, string choice = "") => covered.Contains((kind, question.Name, choice));

    public bool IsCovered(CoverageGoal goal) => covered.Contains((goal.Kind, goal.Question, goal.Choice));

    public void Passed(Page page) => passed.Add(page.Name);

    public void Stuck(Page page, AnswerProblem? problem, AnswerSheet before)
    {
        var question = Questionnaire.Find(problem?.Key.Name ?? "") ?? page.Questions.First();
        stuck.TryAdd(page.Name, new DeadEnd(DeadEndKind.Page, page.Name, question.Name, question.Place, Named(question, before)));
    }

    public void NoChoice(Question question, AnswerSheet before) =>
        choiceless.TryAdd(question.Name, new DeadEnd(DeadEndKind.NoChoice, question.Name, question.Name, question.Place, Named(question, before)));

    /// <summary>Whether it is proved that nobody can come by a goal.</summary>
    public bool IsImpossible(CoverageGoal goal)
    {
        if (Questionnaire.Find(goal.Question) is not { } question)
        {
            return false;
        }

        var outcomes = goal.Kind switch
        {
            CoverageKind.Question => question.Route is { } route ? possible.Of(route, new ConditionPlace { Repeat = question.RepeatName }) : Outcomes.Holds,
            CoverageKind.Choice => question.List?.Find(goal.Choice) is { } choice ? possible.OfFilter(question, choice) : Outcomes.Holds,
            CoverageKind.HardEditMet or CoverageKind.HardEditBroken => possible.OfEdit(question, isHard: true),
            _ => possible.OfEdit(question, isHard: false),
        };
        return !outcomes.HasFlag(goal.Kind is CoverageKind.HardEditBroken or CoverageKind.SoftEditBroken ? Outcomes.Fails : Outcomes.Holds);
    }

    /// <summary>All of it.</summary>
    public CoverageReport Report(int respondents)
    {
        var open = Open.Select(goal => goal with { IsImpossible = IsImpossible(goal) }).ToList();
        var unasked = open.Where(goal => goal.Kind == CoverageKind.Question).Select(goal => goal.Question).ToHashSet(StringComparer.Ordinal);
        return new CoverageReport
        {
            Respondents = respondents,
            Goals = Map.Goals.Length,
            Covered = Map.Goals.Length - open.Count,
            Unreached = [.. open.Where(goal => goal.Kind == CoverageKind.Question || !unasked.Contains(goal.Question))],
            DeadEnds = [.. choiceless.Values, .. stuck.Values.Select(end => passed.Contains(end.Name) ? end with { Kind = DeadEndKind.PageAtTimes } : end)],
        };
    }

    /// <summary>The answers that what is asked of a question goes by.</summary>
    private string Named(Question question, AnswerSheet sheet)
    {
        var names = FormMap.OwnEdits(question).Append(question.Route).Append(question.ChoiceFilter).OfType<Expression>().SelectMany(Map.Behind).ToHashSet(StringComparer.Ordinal);
        return string.Join(", ", sheet.Entries.Where(pair => names.Contains(pair.Key.Name) && pair.Value.Text.Length > 0)
            .OrderBy(pair => pair.Key.ToString(), StringComparer.Ordinal).Take(MostAnswersNamed).Select(pair => $"{pair.Key} = '{pair.Value.Text}'"));
    }
}
