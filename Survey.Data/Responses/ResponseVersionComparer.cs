using System.Collections.Immutable;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Model;

namespace Survey.Data.Responses;

/// <summary>One response read by two versions of its study. For one thread, as its routings are.</summary>
internal sealed class ResponseVersionComparer
{
    private readonly Response response;
    private readonly Questionnaire questionnaireBefore;
    private readonly Questionnaire questionnaireAfter;
    private readonly QuestionRouting routingBefore;
    private readonly QuestionRouting routingAfter;

    public ResponseVersionComparer(Study from, Study to, FrameUnit unit, Response response, DateOnly today)
    {
        this.response = response;
        (questionnaireBefore, questionnaireAfter) = (from.Questionnaire, to.Questionnaire);
        routingBefore = new QuestionRouting(questionnaireBefore, unit, response.Answers, today);
        routingAfter = new QuestionRouting(questionnaireAfter, unit, response.Answers, today);
    }

    /// <summary>The answers that the newer version affects.</summary>
    public ImmutableArray<ChangedAnswer> FindChangedAnswers()
    {
        var failedBefore = FindFailedEdits(questionnaireBefore, routingBefore).ToHashSet();
        var newlyFailed = FindFailedEdits(questionnaireAfter, routingAfter).Where(key => !failedBefore.Contains(key)).ToHashSet();
        var changed =
            from question in questionnaireAfter.Questions
            where question.IsAnswerable
            from row in RowsOf(routingAfter, question)
                .Union(RowsOf(routingBefore, questionnaireBefore.FindQuestion(question.Name)))
                .Order()
            from change in FindChanges(question, new AnswerKey(question.Name, row), newlyFailed)
            select change;
        return [.. changed, .. FindAnswersWithoutPlace()];
    }

    private IEnumerable<ChangedAnswer> FindChanges(Question question, AnswerKey key, HashSet<AnswerKey> newlyFailed)
    {
        var old = questionnaireBefore.FindQuestion(question.Name);
        var depth = DepthOf(questionnaireAfter, question);
        var isMoved = old is not null && (old.RepeatName != question.RepeatName || DepthOf(questionnaireBefore, old) != depth);
        var wasAsked = old is not null && !isMoved && IsAsked(routingBefore, old, key.Row);
        var isAsked = IsAsked(routingAfter, question, key.Row);
        var stored = response.Answers.GetStoredAnswer(key);
        AnswerChangeKind? kind = (wasAsked, isAsked, stored.IsEmpty) switch
        {
            (false, true, true) => AnswerChangeKind.NewlyAsked,
            (false, true, false) when isMoved => AnswerChangeKind.Moved,
            (false, true, false) => old is null ? AnswerChangeKind.QuestionBack : AnswerChangeKind.OnRouteAgain,
            (true, false, false) => AnswerChangeKind.OffRoute,
            (true, true, true) when newlyFailed.Contains(key) => AnswerChangeKind.NowRequired,
            (true, true, false) when newlyFailed.Contains(key) => AnswerChangeKind.EditNotMet,
            _ => null,
        };
        var changesOfValue =
            wasAsked && isAsked && old is not null && stored.Text.Length > 0
                ? FindChangesOfValue(question, old, stored.Text, key)
                : [];
        return kind is { } found ? changesOfValue.Append(new ChangedAnswer(key, found)) : changesOfValue;
    }

    private IEnumerable<ChangedAnswer> FindChangesOfValue(Question question, Question old, string text, AnswerKey key)
    {
        if (AnswerText.Parse(old, text) is not Answer.Unreadable && AnswerText.Parse(question, text) is Answer.Unreadable)
        {
            return [new ChangedAnswer(key, AnswerChangeKind.Unreadable)];
        }

        var offeredBefore = routingBefore.OfferedChoices(old, key.Row).ToDictionary(choice => choice.Name, StringComparer.Ordinal);
        var offered = routingAfter.OfferedChoices(question, key.Row).Select(choice => choice.Name).ToHashSet(StringComparer.Ordinal);
        return AnswerText
            .ChosenChoices(question, text)
            .Select(choice =>
                (choice.Name, Kind: FindChange(choice, offeredBefore.GetValueOrDefault(choice.Name), offered.Contains(choice.Name)))
            )
            .Where(choice => choice.Kind is not null)
            .GroupBy(choice => choice.Kind, choice => choice.Name)
            .Select(choices => new ChangedAnswer(key, choices.Key.GetValueOrDefault()) { Choices = [.. choices] });
    }

    private static AnswerChangeKind? FindChange(Choice choice, Choice? before, bool isOffered) =>
        (before, isOffered) switch
        {
            (null, true) => AnswerChangeKind.ChoiceBack,
            (not null, false) => AnswerChangeKind.ChoiceGone,
            (not null, true) when IsRelabelled(before, choice) => AnswerChangeKind.ChoiceRelabelled,
            _ => null,
        };

    /// <summary>A language that one version lacks gives no choice another label.</summary>
    private static bool IsRelabelled(Choice before, Choice choice) =>
        before.Label.ByLanguage.Any(text => choice.Label.ByLanguage.TryGetValue(text.Key, out var other) && other != text.Value);

    /// <summary>Answers to questions that are gone, and those from outside the repeat that their question stands in now, or from inside
    /// one where it no longer does.</summary>
    private IEnumerable<ChangedAnswer> FindAnswersWithoutPlace() =>
        from entry in response.Answers.Entries
        let old = questionnaireBefore.FindQuestion(entry.Key.Name)
        where !entry.Value.IsEmpty && old is not null && routingBefore.IsAsked(old, entry.Key.Row)
        let question = questionnaireAfter.FindQuestion(entry.Key.Name)
        where question is null || questionnaireAfter.DepthOf(question.RepeatName) != entry.Key.Row.Depth
        orderby entry.Key.Name, entry.Key.Row
        select new ChangedAnswer(entry.Key, question is null ? AnswerChangeKind.QuestionGone : AnswerChangeKind.Moved);

    private static IEnumerable<AnswerKey> FindFailedEdits(Questionnaire questionnaire, QuestionRouting routing) =>
        new AnswerValidator(questionnaire, routing)
            .Validate()
            .Where(problem =>
                problem.Kind
                    is AnswerProblemKind.Constraint
                        or AnswerProblemKind.SoftConstraint
                        or AnswerProblemKind.OffScale
                        or AnswerProblemKind.Missing
            )
            .Select(problem => problem.Key);

    private static int DepthOf(Questionnaire questionnaire, Question question) => questionnaire.DepthOf(question.RepeatName);

    private static bool IsAsked(QuestionRouting routing, Question question, RowPath row) =>
        RowsOf(routing, question).Contains(row) && routing.IsAsked(question, row);

    private static ImmutableArray<RowPath> RowsOf(QuestionRouting routing, Question? question) =>
        question is null ? [RowPath.None] : routing.RowsOf(question);
}
