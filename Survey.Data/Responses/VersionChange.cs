using System.Collections.Immutable;
using Survey.Data.Frames;
using Survey.Data.Studies.Comparison;
using Survey.Data.Studies.Model;
using Survey.Data.Texts;

namespace Survey.Data.Responses;

/// <summary>What moving a running round to another version of its study would do: a dry run, which changes nothing.</summary>
public sealed record VersionChange
{
    private readonly Frame frame;
    private readonly DateOnly today;

    private VersionChange(Frame frame, DateOnly today) => (this.frame, this.today) = (frame, today);

    /// <summary>The version that is answered now.</summary>
    public required Study From { get; init; }

    /// <summary>The version that would be, with the choices that it no longer offers.</summary>
    public required Study To { get; init; }

    /// <summary>Why the round cannot move: another study, or frame columns that its frame lacks; empty where it can.</summary>
    public required ImmutableArray<ProblemMessage> Obstacles { get; init; }

    /// <summary>What the versions ask differently.</summary>
    public required StudyComparison Comparison { get; init; }

    /// <summary>The started responses that the version affects, in the frame's order.</summary>
    public ImmutableArray<ChangedResponse> Responses { get; private init; } = [];

    /// <summary>How many responses are started.</summary>
    public required int StartedCount { get; init; }

    /// <summary>Compares two versions over what was answered so far.</summary>
    /// <param name="from">The version that is answered now.</param>
    /// <param name="to">The version that would be.</param>
    /// <param name="frame">Who is asked.</param>
    /// <param name="responses">The round's responses, at most one for each unit.</param>
    /// <param name="today">The date that <c>today()</c> yields.</param>
    public static VersionChange Compute(Study from, Study to, Frame frame, IReadOnlyCollection<Response> responses, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(to);
        var startedResponses = responses
            .Where(response => response.Answers.Entries.Values.Any(entry => !entry.IsEmpty))
            .ToDictionary(response => response.UnitId, StringComparer.Ordinal);
        var change = new VersionChange(frame, today)
        {
            From = from,
            To = to.WithFormerChoices([from]),
            Obstacles = [.. FindObstacles(from, to, frame)],
            Comparison = StudyComparison.Compute(from, to),
            StartedCount = startedResponses.Count,
        };
        return change with
        {
            Responses =
            [
                .. from unit in frame.Units
                   let response = startedResponses.GetValueOrDefault(unit.Id)
                   where response is not null
                   let changed = change.FindChangedAnswers(response)
                   where !changed.IsEmpty
                   select new ChangedResponse(unit.Id, response.IsSubmitted, changed),
            ],
        };
    }

    /// <summary>How many answers are affected, by question, choice and kind of change: in the order of the new form, then those whose
    /// question is gone.</summary>
    public IEnumerable<AnswerChangeCount> CountChanges() =>
        from response in Responses
        from answer in response.Answers
        from choice in answer.Choices.DefaultIfEmpty("")
        group response.IsSubmitted by (answer.Key.Name, Choice: choice, answer.Kind) into answers
        orderby OrderOf(answers.Key.Name), answers.Key.Kind
        select new AnswerChangeCount(
            answers.Key.Name,
            answers.Key.Choice,
            answers.Key.Kind,
            answers.Count(),
            answers.Count(isSubmitted => isSubmitted)
        );

    /// <summary>The answers of a response that the version affects.</summary>
    internal ImmutableArray<ChangedAnswer> FindChangedAnswers(Response response) =>
        frame.FindUnit(response.UnitId) is { } unit
            ? new ResponseVersionComparer(From, To, unit, response, today).FindChangedAnswers()
            : [];

    private int OrderOf(string question)
    {
        var index = To.Questionnaire.Questions.Select(each => each.Name).ToList().IndexOf(question);
        return index < 0 ? int.MaxValue : index;
    }

    private static IEnumerable<ProblemMessage> FindObstacles(Study from, Study to, Frame frame)
    {
        if (to.Name != from.Name)
        {
            yield return $"The workbook is of the study '{to.Name}', and the round is of '{from.Name}'. Give it the same form_id.";
        }

        if (to.Hash == from.Hash)
        {
            yield return $"The workbook is the version that the round uses already.";
        }

        var columns = frame.Units.IsEmpty ? [] : frame.Units[0].Columns.Keys;
        foreach (var missingColumn in to.FrameColumns.Select(column => column.Name).Except(columns, StringComparer.Ordinal))
        {
            yield return $"The workbook's sheet frame names the column '{missingColumn}', which the round's frame does not have.";
        }
    }
}
