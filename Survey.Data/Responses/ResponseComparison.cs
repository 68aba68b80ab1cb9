using System.Collections.Immutable;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Studies;

namespace Survey.Data.Responses;

/// <summary>One response read by two versions of its study.</summary>
internal sealed class ResponseComparison
{
    private readonly Response response;
    private readonly Questionnaire before;
    private readonly Questionnaire after;
    private readonly Route routeBefore;
    private readonly Route routeAfter;

    public ResponseComparison(Study from, Study to, FrameUnit unit, Response response, DateOnly today)
    {
        this.response = response;
        (before, after) = (from.Questionnaire, to.Questionnaire);
        routeBefore = new Route(before, unit, response.Sheet, today);
        routeAfter = new Route(after, unit, response.Sheet, today);
    }

    /// <summary>The answers that the newer version touches.</summary>
    public ImmutableArray<ChangedAnswer> Answers()
    {
        var unmet = Unmet(before, routeBefore).ToHashSet();
        var newlyUnmet = Unmet(after, routeAfter).Where(key => !unmet.Contains(key)).ToHashSet();
        var touched =
            from question in after.Questions
            where question.IsAnswered
            from row in RowsOf(question)
            let key = new AnswerKey(question.Name, row)
            let fate = FateOf(question, key, newlyUnmet)
            where fate is not null
            select new ChangedAnswer(key, fate.Value);
        return [.. touched, .. Gone()];
    }

    private AnswerFate? FateOf(Question question, AnswerKey key, HashSet<AnswerKey> newlyUnmet)
    {
        var old = before.Find(question.Name);
        var (wasAsked, isAsked) = (old is not null && routeBefore.IsAsked(old, key.Row), routeAfter.IsAsked(question, key.Row));
        var entry = response.Sheet.Find(key);
        return (wasAsked, isAsked, entry.IsEmpty) switch
        {
            (false, true, true) => AnswerFate.NewlyAsked,
            (false, true, false) when old is not null => AnswerFate.OnRouteAgain,
            (true, false, false) => AnswerFate.OffRoute,
            (true, true, false) => FateOnRoute(question, old, key, entry, newlyUnmet),
            _ => null,
        };
    }

    private AnswerFate? FateOnRoute(Question question, Question? old, AnswerKey key, Entry entry, HashSet<AnswerKey> newlyUnmet)
    {
        var couldBeRead = old is not null && AnswerText.Read(old, entry.Text) is not Answer.Unreadable;
        var offered = routeAfter.Offered(question, key.Row).Select(choice => choice.Name).ToHashSet(StringComparer.Ordinal);
        return entry.Text.Length == 0 ? null
            : couldBeRead && old is not null && AnswerText.Chosen(old, entry.Text).Any(choice => !offered.Contains(choice.Name)) && question.List is not null ? AnswerFate.ChoiceGone
            : couldBeRead && AnswerText.Read(question, entry.Text) is Answer.Unreadable ? AnswerFate.Unreadable
            : newlyUnmet.Contains(key) ? AnswerFate.EditNotMet
            : null;
    }

    private IEnumerable<ChangedAnswer> Gone() =>
        from entry in response.Sheet.Entries
        where !entry.Value.IsEmpty && after.Find(entry.Key.Name) is null && before.Find(entry.Key.Name) is { } old && routeBefore.IsAsked(old, entry.Key.Row)
        orderby entry.Key.Name, entry.Key.Row
        select new ChangedAnswer(entry.Key, AnswerFate.QuestionGone);

    private static IEnumerable<AnswerKey> Unmet(Questionnaire questionnaire, Route route) =>
        new AnswerChecker(questionnaire, route).Check().Where(problem => problem.Kind is ProblemKind.Constraint or ProblemKind.SoftConstraint).Select(problem => problem.Key);

    private ImmutableArray<int> RowsOf(Question question) => question.RepeatName is not { } name
        ? [0]
        : [.. routeAfter.Rows(after.Repeats.First(repeat => repeat.Name == name)).Union(before.Repeats.Where(repeat => repeat.Name == name).SelectMany(repeat => routeBefore.Rows(repeat))).Order()];
}
