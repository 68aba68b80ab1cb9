namespace Survey.Data.Invitations;

/// <summary>Keeps invitations and the hashes of their codes; a code itself is never stored.</summary>
public interface IInvitationStore
{
    /// <summary>Adds invitations, each with the hash of its first code.</summary>
    Task AddAsync(IReadOnlyCollection<(Invitation Invitation, string CodeHash)> invitations, CancellationToken cancellation);

    /// <summary>Gives an invitation one more code, for a person who lost theirs; earlier ones stay good.</summary>
    Task AddCodeAsync(Guid invitationId, string codeHash, CancellationToken cancellation);

    /// <summary>The invitation that a code opens, or null.</summary>
    Task<Invitation?> FindByCodeAsync(string codeHash, CancellationToken cancellation);

    /// <summary>The invitation of that key, or null.</summary>
    Task<Invitation?> FindAsync(Guid invitationId, CancellationToken cancellation);

    /// <summary>A round's invitations, by holder.</summary>
    Task<IReadOnlyList<Invitation>> ListAsync(Guid roundId, CancellationToken cancellation);
}
