using Survey.Data.Mail;

namespace Survey.Data.Delegations;

/// <summary>Keeps delegations and the hashes of their codes, and puts the mails that tell of them in the outbox: both or neither.</summary>
public interface IDelegationStore
{
    /// <summary>Hands a part out.</summary>
    Task AddAsync(Delegation delegation, string codeHash, OutgoingMail mail, CancellationToken cancellation);

    /// <summary>The delegation that a code opens, or null.</summary>
    Task<Delegation?> FindByCodeAsync(string codeHash, CancellationToken cancellation);

    /// <summary>The delegation of that key, or null.</summary>
    Task<Delegation?> FindAsync(Guid delegationId, CancellationToken cancellation);

    /// <summary>All delegations of a form, those that are over too, in the order in which they were handed out.</summary>
    Task<IReadOnlyList<Delegation>> ListAsync(Guid roundId, string unitId, CancellationToken cancellation);

    /// <summary>The colleague gives the part back.</summary>
    /// <returns>False where the colleague does not have it; nothing is changed then, and no mail goes out.</returns>
    Task<bool> TryReturnAsync(Guid delegationId, string note, DateTimeOffset returnedAt, OutgoingMail mail, CancellationToken cancellation);

    /// <summary>The colleague takes up again what they gave back.</summary>
    /// <returns>False where it is not back, or was taken back.</returns>
    Task<bool> TryResumeAsync(Guid delegationId, CancellationToken cancellation);

    /// <summary>The coordinator takes the part back, returned or not; the mail is null where nobody is to be told.</summary>
    /// <returns>False where it is taken back already; nothing is changed then, and no mail goes out.</returns>
    Task<bool> TryRevokeAsync(Guid delegationId, DateTimeOffset revokedAt, OutgoingMail? mail, CancellationToken cancellation);
}
