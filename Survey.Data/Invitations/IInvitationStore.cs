namespace Survey.Data.Invitations;

/// <summary>Stores invitations with the issues and hashes of their codes; a code itself is never stored.</summary>
/// <remarks>Thread-safe.</remarks>
public interface IInvitationStore
{
    /// <summary>Adds invitations, each with its issue and the hash of its first code: all of them or none.</summary>
    /// <exception cref="System.Data.Common.DbException">A holder has an invitation to the round already, a unit is not in its frame, or a
    /// hash is stored already.</exception>
    Task AddAsync(IReadOnlyCollection<(Invitation Invitation, string CodeHash)> invitations, CancellationToken cancellation);

    /// <summary>Gives an invitation its next code, unless somebody else does so first.</summary>
    /// <param name="invitation">The invitation as it was read, with the issue that is followed.</param>
    /// <param name="next">The new issue.</param>
    /// <param name="codeHash">What is stored of the new code.</param>
    /// <param name="endsEarlier">Whether all earlier codes end, in the same transaction.</param>
    /// <param name="cancellation">Cancels what has not begun.</param>
    /// <returns>False where the invitation has another issue by now; nothing is changed then.</returns>
    /// <exception cref="System.Data.Common.DbException">There is no such invitation.</exception>
    Task<bool> TryIssueAsync(
        Invitation invitation,
        CodeIssue next,
        string codeHash,
        bool endsEarlier,
        CancellationToken cancellation
    );

    /// <summary>The invitation that a code opens, or null.</summary>
    Task<Invitation?> FindByCodeAsync(string codeHash, CancellationToken cancellation);

    /// <summary>The invitation with the id, or null.</summary>
    Task<Invitation?> FindAsync(Guid invitationId, CancellationToken cancellation);

    /// <summary>A round's invitations, by holder.</summary>
    Task<IReadOnlyList<Invitation>> ListAsync(Guid roundId, CancellationToken cancellation);
}
