using System.Collections.Immutable;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Data.Storage.Engines;

namespace Survey.Data.Storage;

/// <summary>Decides the next journal entry for a save, a submission, a reopening, an import or a change of version; none where nothing
/// changes.</summary>
internal static class ResponseTransitions
{
    private static readonly ImmutableDictionary<AnswerKey, StoredAnswer> NoChanges = ImmutableDictionary<AnswerKey, StoredAnswer>.Empty;

    /// <summary>A change to the stored value is no change; any other conflicts where the answer has changed since it was seen.</summary>
    public static ResponseTransition<SaveOutcome> Save(Response current, SaveRequest request)
    {
        if (current.IsSubmitted)
        {
            return new(new SaveOutcome.AlreadySubmitted(current), current);
        }

        var changes = request
            .Changes.SetItems(request.Computed)
            .Where(change => current.Answers.GetStoredAnswer(change.Key) != change.Value)
            .ToImmutableDictionary();
        ImmutableArray<AnswerKey> conflicts =
        [
            .. changes.Keys.Where(key =>
                !request.Computed.ContainsKey(key) && current.AnswerRevisions.GetValueOrDefault(key) > request.SeenRevision
            ),
        ];
        if (conflicts.Length > 0)
        {
            return new(new SaveOutcome.Conflict(current, [.. conflicts.OrderBy(key => key.ToString(), StringComparer.Ordinal)]), current);
        }

        if (changes.IsEmpty)
        {
            return new(new SaveOutcome.Saved(current), current);
        }

        var entry = NextEntry(current, JournalAction.Saved, request.Person, request.SavedAt) with
        {
            Page = request.Page,
            SeenRevision = request.SeenRevision,
            Changes = changes,
        };
        return CreateTransition<SaveOutcome>(current, entry, response => new SaveOutcome.Saved(response));
    }

    /// <summary>Submitting the same answers again yields the first receipt. A submission is refused where answers changed after they were
    /// shown.</summary>
    public static ResponseTransition<SubmitOutcome> Submit(Response current, SubmitRequest request)
    {
        var hasSeenAllChanges = current.AnswerRevisions.All(change =>
            change.Value <= request.SeenRevision
            || request.Changes.GetValueOrDefault(change.Key) == current.Answers.GetStoredAnswer(change.Key)
        );
        if (current.IsSubmitted && hasSeenAllChanges)
        {
            return new(new SubmitOutcome.Accepted(current), current);
        }

        if (current.IsSubmitted || current.Revision != request.SeenRevision)
        {
            return new(new SubmitOutcome.ChangedSince(current), current);
        }

        var entry = NextEntry(current, JournalAction.Submitted, request.Person, request.SubmittedAt) with
        {
            Changes = request.Changes,
            Receipt = ReceiptNumber.Create(),
        };
        return CreateTransition<SubmitOutcome>(current, entry, response => new SubmitOutcome.Accepted(response));
    }

    /// <summary>Reopens a submitted response; an open one is not changed.</summary>
    public static ResponseTransition<Response> Reopen(Response current, string person, DateTimeOffset reopenedAt) =>
        current.IsSubmitted
            ? CreateTransition(current, NextEntry(current, JournalAction.Reopened, person, reopenedAt), response => response)
            : new(current, current);

    /// <summary>An imported response and its journal entries.</summary>
    public static (Response Response, ImmutableArray<JournalEntry> Rows) Import(
        Guid roundId,
        UnitResponse unitResponse,
        string person,
        DateTimeOffset importedAt
    )
    {
        var notStarted = Response.NotStarted(roundId, unitResponse.UnitId);
        var importEntry = NextEntry(notStarted, JournalAction.Imported, person, importedAt) with { Changes = unitResponse.Answers.Entries };
        var response = notStarted.Apply(importEntry);
        if (unitResponse.Status == FormStatus.InProgress)
        {
            return (response, [importEntry]);
        }

        var submitEntry = NextEntry(response, JournalAction.Submitted, person, importedAt) with { Receipt = ReceiptNumber.Create() };
        return (response.Apply(submitEntry), [importEntry, submitEntry]);
    }

    /// <summary>The response under another version of the study, with its journal entry. What a submitted form is asked only by the new
    /// version, because a question is new or is reached otherwise, is noted as not asked: it was not left blank.</summary>
    public static (Response Response, JournalEntry Row) ChangeVersion(
        Response current,
        VersionChange change,
        string person,
        DateTimeOffset changedAt
    )
    {
        var notAsked = current.IsSubmitted
            ? change
                .FindChangedAnswers(current)
                .Where(answer => answer.Kind == AnswerChangeKind.NewlyAsked)
                .ToImmutableDictionary(answer => answer.Key, _ => new StoredAnswer("", MissingReason.NotAsked))
            : NoChanges;
        var entry = NextEntry(current, JournalAction.Versioned, person, changedAt) with { Page = change.To.Hash, Changes = notAsked };
        return (current.Apply(entry), entry);
    }

    private static JournalEntry NextEntry(Response current, JournalAction action, string person, DateTimeOffset happenedAt) =>
        new()
        {
            Revision = current.Revision + 1,
            Action = action,
            Person = person,
            Page = "",
            SeenRevision = current.Revision,
            HappenedAt = happenedAt.ToStoredPrecision(),
            Changes = NoChanges,
        };

    private static ResponseTransition<TOutcome> CreateTransition<TOutcome>(
        Response current,
        JournalEntry entry,
        Func<Response, TOutcome> toOutcome
    )
    {
        var next = current.Apply(entry);
        return new(toOutcome(next), next, entry);
    }
}

/// <summary>The outcome, the response after it, and the new journal entry; null where nothing was changed.</summary>
internal sealed record ResponseTransition<TOutcome>(TOutcome Outcome, Response Response, JournalEntry? Entry = null);
