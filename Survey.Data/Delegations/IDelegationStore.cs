using Survey.Data.Mail;

namespace Survey.Data.Delegations;

/// <summary>Stores delegations with the hashes of their codes, and queues the mails about them in the same transaction.</summary>
/// <remarks>Thread-safe.</remarks>
public interface IDelegationStore
{
    /// <summary>Adds a delegation and queues its mail.</summary>
    /// <exception cref="System.Data.Common.DbException">The unit is not one of the invitation's, or the hash is stored
    /// already.</exception>
    Task AddAsync(Delegation delegation, string codeHash, OutgoingMail mail, CancellationToken cancellation);

    /// <summary>The delegation that a code opens, or null.</summary>
    Task<Delegation?> FindByCodeAsync(string codeHash, CancellationToken cancellation);

    /// <summary>All delegations of a form, also returned and revoked ones, in the order in which they were made.</summary>
    Task<IReadOnlyList<Delegation>> ListAsync(Guid roundId, string unitId, CancellationToken cancellation);

    /// <summary>All delegations of a round, also returned and revoked ones, in the order in which they were made.</summary>
    Task<IReadOnlyList<Delegation>> ListAsync(Guid roundId, CancellationToken cancellation);

    /// <summary>Records that the colleague returned the delegation.</summary>
    /// <returns>False where it is not active; nothing is changed then, and no mail is queued.</returns>
    Task<bool> TryReturnAsync(Guid delegationId, string note, DateTimeOffset returnedAt, OutgoingMail mail, CancellationToken cancellation);

    /// <summary>Makes a returned delegation active again.</summary>
    /// <returns>False where it is not returned, or was revoked.</returns>
    Task<bool> TryResumeAsync(Guid delegationId, CancellationToken cancellation);

    /// <summary>Revokes a delegation, returned or not; the mail is null where the colleague is not informed.</summary>
    /// <returns>False where it is revoked already; nothing is changed then, and no mail is queued.</returns>
    Task<bool> TryRevokeAsync(Guid delegationId, DateTimeOffset revokedAt, OutgoingMail? mail, CancellationToken cancellation);
}
