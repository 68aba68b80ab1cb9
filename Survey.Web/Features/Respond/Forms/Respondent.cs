using System.Collections.Immutable;
using Survey.Data.Delegations;
using Survey.Data.Invitations;

namespace Survey.Web.Features.Respond.Forms;

/// <summary>Who is signed in: the coordinator by an invitation, or a colleague by the link to a part of one of its forms.</summary>
/// <param name="Invitation">The invitation.</param>
/// <param name="Delegation">The colleague's part; null for the coordinator.</param>
internal sealed record Respondent(Invitation Invitation, Delegation? Delegation)
{
    /// <summary>By which the session and the journal know the person.</summary>
    public Guid PersonId => Delegation?.Id ?? Invitation.Id;

    /// <summary>What the person is called.</summary>
    public string Name => Delegation?.ColleagueName ?? Invitation.Holder;

    /// <summary>The units whose forms the person has, wholly or in part.</summary>
    public ImmutableArray<string> Units => Delegation is null ? Invitation.UnitIds : [Delegation.UnitId];

    /// <summary>Whether the coordinator took back what the person had.</summary>
    public bool IsTakenBack => Delegation?.RevokedAt is not null;
}
