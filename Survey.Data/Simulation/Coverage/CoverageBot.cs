using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;

namespace Survey.Data.Simulation.Coverage;

/// <summary>One walk through the form: at each question it keeps the candidate answer with the least branch distance to the
/// goal.</summary>
internal sealed class CoverageBot
{
    /// <summary>A page that has refused so many different answers is taken for one that cannot be left.</summary>
    private const int MaximumAttemptsPerPage = 12;

    /// <summary>Enough rows for conditions that compare a row with those before it; each further row only costs time.</summary>
    private const int MaximumRows = 3;
    private readonly CoverageTracker tracker;
    private readonly SeededRandom random;
    private readonly CandidateAnswerGenerator generator;
    private readonly ImmutableArray<Expression> pathConditions;
    private readonly HashSet<string> pathVariables;
    private readonly CoverageGoal? goal;
    private int drawCount;
    private QuestionRouting routing;

    /// <summary>Makes a respondent.</summary>
    /// <param name="tracker">What has been covered.</param>
    /// <param name="unit">Who it answers for.</param>
    /// <param name="seed">Another seed gives another walk.</param>
    /// <param name="today">The date it answers on.</param>
    /// <param name="goal">What it looks for; null for anything new.</param>
    public CoverageBot(CoverageTracker tracker, FrameUnit unit, int seed, DateOnly today, CoverageGoal? goal = null)
    {
        (this.tracker, this.goal) = (tracker, goal);
        random = new SeededRandom(seed, unit);
        generator = new CandidateAnswerGenerator(tracker.Model.Comparisons, today, PickIndex);
        pathConditions =
            goal is not null && tracker.Questionnaire.FindQuestion(goal.Question) is { } question
                ? tracker.Model.PathConditionsOf(question)
                : [];
        pathVariables = [.. pathConditions.SelectMany(tracker.Model.Comparisons.DependenciesOf)];
        routing = new QuestionRouting(tracker.Questionnaire, unit, AnswerSet.Empty, today);
    }

    /// <summary>How far it is from its goal before anything is answered: what the frame alone decides.</summary>
    public double InitialDistance() => DistanceToGoal(routing);

    /// <summary>Walks the form from its first page to its last, or to where no answer leads on.</summary>
    public void Walk()
    {
        foreach (var page in tracker.Questionnaire.Sections.SelectMany(section => section.Pages).Where(page => page.Questions.Any()))
        {
            if (routing.IsShown(page) && !TryPassPage(page))
            {
                return;
            }
        }
    }

    private bool TryPassPage(Page page)
    {
        var routingBefore = routing;
        var problem = default(AnswerProblem);
        for (var attempt = 0; attempt < MaximumAttemptsPerPage; attempt++)
        {
            routing = routingBefore;
            AnswerPage(page, attempt);
            problem = new AnswerValidator(tracker.Questionnaire, routing).Validate(page).FirstOrDefault(found => found.IsHard);
            if (problem is null)
            {
                tracker.MarkPassed(page);
                return true;
            }
        }

        tracker.AddDeadEnd(page, problem, routingBefore.Answers);
        return false;
    }

    private void AnswerPage(Page page, int attempt)
    {
        foreach (var row in routing.ListNewRows(page, (_, _) => 1 + PickIndex(MaximumRows)))
        {
            foreach (var question in page.Questions.Where(question => routing.IsAsked(question, row)))
            {
                tracker.MarkCovered(CoverageGoalKind.Question, question);
                if (question.IsAnswerable && !routing.IsReadOnly(question, row))
                {
                    AnswerQuestion(page, question, row, attempt);
                }
            }
        }
    }

    private void AnswerQuestion(Page page, Question question, RowPath row, int attempt)
    {
        var key = new AnswerKey(question.Name, row);
        var offered = routing.OfferedChoices(question, row).ToList();
        var isRequired = question.Required is { } required && routing.HoldsFor(required, question, row);
        if (isRequired && question.OffersChoices && offered.Count == 0)
        {
            tracker.AddQuestionWithoutChoices(question, routing.Answers);
        }

        var startRouting = routing;
        QuestionRouting With(string text) => startRouting.WithChanges([KeyValuePair.Create(key, new StoredAnswer(text))]);

        var triedCandidates = generator
            .Generate(question, offered, With, row)
            .Select(text => new CandidateAnswer(text, With(text)))
            .Where(each => each.Text.Length > 0)
            .ToList();
        var passingCandidates = triedCandidates.Where(each => PassesHardEdit(question, row, each.Routing)).ToList();
        if (!isRequired && (attempt > 0 || tracker.IsCovered(CoverageGoalKind.Question, question)))
        {
            passingCandidates.Add(new CandidateAnswer("", With("")));
        }

        if (passingCandidates.Count > 0)
        {
            ApplyAnswer(question, row, ChooseAnswer(page, question, row, passingCandidates, attempt));
        }
    }

