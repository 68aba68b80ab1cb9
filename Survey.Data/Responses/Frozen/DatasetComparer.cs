using System.Collections.Immutable;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Model;

namespace Survey.Data.Responses.Frozen;

/// <summary>Says what has changed in a round's data since another state of them.</summary>
/// <remarks>Units are never taken out of a published frame: one that is removed becomes ineligible. Where an answer came from, and
/// confirmations of it, are no change: the dataset's hash does not hold them either.</remarks>
public static class DatasetComparer
{
    /// <summary>Compares two states of a round.</summary>
    /// <param name="study">What the round asks now.</param>
    /// <param name="frameBefore">The frame as it was.</param>
    /// <param name="responsesBefore">The answers as they were.</param>
    /// <param name="frame">The frame as it is.</param>
    /// <param name="responses">The answers as they are.</param>
    public static DatasetChangeSet Compare(
        Study study,
        Frame frameBefore,
        IEnumerable<UnitResponse> responsesBefore,
        Frame frame,
        IEnumerable<UnitResponse> responses
    )
    {
        ArgumentNullException.ThrowIfNull(frameBefore);
        ArgumentNullException.ThrowIfNull(frame);
        var columns = FrameFileWriter
            .ListColumns(frameBefore, study)
            .Union(FrameFileWriter.ListColumns(frame, study), StringComparer.Ordinal)
            .Where(column => column != FrameFileReader.DispositionColumn)
            .ToImmutableArray();
        var before = responsesBefore.ToDictionary(response => response.UnitId, StringComparer.Ordinal);
        var now = responses.ToDictionary(response => response.UnitId, StringComparer.Ordinal);
        var changes =
            from unit in frame.Units
            let row = CompareRows(frameBefore.FindUnit(unit.Id), unit, column => FrameFileWriter.CellOf(unit, column, study))
            let change = CompareResponses(row, before.GetValueOrDefault(unit.Id), now.GetValueOrDefault(unit.Id))
            where !change.IsEmpty
            select change;
        return new DatasetChangeSet([.. changes]);

        DatasetChange CompareRows(FrameUnit? unitBefore, FrameUnit unit, Func<string, string> cellOf)
        {
            ImmutableArray<string> others = unitBefore is null
                ? []
                : [.. columns.Where(column => FrameFileWriter.CellOf(unitBefore, column, study) != cellOf(column))];
            return new DatasetChange
            {
                Unit = unit,
                Row = unitBefore switch
                {
                    null => FrameRowChange.Added,
                    { Disposition: not Disposition.Ineligible } when unit.Disposition == Disposition.Ineligible => FrameRowChange.Removed,
                    _ when others.Length > 0 => FrameRowChange.Changed,
                    _ => FrameRowChange.None,
                },
                Columns = others,
                DispositionBefore = unitBefore?.Disposition,
                DispositionNow = unit.Disposition,
                Response = ResponseChange.None,
                ChangedAnswers = 0,
                Questions = [],
            };
        }
    }

    private static DatasetChange CompareResponses(DatasetChange row, UnitResponse? before, UnitResponse? now)
    {
        var (entriesBefore, entries) = (EntriesOf(before), EntriesOf(now));
        var changed = entriesBefore
            .Keys.Union(entries.Keys)
            .Where(key => ValueOf(entriesBefore, key) != ValueOf(entries, key))
            .ToList();
        var isNewlySubmitted = now?.Status == FormStatus.Submitted && before?.Status != FormStatus.Submitted;
        return row with
        {
            Response = (before, now) switch
            {
                (null, not null) => ResponseChange.Added,
                _ when changed.Count > 0 || isNewlySubmitted => ResponseChange.Changed,
                _ => ResponseChange.None,
            },
            IsNewlySubmitted = isNewlySubmitted,
            ChangedAnswers = changed.Count,
            Questions = [.. changed.Select(key => key.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
    }

    private static ImmutableDictionary<AnswerKey, StoredAnswer> EntriesOf(UnitResponse? response) =>
        response?.Answers.Entries ?? AnswerSet.Empty.Entries;

    private static (string Text, MissingReason? Reason) ValueOf(
        ImmutableDictionary<AnswerKey, StoredAnswer> entries,
        AnswerKey key
    )
    {
        var stored = entries.GetValueOrDefault(key, StoredAnswer.Empty);
        return (stored.Text, stored.Reason);
    }
}
