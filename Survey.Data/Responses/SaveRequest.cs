using System.Collections.Immutable;

namespace Survey.Data.Responses;

/// <summary>One save: who changed which answers, having seen which revision.</summary>
public sealed record SaveRequest
{
    /// <summary>The round.</summary>
    public required Guid RoundId { get; init; }

    /// <summary>The frame unit.</summary>
    public required string UnitId { get; init; }

    /// <summary>Who saves: an invitation's key or an account's name.</summary>
    public required string Person { get; init; }

    /// <summary>The page that was posted, or the import.</summary>
    public required string Page { get; init; }

    /// <summary>The revision the person had seen.</summary>
    public required int SeenRevision { get; init; }

    /// <summary>The answers that differ from what was seen, and only those.</summary>
    public required ImmutableDictionary<AnswerKey, StoredAnswer> Changes { get; init; }

    /// <summary>What the form computes from these changes and stores with them. Nobody typed it, so it conflicts with nothing.</summary>
    public ImmutableDictionary<AnswerKey, StoredAnswer> Computed { get; init; } = ImmutableDictionary<AnswerKey, StoredAnswer>.Empty;

    /// <summary>When.</summary>
    public required DateTimeOffset SavedAt { get; init; }

    /// <summary>The entry by which the research team saves; null where a respondent does.</summary>
    public Guid? EntryId { get; init; }
}

/// <summary>How a save ended.</summary>
public abstract record SaveOutcome
{
    private SaveOutcome() { }

    /// <summary>Durable: the response as it is now.</summary>
    public sealed record Saved(Response Response) : SaveOutcome;

    /// <summary>Someone else changed the same answers to something else since they were seen; none of this save's changes are in.</summary>
    public sealed record Conflict(Response Response, ImmutableArray<AnswerKey> ConflictingKeys) : SaveOutcome;

    /// <summary>The response is submitted and has to be opened again first.</summary>
    public sealed record AlreadySubmitted(Response Response) : SaveOutcome;
}

/// <summary>A request to submit the answers of the revision that was shown.</summary>
public sealed record SubmitRequest(Guid RoundId, string UnitId, string Person, int SeenRevision, DateTimeOffset SubmittedAt)
{
    /// <summary>What is noted in the answers with it, such as that a delegation was not returned: stored with the submission or not at
    /// all.</summary>
    public ImmutableDictionary<AnswerKey, StoredAnswer> Changes { get; init; } = ImmutableDictionary<AnswerKey, StoredAnswer>.Empty;

    /// <summary>The entry by which the research team submits; null where a respondent does.</summary>
    public Guid? EntryId { get; init; }
}

/// <summary>How a submission ended.</summary>
public abstract record SubmitOutcome
{
    private SubmitOutcome() { }

    /// <summary>Submitted, now or by the same submission before; the receipt is the first one's.</summary>
    public sealed record Accepted(Response Response) : SubmitOutcome;

    /// <summary>The answers changed after they were shown; nothing was submitted.</summary>
    public sealed record ChangedSince(Response Response) : SubmitOutcome;
}