    private sealed record CandidateAnswer(string Text, QuestionRouting Routing);

    /// <summary>Whether an answer passes the hard edit; records which results of the edits are now covered.</summary>
    private bool PassesHardEdit(Question question, RowPath row, QuestionRouting routing)
    {
        var isMet = question.Constraint is not { } constraint || routing.HoldsFor(constraint, question, row);
        if (question.Constraint is not null)
        {
            tracker.MarkCovered(isMet ? CoverageGoalKind.HardEditMet : CoverageGoalKind.HardEditBroken, question);
        }

        if (isMet && question.SoftConstraint is { } softConstraint)
        {
            tracker.MarkCovered(
                routing.HoldsFor(softConstraint, question, row) ? CoverageGoalKind.SoftEditMet : CoverageGoalKind.SoftEditBroken,
                question
            );
        }

        return isMet;
    }

    /// <summary>The nearest to the goal; where the question does not affect it, something new; on further attempts, what the page's edits
    /// allow.</summary>
    private CandidateAnswer ChooseAnswer(Page page, Question question, RowPath row, List<CandidateAnswer> candidates, int attempt)
    {
        var nearest = question.Name switch
        {
            var name when pathVariables.Contains(name) => WithLeastDistance(candidates, each => DistanceToGoal(each.Routing)),
            var name when goal is { Kind: CoverageGoalKind.Choice } && goal.Question == name => candidates.FindAll(each =>
                each.Text.Split(' ').Contains(goal.Choice)
            ),
            _ => candidates,
        };
        nearest = nearest.Count > 0 ? nearest : candidates;
        if (attempt > 1)
        {
            nearest = WithLeastDistance(nearest, each => PageDistance(page, row, each.Routing));
        }

        var uncovered = nearest
            .Where(each =>
                AnswerText
                    .ChosenChoices(question, each.Text)
                    .Any(choice => !tracker.IsCovered(CoverageGoalKind.Choice, question, choice.Name))
            )
            .ToList();
        return uncovered.Count > 0 ? uncovered[PickIndex(uncovered.Count)] : nearest[PickIndex(nearest.Count)];
    }

    private static List<CandidateAnswer> WithLeastDistance(List<CandidateAnswer> candidates, Func<CandidateAnswer, double> distance)
    {
        // Distances are sums in different orders: those that differ by less are equal.
        const double Rounding = 1e-9;
        var measured = candidates.ConvertAll(each => (Attempt: each, Distance: distance(each)));
        var least = measured.Min(each => each.Distance);
        return [.. measured.Where(each => each.Distance <= least + Rounding).Select(each => each.Attempt)];
    }

    private void ApplyAnswer(Question question, RowPath row, CandidateAnswer chosen)
    {
        var entries = new List<KeyValuePair<AnswerKey, StoredAnswer>>
        {
            new(new AnswerKey(question.Name, row), new StoredAnswer(chosen.Text, null, AnswerSource.Confirmed)),
        };
        var choices = AnswerText.ChosenChoices(question, chosen.Text);
        foreach (var choice in choices)
        {
            tracker.MarkCovered(CoverageGoalKind.Choice, question, choice.Name);
        }

        if (question.HasOther && choices.Any(choice => choice.Name == ChoiceList.OtherChoiceName))
        {
            entries.Add(new(new AnswerKey(question.OtherName, row), new StoredAnswer("Exempel")));
        }

        routing = routing.WithChanges(entries);
    }

    private double DistanceToGoal(QuestionRouting routing) =>
        pathConditions.Sum(condition => BranchDistance.Calculate(condition, true, part => routing.Evaluate(part)));

    private static double PageDistance(Page page, RowPath row, QuestionRouting routing) =>
        page
            .Questions.Where(question => question.Constraint is not null && routing.IsAsked(question, row))
            .Sum(question =>
                BranchDistance.Calculate(question.Constraint ?? new Expression.Number(1), true, part =>
                    routing.Evaluate(part, question, row)
                )
            );

    private int PickIndex(int count) => Math.Min(count - 1, (int)(random.DrawForUnit($"bot\0{drawCount++}") * count));
}
