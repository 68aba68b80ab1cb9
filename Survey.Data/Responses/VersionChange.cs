using System.Collections.Immutable;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Model;

namespace Survey.Data.Responses;

/// <summary>How another version of the study affects an answer. The answer itself is always kept.</summary>
public enum AnswerChangeKind
{
    /// <summary>The version has no such question; the answer is ignored until a version has it.</summary>
    QuestionGone,

    /// <summary>The question asks for another kind of answer, and this one cannot be read as such.</summary>
    Unreadable,

    /// <summary>It names a choice that is no longer offered.</summary>
    ChoiceGone,

    /// <summary>The route no longer leads to it.</summary>
    OffRoute,

    /// <summary>The route leads to it again.</summary>
    OnRouteAgain,

    /// <summary>It fails an edit that it passed before, or that is new.</summary>
    EditNotMet,

    /// <summary>Nothing was asked before, and now is.</summary>
    NewlyAsked,
}

/// <summary>One answer that a new version affects.</summary>
public sealed record ChangedAnswer(AnswerKey Key, AnswerChangeKind Kind);

/// <summary>What a new version does to one started response.</summary>
/// <param name="UnitId">The frame unit.</param>
/// <param name="IsSubmitted">Whether it is submitted; it stays so, and what is newly asked counts as not asked in its version.</param>
/// <param name="Answers">The answers that are affected, in the new form's order, then those whose question is gone.</param>
public sealed record ChangedResponse(string UnitId, bool IsSubmitted, ImmutableArray<ChangedAnswer> Answers);

/// <summary>What moving a running round to another version of its study would do: a dry run, which changes nothing.</summary>
public sealed record VersionChange
{
    /// <summary>The version that is answered now.</summary>
    public required Study From { get; init; }

    /// <summary>The version that would be.</summary>
    public required Study To { get; init; }

    /// <summary>Why the round cannot move: another study, or frame columns that its frame lacks; empty where it can.</summary>
    public required ImmutableArray<string> Obstacles { get; init; }

    /// <summary>Names of questions that only the new version has.</summary>
    public required ImmutableArray<string> Added { get; init; }

    /// <summary>Names of questions that only the old version has.</summary>
    public required ImmutableArray<string> Removed { get; init; }

    /// <summary>Names of questions that read, ask or are reached otherwise than before.</summary>
    public required ImmutableArray<string> Altered { get; init; }

    /// <summary>The started responses that the version affects, in the frame's order.</summary>
    public required ImmutableArray<ChangedResponse> Responses { get; init; }

    /// <summary>How many responses are started.</summary>
    public required int StartedCount { get; init; }

    /// <summary>Compares two versions over what was answered so far.</summary>
    /// <param name="from">The version that is answered now.</param>
    /// <param name="to">The version that would be.</param>
    /// <param name="frame">Who is asked.</param>
    /// <param name="responses">The round's responses.</param>
    /// <param name="today">The date that <c>today()</c> yields.</param>
    public static VersionChange Compute(Study from, Study to, Frame frame, IReadOnlyCollection<Response> responses, DateOnly today)
    {
        var (questionsBefore, questionsAfter) = (QuestionsByName(from), QuestionsByName(to));
        var startedResponses = responses
            .Where(response => response.Answers.Entries.Values.Any(entry => !entry.IsEmpty))
            .ToDictionary(response => response.UnitId, StringComparer.Ordinal);
        return new VersionChange
        {
            From = from,
            To = to,
            Obstacles = [.. FindObstacles(from, to, frame)],
            Added = [.. to.Questionnaire.Questions.Select(question => question.Name).Where(name => !questionsBefore.ContainsKey(name))],
            Removed = [.. from.Questionnaire.Questions.Select(question => question.Name).Where(name => !questionsAfter.ContainsKey(name))],
            Altered =
            [
                .. to
                    .Questionnaire.Questions.Where(question =>
                        questionsBefore.TryGetValue(question.Name, out var old) && !IsSameQuestion(old, question)
                    )
                    .Select(question => question.Name),
            ],
            Responses =
            [
                .. from unit in frame.Units
                where startedResponses.ContainsKey(unit.Id)
                let changed = Compare(unit)
                where changed.Length > 0
                select new ChangedResponse(unit.Id, startedResponses[unit.Id].IsSubmitted, changed),
            ],
            StartedCount = startedResponses.Count,
        };

        ImmutableArray<ChangedAnswer> Compare(FrameUnit unit) =>
            new ResponseVersionComparer(from, to, unit, startedResponses[unit.Id], today).FindChangedAnswers();
    }

    private static Dictionary<string, Question> QuestionsByName(Study study) =>
        study.Questionnaire.Questions.ToDictionary(question => question.Name, StringComparer.Ordinal);

    private static IEnumerable<string> FindObstacles(Study from, Study to, Frame frame)
    {
        if (to.Name != from.Name)
        {
            yield return $"The workbook is of the study '{to.Name}', and the round is of '{from.Name}'. Give it the same form_id.";
        }

        if (to.Hash == from.Hash)
        {
            yield return "The workbook is the version that the round uses already.";
        }

        var columns = frame.Units.IsEmpty ? [] : frame.Units[0].Columns.Keys;
        foreach (var missingColumn in to.FrameColumns.Select(column => column.Name).Except(columns, StringComparer.Ordinal))
        {
            yield return $"The workbook's sheet frame names the column '{missingColumn}', which the round's frame does not have.";
        }
    }

    /// <summary>The position of a question in the workbook is ignored; its content is compared, conditions as written.</summary>
    private static bool IsSameQuestion(Question old, Question question) =>
        WithComparedFieldsOnly(old) == WithComparedFieldsOnly(question)
        && ExpressionsOf(old).SequenceEqual(ExpressionsOf(question))
        && old.Appearance.SetEquals(question.Appearance)
        && (old.List?.Choices ?? [])
            .Select(WithComparedFieldsOnly)
            .SequenceEqual((question.List?.Choices ?? []).Select(WithComparedFieldsOnly));

    private static Question WithComparedFieldsOnly(Question question) =>
        new()
        {
            Name = question.Name,
            Type = question.Type,
            Label = question.Label,
            Hint = question.Hint,
            Guidance = question.Guidance,
            HasOther = question.HasOther,
            RepeatName = question.RepeatName,
            Scale = question.Scale,
            Appearance = NoAppearance,
            Location = NoLocation,
        };

    private static Choice WithComparedFieldsOnly(Choice choice) =>
        choice with
        {
            Location = NoLocation,
            Columns = NoColumns,
            Likelihood = null,
        };

    private static IEnumerable<string> ExpressionsOf(Question question) =>
        new[]
        {
            question.EffectiveRelevance,
            question.Required,
            question.Constraint,
            question.SoftConstraint,
            question.ChoiceFilter,
            question.Calculation,
            question.Default,
            question.ReadOnly,
        }.Select(expression => expression?.ToString() ?? "");

    private static ImmutableHashSet<string> NoAppearance { get; } = [];

    private static ImmutableDictionary<string, string> NoColumns { get; } = ImmutableDictionary<string, string>.Empty;

    private static SourceLocation NoLocation { get; } = new("", "");
}
