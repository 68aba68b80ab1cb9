using Survey.Data.Responses.Team;

namespace Survey.Data.Responses;

/// <summary>Keeps responses and their journal. What it acknowledges is durable.</summary>
/// <remarks>
/// Thread-safe. Invariant: a response is what its journal entries give when they are applied in order, and its revision is their number.
/// Several people may save one response at once; each save is applied to the state that the one before left.
/// </remarks>
public interface IResponseStore
{
    /// <summary>A unit's response; one that was never saved has revision 0.</summary>
    Task<Response> ReadAsync(Guid roundId, string unitId, CancellationToken cancellation);

    /// <summary>All responses of a round that anything was saved for, by unit.</summary>
    Task<IReadOnlyList<Response>> ListAsync(Guid roundId, CancellationToken cancellation);

    /// <summary>The responses that a round has of an invitation's units and that anything was saved for; the invitation may be another
    /// round's.</summary>
    Task<IReadOnlyList<Response>> ListAsync(Guid roundId, Guid invitationId, CancellationToken cancellation);

    /// <summary>The total number of changes to a round's responses. It grows with each change, so that a reader of them can check at
    /// little cost whether there are newer changes.</summary>
    Task<int> CountChangesAsync(Guid roundId, CancellationToken cancellation);

    /// <summary>Appends a journal row and moves the response to its next revision, or reports a conflict.</summary>
    /// <remarks>Changes to different answers are both stored. A change to the same value is no conflict; a save that changes
    /// nothing leaves no row.</remarks>
    /// <exception cref="System.Data.Common.DbException">The unit is not in the round's frame, or the database failed.</exception>
    Task<SaveOutcome> SaveAsync(SaveRequest request, CancellationToken cancellation);

    /// <summary>Submits what was seen. The same submission twice gives the first receipt.</summary>
    /// <exception cref="System.Data.Common.DbException">The unit is not in the round's frame, or the database failed.</exception>
    Task<SubmitOutcome> SubmitAsync(SubmitRequest request, CancellationToken cancellation);

    /// <summary>Opens a submitted response for changes; the last submission counts until the next. A response that is not submitted is not
    /// changed.</summary>
    Task<Response> ReopenAsync(Guid roundId, string unitId, string person, DateTimeOffset reopenedAt, CancellationToken cancellation);

    /// <summary>The same by the research team, with a reason that is kept.</summary>
    /// <returns>False where the response is not submitted, or has changed since the revision that was seen; nothing is changed
    /// then.</returns>
    Task<bool> TryReopenAsync(Reopening reopening, CancellationToken cancellation);

    /// <summary>The reopenings of a unit's response by the research team, the first one first.</summary>
    Task<IReadOnlyList<Reopening>> ListReopeningsAsync(Guid roundId, string unitId, CancellationToken cancellation);

    /// <summary>Adds many units' answers at once, such as a sample's; units that have a response are left alone.</summary>
    /// <returns>How many were added.</returns>
    /// <exception cref="System.Data.Common.DbException">A unit is not in the round's frame, or the database failed; nothing is added
    /// then.</exception>
    Task<int> ImportAsync(
        Guid roundId,
        IReadOnlyCollection<UnitResponse> responses,
        string person,
        DateTimeOffset importedAt,
        CancellationToken cancellation
    );

    /// <summary>Moves a round to another version of its study and records this in the journal of every started response: all of it or
    /// nothing.</summary>
    /// <param name="roundId">The round.</param>
    /// <param name="change">The versions, as the dry run showed them.</param>
    /// <param name="person">Who moves it.</param>
    /// <param name="changedAt">When.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>False where the round is no longer at the version it would move from; nothing is changed then.</returns>
    /// <remarks>No answer is changed. Where a response is submitted, what only the new version asks is noted as not asked in its
    /// version.</remarks>
    /// <exception cref="ArgumentException">The change has obstacles (<see cref="VersionChange.Obstacles"/>).</exception>
    Task<bool> TryChangeVersionAsync(
        Guid roundId,
        VersionChange change,
        string person,
        DateTimeOffset changedAt,
        CancellationToken cancellation
    );

    /// <summary>The round's moves to other versions of its study, once for each response that was started then.</summary>
    Task<IReadOnlyList<RecordedMove>> ListMovesAsync(Guid roundId, CancellationToken cancellation);

    /// <summary>Everything that happened to a unit's response, in order.</summary>
    Task<IReadOnlyList<JournalEntry>> ReadJournalAsync(Guid roundId, string unitId, CancellationToken cancellation);
}
