using System.Collections.Immutable;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Model;

namespace Survey.Data.Responses;

/// <summary>One response read by two versions of its study.</summary>
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
        var touched =
            from question in questionnaireAfter.Questions
            where question.IsAnswerable
            from row in RowsOf(question)
            let key = new AnswerKey(question.Name, row)
            let fate = FindChange(question, key, newlyFailed)
            where fate is not null
            select new ChangedAnswer(key, fate.Value);
        return [.. touched, .. FindAnswersToRemovedQuestions()];
    }

    private AnswerChangeKind? FindChange(Question question, AnswerKey key, HashSet<AnswerKey> newlyFailed)
    {
        var old = questionnaireBefore.FindQuestion(question.Name);
        var (wasAsked, isAsked) = (old is not null && routingBefore.IsAsked(old, key.Row), routingAfter.IsAsked(question, key.Row));
        var stored = response.Answers.GetStoredAnswer(key);
        return (wasAsked, isAsked, stored.IsEmpty) switch
        {
            (false, true, true) => AnswerChangeKind.NewlyAsked,
            (false, true, false) when old is not null => AnswerChangeKind.OnRouteAgain,
            (true, false, false) => AnswerChangeKind.OffRoute,
            (true, true, false) => FindChangeOnRoute(question, old, key, stored, newlyFailed),
            _ => null,
        };
    }

    private AnswerChangeKind? FindChangeOnRoute(
        Question question,
        Question? old,
        AnswerKey key,
        StoredAnswer stored,
        HashSet<AnswerKey> newlyFailed
    )
    {
        var wasReadable = old is not null && AnswerText.Parse(old, stored.Text) is not Answer.Unreadable;
        var offered = routingAfter.OfferedChoices(question, key.Row).Select(choice => choice.Name).ToHashSet(StringComparer.Ordinal);
        if (stored.Text.Length == 0)
        {
            return null;
        }

        if (
            wasReadable
            && old is not null
            && AnswerText.ChosenChoices(old, stored.Text).Any(choice => !offered.Contains(choice.Name))
            && question.List is not null
        )
        {
            return AnswerChangeKind.ChoiceGone;
        }

        if (wasReadable && AnswerText.Parse(question, stored.Text) is Answer.Unreadable)
        {
            return AnswerChangeKind.Unreadable;
        }

        return newlyFailed.Contains(key) ? AnswerChangeKind.EditNotMet : null;
    }

    private IEnumerable<ChangedAnswer> FindAnswersToRemovedQuestions() =>
        from entry in response.Answers.Entries
        where
            !entry.Value.IsEmpty
            && questionnaireAfter.FindQuestion(entry.Key.Name) is null
            && questionnaireBefore.FindQuestion(entry.Key.Name) is { } old
            && routingBefore.IsAsked(old, entry.Key.Row)
        orderby entry.Key.Name, entry.Key.Row
        select new ChangedAnswer(entry.Key, AnswerChangeKind.QuestionGone);

    private static IEnumerable<AnswerKey> FindFailedEdits(Questionnaire questionnaire, QuestionRouting routing) =>
        new AnswerValidator(questionnaire, routing)
            .Validate()
            .Where(problem => problem.Kind is AnswerProblemKind.Constraint or AnswerProblemKind.SoftConstraint)
            .Select(problem => problem.Key);

    private ImmutableArray<int> RowsOf(Question question) =>
        question.RepeatName is not { } name
            ? [0]
            :
            [
                .. routingAfter
                    .RowsOf(questionnaireAfter.Repeats.First(repeat => repeat.Name == name))
                    .Union(
                        questionnaireBefore.Repeats.Where(repeat => repeat.Name == name).SelectMany(repeat => routingBefore.RowsOf(repeat))
                    )
                    .Order(),
            ];
}
