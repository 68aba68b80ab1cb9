using Survey.Data.Mail;

namespace Survey.Data.Invitations;

/// <summary>Stores invitations with the hashes of their codes; a code itself is never stored.</summary>
/// <remarks>Thread-safe.</remarks>
public interface IInvitationStore
{
    /// <summary>Adds invitations, each with the hash of its first code: all of them or none.</summary>
    /// <exception cref="System.Data.Common.DbException">A holder has an invitation to the round already, a unit is not in its frame, or a
    /// hash is stored already.</exception>
    Task AddAsync(IReadOnlyCollection<(Invitation Invitation, string CodeHash)> invitations, CancellationToken cancellation);

    /// <summary>Adds one more code to an invitation, such as for a second letter; earlier codes remain valid.</summary>
    /// <exception cref="System.Data.Common.DbException">There is no such invitation, or the hash is stored already.</exception>
    Task AddCodeAsync(Guid invitationId, string codeHash, CancellationToken cancellation);

    /// <summary>Gives an invitation a new code, for a person who lost theirs; all earlier codes end in the same transaction.</summary>
    /// <exception cref="System.Data.Common.DbException">There is no such invitation, or the hash is stored already.</exception>
    Task RenewCodeAsync(Guid invitationId, string codeHash, CancellationToken cancellation);

    /// <summary>Adds one more code to an invitation, and queues the mail that carries it: both or neither.</summary>
    Task AddCodeAsync(Guid invitationId, string codeHash, OutgoingMail mail, CancellationToken cancellation);

    /// <summary>The invitation that a code opens, or null.</summary>
    Task<Invitation?> FindByCodeAsync(string codeHash, CancellationToken cancellation);

    /// <summary>The invitation with the id, or null.</summary>
    Task<Invitation?> FindAsync(Guid invitationId, CancellationToken cancellation);

    /// <summary>A round's invitations, by holder.</summary>
    Task<IReadOnlyList<Invitation>> ListAsync(Guid roundId, CancellationToken cancellation);
}
