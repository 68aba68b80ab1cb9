using System.Collections.Immutable;
using Survey.Data.Invitations;

namespace Survey.Web.Features.Shared.Rounds;

/// <summary>Issues access codes of a published round: for more letters, and for people who lost theirs. A code is shown once and stored
/// only as a hash.</summary>
internal sealed class AccessCodeService(IInvitationStore invitations)
{
    /// <summary>The invitation of the person who answers for a unit; null where nobody is invited to.</summary>
    public async Task<Invitation?> FindInvitationAsync(Guid roundId, string unit, CancellationToken cancellation) =>
        (await invitations.ListAsync(roundId, cancellation)).FirstOrDefault(invitation => invitation.UnitIds.Contains(unit));

    /// <summary>Gives each invitation one more code.</summary>
    /// <param name="invited">The invitations.</param>
    /// <param name="endsEarlier">Whether earlier codes end, with the sessions that were opened with them.</param>
    /// <param name="cancellation">Cancels the rest; codes that are issued by then remain.</param>
    public async Task<ImmutableArray<IssuedCode>> IssueAsync(
        IEnumerable<Invitation> invited,
        bool endsEarlier,
        CancellationToken cancellation
    )
    {
        ImmutableArray<IssuedCode> issued = [.. invited.Select(invitation => new IssuedCode(invitation, AccessCode.Generate()))];
        foreach (var (invitation, code) in issued)
        {
            await (
                endsEarlier
                    ? invitations.RenewCodeAsync(invitation.Id, AccessCode.Hash(code), cancellation)
                    : invitations.AddCodeAsync(invitation.Id, AccessCode.Hash(code), cancellation)
            );
        }

        return issued;
    }
}
