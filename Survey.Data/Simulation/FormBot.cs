using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;

namespace Survey.Data.Simulation;

/// <summary>One respondent who looks for what nobody has come by: tries every answer that may turn a condition, and keeps the one that leads nearest.</summary>
internal sealed class FormBot
{
    private const int PageTries = 12;
    private const int MostRows = 3;
    private readonly CoverageTally tally;
    private readonly FrameUnit unit;
    private readonly UniformDraw draw;
    private readonly DateOnly today;
    private readonly CandidateAnswers candidates;
    private readonly ImmutableArray<Expression> way;
    private readonly HashSet<string> steered;
    private readonly CoverageGoal? goal;
    private int draws;
    private Route route;

    /// <summary>Makes a respondent.</summary>
    /// <param name="tally">What has been covered.</param>
    /// <param name="unit">Who it answers for.</param>
    /// <param name="seed">Another seed gives another walk.</param>
    /// <param name="today">The date it answers on.</param>
    /// <param name="goal">What it looks for; null for anything new.</param>
    public FormBot(CoverageTally tally, FrameUnit unit, int seed, DateOnly today, CoverageGoal? goal = null)
    {
        (this.tally, this.unit, this.today, this.goal) = (tally, unit, today, goal);
        draw = new UniformDraw(seed, unit);
        candidates = new CandidateAnswers(tally.Map, today, Pick);
        way = goal is not null && tally.Questionnaire.Find(goal.Question) is { } question ? tally.Map.WayTo(question) : [];
        steered = [.. way.SelectMany(tally.Map.Behind)];
        route = RouteOf(AnswerSheet.Empty);
    }

    /// <summary>How far it is from its goal before anything is answered: what the frame alone decides.</summary>
    public double Distance() => DistanceOf(route);

    /// <summary>Walks the form from its first page to its last, or to where no answer leads on.</summary>
    public void Walk()
    {
        foreach (var page in tally.Questionnaire.Sections.SelectMany(section => section.Pages).Where(page => page.Questions.Any()))
        {
            if (route.IsShown(page) && !TryPass(page))
            {
                return;
            }
        }
    }

    private bool TryPass(Page page)
    {
        var before = route;
        var problem = default(AnswerProblem);
        for (var attempt = 0; attempt < PageTries; attempt++)
        {
            route = before;
            AnswerAll(page, attempt);
            problem = new AnswerChecker(tally.Questionnaire, route).Check(page).FirstOrDefault(found => found.IsHard);
            if (problem is null)
            {
                tally.Passed(page);
                return true;
            }
        }

        tally.Stuck(page, problem, before.Sheet);
        return false;
    }

    private void AnswerAll(Page page, int attempt)
    {
        int[] rows = page.Roster is not { } roster ? [0] : [.. Enumerable.Range(1, route.CountOf(roster) ?? (1 + Pick(MostRows)))];
        foreach (var row in rows)
        {
            foreach (var question in page.Questions.Where(question => route.IsAsked(question, row)))
            {
                tally.Cover(CoverageKind.Question, question);
                if (question.IsAnswered && !route.IsReadOnly(question, row))
                {
                    Answer(page, question, row, attempt);
                }
            }
        }
    }

    private void Answer(Page page, Question question, int row, int attempt)
    {
        var key = new AnswerKey(question.Name, row);
        var offered = route.Offered(question, row).ToList();
        var isRequired = question.Required is { } required && route.HoldsFor(required, question, row);
        if (isRequired && question.List is not null && offered.Count == 0)
        {
            tally.NoChoice(question, route.Sheet);
        }

        var start = route;
        Route With(string text) => RouteOf(start.Sheet.With([KeyValuePair.Create(key, new Entry(text))]));

        var tried = candidates.Of(question, offered, With, row).Select(text => new Attempt(text, With(text))).Where(each => each.Text.Length > 0).ToList();
        var passing = tried.Where(each => IsLetThrough(question, row, each.Route)).ToList();
        if (!isRequired && (attempt > 0 || tally.IsCovered(CoverageKind.Question, question)))
        {
            passing.Add(new Attempt("", With("")));
        }

        if (passing.Count > 0)
        {
            Keep(question, row, Choose(page, question, row, passing, attempt));
        }
    }

    private sealed record Attempt(string Text, Route Route);

    /// <summary>Whether the hard edit lets an answer pass; what the edits say of it is covered by that.</summary>
    private bool IsLetThrough(Question question, int row, Route with)
    {
        var isMet = question.Constraint is not { } hard || with.HoldsFor(hard, question, row);
        if (question.Constraint is not null)
        {
            tally.Cover(isMet ? CoverageKind.HardEditMet : CoverageKind.HardEditBroken, question);
        }

        if (isMet && question.SoftConstraint is { } soft)
        {
            tally.Cover(with.HoldsFor(soft, question, row) ? CoverageKind.SoftEditMet : CoverageKind.SoftEditBroken, question);
        }

        return isMet;
    }

    /// <summary>The nearest to the goal; where the question has no say in it, something new; on further attempts, what the page's edits leave room for.</summary>
    private Attempt Choose(Page page, Question question, int row, List<Attempt> passing, int attempt)
    {
        List<Attempt> nearest = steered.Contains(question.Name) ? Least(passing, each => DistanceOf(each.Route))
            : goal is { Kind: CoverageKind.Choice } && goal.Question == question.Name ? [.. passing.Where(each => each.Text.Split(' ').Contains(goal.Choice))]
            : passing;
        nearest = nearest.Count > 0 ? nearest : passing;
        if (attempt > 1)
        {
            nearest = Least(nearest, each => PageDistance(page, row, each.Route));
        }

        var fresh = nearest.Where(each => AnswerText.Chosen(question, each.Text).Any(choice => !tally.IsCovered(CoverageKind.Choice, question, choice.Name))).ToList();
        return fresh.Count > 0 ? fresh[Pick(fresh.Count)] : nearest[Pick(nearest.Count)];
    }

    private static List<Attempt> Least(List<Attempt> tries, Func<Attempt, double> distance)
    {
        var measured = tries.ConvertAll(each => (Attempt: each, Distance: distance(each)));
        var least = measured.Min(each => each.Distance);
        return [.. measured.Where(each => each.Distance <= least + 1e-9).Select(each => each.Attempt)];
    }

    private void Keep(Question question, int row, Attempt chosen)
    {
        var entries = new List<KeyValuePair<AnswerKey, Entry>> { new(new AnswerKey(question.Name, row), new Entry(chosen.Text, null, EntryState.Confirmed)) };
        var choices = AnswerText.Chosen(question, chosen.Text);
        foreach (var choice in choices)
        {
            tally.Cover(CoverageKind.Choice, question, choice.Name);
        }

        if (question.HasOther && choices.Any(choice => choice.Name == ChoiceList.Other))
        {
            entries.Add(new(new AnswerKey(question.OtherName, row), new Entry("Exempel")));
        }

        route = RouteOf(route.Sheet.With(entries));
    }

    private double DistanceOf(Route at) => way.Sum(condition => ConditionDistance.Of(condition, true, part => at.Evaluate(part)));

    private static double PageDistance(Page page, int row, Route at) => page.Questions.Where(question => question.Constraint is not null && at.IsAsked(question, row))
        .Sum(question => ConditionDistance.Of(question.Constraint ?? new Expression.Number(1), true, part => at.Evaluate(part, question, row)));

    private int Pick(int count) => Math.Min(count - 1, (int)(draw.OfUnit($"bot\0{draws++}") * count));

    private Route RouteOf(AnswerSheet sheet) => new(tally.Questionnaire, unit, sheet, today);
}
