using System.Collections.Immutable;
using Survey.Data.Delegations;
using Survey.Data.Invitations;

namespace Survey.Web.Features.Respond;

/// <summary>Who is signed in: the coordinator by an invitation, or a colleague by the link to a part of one of its forms.</summary>
/// <param name="Invitation">The invitation.</param>
/// <param name="Part">The colleague's part; null for the coordinator.</param>
internal sealed record Respondent(Invitation Invitation, Delegation? Part)
{
    /// <summary>By which the session and the journal know the person.</summary>
    public Guid Key => Part?.Id ?? Invitation.Id;

    /// <summary>What the person is called.</summary>
    public string Name => Part?.ColleagueName ?? Invitation.Holder;

    /// <summary>The units whose forms the person has, wholly or in part.</summary>
    public ImmutableArray<string> Units => Part is null ? Invitation.Units : [Part.Unit];

    /// <summary>Whether the coordinator took back what the person had.</summary>
    public bool IsTakenBack => Part?.TakenBackAt is not null;
}
