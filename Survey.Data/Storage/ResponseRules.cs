using System.Collections.Immutable;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;

namespace Survey.Data.Storage;

/// <summary>What a save, a submission or a reopening makes of a response as it is: the journal's next row, or none.</summary>
internal static class ResponseRules
{
    private static readonly ImmutableDictionary<AnswerKey, Entry> NoChanges = ImmutableDictionary<AnswerKey, Entry>.Empty;

    /// <summary>Changes to what is there already are none; the others conflict where the answer has changed since it was seen.</summary>
    public static ResponseChange<SaveOutcome> Save(Response current, Save save)
    {
        if (current.IsSubmitted)
        {
            return new(new SaveOutcome.AlreadySubmitted(current), current);
        }

        var changes = save.Changes.Where(change => current.Sheet.Find(change.Key) != change.Value).ToImmutableDictionary();
        ImmutableArray<AnswerKey> conflicts = [.. changes.Keys.Where(key => current.ChangedAt.GetValueOrDefault(key) > save.SeenRevision)];
        if (conflicts.Length > 0)
        {
            return new(new SaveOutcome.Conflict(current, [.. conflicts.OrderBy(key => key.ToString(), StringComparer.Ordinal)]), current);
        }

        if (changes.IsEmpty)
        {
            return new(new SaveOutcome.Saved(current), current);
        }

        var row = Next(current, JournalAction.Saved, save.Person, save.SavedAt) with { Page = save.Page, SeenRevision = save.SeenRevision, Changes = changes };
        return Made<SaveOutcome>(current, row, response => new SaveOutcome.Saved(response));
    }

    /// <summary>A second submission of what was submitted is the first one; one of answers that have changed since is none.</summary>
    public static ResponseChange<SubmitOutcome> Submit(Response current, Submit submit)
    {
        var isSeen = current.ChangedAt.All(change => change.Value <= submit.SeenRevision || submit.Notes.GetValueOrDefault(change.Key) == current.Sheet.Find(change.Key));
        if (current.IsSubmitted && isSeen)
        {
            return new(new SubmitOutcome.Accepted(current), current);
        }

        if (current.IsSubmitted || current.Revision != submit.SeenRevision)
        {
            return new(new SubmitOutcome.ChangedSince(current), current);
        }

        var row = Next(current, JournalAction.Submitted, submit.Person, submit.SubmittedAt) with { Changes = submit.Notes, Receipt = ReceiptNumber.Create() };
        return Made<SubmitOutcome>(current, row, response => new SubmitOutcome.Accepted(response));
    }

    /// <summary>A response that is open stays as it is.</summary>
    public static ResponseChange<Response> Reopen(Response current, string person, DateTimeOffset reopenedAt) => current.IsSubmitted
        ? Made(current, Next(current, JournalAction.Reopened, person, reopenedAt), response => response)
        : new(current, current);

    /// <summary>An imported response with the rows that make it.</summary>
    public static (Response Response, ImmutableArray<JournalRow> Rows) Import(Guid roundId, UnitResponse answers, string person, DateTimeOffset importedAt)
    {
        var empty = Response.NotStarted(roundId, answers.Unit);
        var imported = Next(empty, JournalAction.Imported, person, importedAt) with { Changes = answers.Sheet.Entries };
        var response = empty.After(imported);
        if (answers.Status == ResponseStatus.Partial)
        {
            return (response, [imported]);
        }

        var submitted = Next(response, JournalAction.Submitted, person, importedAt) with { Receipt = ReceiptNumber.Create() };
        return (response.After(submitted), [imported, submitted]);
    }

    /// <summary>The response under another version, with the row that tells of it.</summary>
    public static (Response Response, JournalRow Row) Move(Response current, VersionChange change, string person, DateTimeOffset movedAt)
    {
        var notAsked = current.IsSubmitted
            ? change.To.Questionnaire.Questions
                .Where(question => question.IsAnswered && question.RepeatName is null && change.Added.Contains(question.Name) && current.Sheet.Find(new AnswerKey(question.Name)).IsEmpty)
                .ToImmutableDictionary(question => new AnswerKey(question.Name), _ => new Entry("", MissingReason.NotAsked))
            : NoChanges;
        var row = Next(current, JournalAction.Versioned, person, movedAt) with { Page = change.To.Hash, Changes = notAsked };
        return (current.After(row), row);
    }

    private static JournalRow Next(Response current, JournalAction action, string person, DateTimeOffset at) => new()
    {
        Revision = current.Revision + 1,
        Action = action,
        Person = person,
        Page = "",
        SeenRevision = current.Revision,
        At = at.AsStored(),
        Changes = NoChanges,
    };

    private static ResponseChange<TOutcome> Made<TOutcome>(Response current, JournalRow row, Func<Response, TOutcome> outcome)
    {
        var next = current.After(row);
        return new(outcome(next), next, row);
    }
}

/// <summary>How something ended, the response then, and the journal row that made it; null where nothing was changed.</summary>
internal sealed record ResponseChange<TOutcome>(TOutcome Outcome, Response Response, JournalRow? Row = null);
