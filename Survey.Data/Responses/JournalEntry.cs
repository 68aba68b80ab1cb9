using System.Collections.Immutable;

namespace Survey.Data.Responses;

/// <summary>What a journal row records.</summary>
public enum JournalAction
{
    /// <summary>Answers were changed.</summary>
    Saved,

    /// <summary>The response was submitted; the changes are what was noted with it.</summary>
    Submitted,

    /// <summary>The response was opened again.</summary>
    Reopened,

    /// <summary>Answers came from a file.</summary>
    Imported,

    /// <summary>The round moved to another version of its study; the page is that version's hash.</summary>
    Versioned,
}

/// <summary>One thing that happened to a response. Rows are only ever appended.</summary>
public sealed record JournalEntry
{
    /// <summary>The revision that the row made.</summary>
    public required int Revision { get; init; }

    /// <summary>What happened.</summary>
    public required JournalAction Action { get; init; }

    /// <summary>Who did it.</summary>
    public required string Person { get; init; }

    /// <summary>On which page; the version's hash where the version changed.</summary>
    public required string Page { get; init; }

    /// <summary>The revision the person had seen.</summary>
    public required int SeenRevision { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset HappenedAt { get; init; }

    /// <summary>The answers that changed, with their new values.</summary>
    public required ImmutableDictionary<AnswerKey, StoredAnswer> Changes { get; init; }

    /// <summary>The receipt number that a submission was given; null for anything else.</summary>
    public string? Receipt { get; init; }
}
