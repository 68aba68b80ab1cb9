using System.Collections.Immutable;
using Survey.Analysis.Datasets;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Data.Studies.Model;

namespace Survey.Analysis.Exports;

/// <summary>A question whose answers are written to files.</summary>
/// <param name="Question">The question.</param>
/// <param name="Version">The version of the study that asks it: the latest one that did.</param>
internal sealed record ExportedQuestion(Question Question, Study Version);

/// <summary>The answers to questions that only earlier versions of the study asked: they stay data, and no figure uses them.</summary>
internal sealed class FormerAnswers
{
    private readonly Dictionary<(string UnitId, string StudyHash), QuestionRouting> routes = [];
    private readonly Study study;

    public FormerAnswers(Study study, Frame frame, IReadOnlyList<UnitResponse> responses)
    {
        this.study = study;
        Questions =
        [
            .. study
                .FindFormerQuestions()
                .Select(former => new ExportedQuestion(former.Question, former.Version))
                .Where(former => IsExported(former.Question) && responses.Any(response => IsAnsweredIn(former, frame, response))),
        ];
    }

    /// <summary>The questions that somebody answered, those of the latest version first.</summary>
    public ImmutableArray<ExportedQuestion> Questions { get; }

    /// <summary>Whether a question has answers at all.</summary>
    public static bool IsExported(Question question) => question.Format != AnswerFormat.None;

    /// <summary>What a unit answered; not asked where it answered in a version without the question.</summary>
    public Answer GetAnswer(ExportedQuestion former, FrameUnit unit, UnitResponse response, RowPath row = default)
    {
        var answeredIn = response.StudyHashOf(new AnswerKey(former.Question.Name, row)) is { } hash ? study.FindVersion(hash) : null;
        return answeredIn is null || answeredIn.Questionnaire.FindQuestion(former.Question.Name) is not null
            ? RouteOf(former.Version, unit, response).GetAnswer(former.Question, row)
            : new Answer.Missing(MissingReason.NotAsked);
    }

    /// <summary>The rows of a repeat that the versions which asked these questions lead to.</summary>
    public IEnumerable<RowPath> RowsOf(string repeat, FrameUnit unit, UnitResponse response) =>
        Questions
            .Where(former => former.Question.RepeatName == repeat)
            .Select(former => former.Version)
            .DistinctBy(version => version.Hash)
            .SelectMany(version =>
                RouteOf(version, unit, response).RowsOf(version.Questionnaire.Repeats.First(each => each.Name == repeat))
            )
            .Distinct();

    /// <summary>The repeat of that name in the latest version that asked one of these questions in it; null where there is none.</summary>
    public Repeat? FindRepeat(string name) =>
        Questions
            .Where(former => former.Question.RepeatName == name)
            .Select(former => former.Version.Questionnaire.FindRepeat(name))
            .FirstOrDefault();

    private bool IsAnsweredIn(ExportedQuestion former, Frame frame, UnitResponse response)
    {
        if (frame.FindUnit(response.UnitId) is not { } unit)
        {
            return false;
        }

        return RouteOf(former.Version, unit, response)
            .RowsOf(former.Question)
            .Any(row => GetAnswer(former, unit, response, row) is not Answer.Missing);
    }

    private QuestionRouting RouteOf(Study version, FrameUnit unit, UnitResponse response)
    {
        if (!routes.TryGetValue((unit.Id, version.Hash), out var route))
        {
            route = new QuestionRouting(version.Questionnaire, unit, response.Answers, DatasetBuilder.AfterFieldwork);
            routes.Add((unit.Id, version.Hash), route);
        }

        return route;
    }
}
