using System.Collections.Immutable;

namespace Survey.Data.Responses;

/// <summary>A unit's answers in a round: one for each unit, the replay of its journal. Immutable.</summary>
public sealed record Response
{
    /// <summary>The round.</summary>
    public required Guid RoundId { get; init; }

    /// <summary>The frame unit.</summary>
    public required string UnitId { get; init; }

    /// <summary>How many journal rows have made it what it is; 0 before anything was saved.</summary>
    public required int Revision { get; init; }

    /// <summary>The answers as they stand.</summary>
    public required AnswerSet Answers { get; init; }

    /// <summary>At which revision each answer was last changed.</summary>
    public required ImmutableDictionary<AnswerKey, int> AnswerRevisions { get; init; }

    /// <summary>When something was last saved; null before.</summary>
    public DateTimeOffset? SavedAt { get; init; }

    /// <summary>The answers as last submitted, which is what counts; null before.</summary>
    public AnswerSet? SubmittedAnswers { get; init; }

    /// <summary>When it was last submitted; null before.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>The receipt number of the last submission; null before.</summary>
    public string? Receipt { get; init; }

    /// <summary>When it was opened again after the last submission; null where it was not.</summary>
    public DateTimeOffset? ReopenedAt { get; init; }

    /// <summary>Whether it is submitted and not open for changes.</summary>
    public bool IsSubmitted => SubmittedAt is not null && ReopenedAt is null;

    /// <summary>Its status: <see cref="FormStatus.NotStarted"/>, <see cref="FormStatus.InProgress"/>,
    /// <see cref="FormStatus.Submitted"/> or <see cref="FormStatus.Reopened"/>.</summary>
    public FormStatus Status =>
        this switch
        {
            { IsSubmitted: true } => FormStatus.Submitted,
            { SubmittedAt: not null } => FormStatus.Reopened,
            _ => Answers.Entries.Values.All(entry => entry.IsEmpty) ? FormStatus.NotStarted : FormStatus.InProgress,
        };

    /// <summary>A unit that nothing was saved for.</summary>
    public static Response NotStarted(Guid roundId, string unitId) =>
        new()
        {
            RoundId = roundId,
            UnitId = unitId,
            Revision = 0,
            Answers = AnswerSet.Empty,
            AnswerRevisions = ImmutableDictionary<AnswerKey, int>.Empty,
        };

    /// <summary>What analysis takes of it: the last submission if there is one, otherwise what is there; null where nothing is.</summary>
    public UnitResponse? ToUnitResponse()
    {
        if (SubmittedAnswers is { } submitted)
        {
            return new UnitResponse(UnitId, FormStatus.Submitted, submitted);
        }

        return Status == FormStatus.NotStarted ? null : new UnitResponse(UnitId, FormStatus.InProgress, Answers);
    }
}
