using System.Collections.Immutable;
using Survey.Data.Delegations;
using Survey.Data.Invitations;
using Survey.Data.Responses.Team;

namespace Survey.Web.Features.Respond.Forms;

/// <summary>Who is signed in: the coordinator by an invitation, or a colleague by the link of a delegation.</summary>
/// <param name="Invitation">The invitation.</param>
/// <param name="Delegation">The colleague's delegation; null for the coordinator.</param>
internal sealed record Respondent(Invitation Invitation, Delegation? Delegation)
{
    /// <summary>The hash of the code with which the person came; the session ends with the code.</summary>
    public string CodeHash { get; init; } = "";

    /// <summary>The id of a respondent in the session and the journal: that of the delegation or invitation.</summary>
    public Guid PersonId => Delegation?.Id ?? Invitation.Id;

    /// <summary>The account of the research team that reads the form; null for a respondent.</summary>
    public string? Account { get; init; }

    /// <summary>The leave by which the research team fills the form in; null for a respondent.</summary>
    public ResponseEntry? Entry { get; init; }

    /// <summary>How the journal names the person: the id of a respondent, the account of the research team.</summary>
    public string JournalName => Account ?? PersonId.ToString();

    /// <summary>The person's name.</summary>
    public string Name => Delegation?.ColleagueName ?? Invitation.Holder;

    /// <summary>The coordinator's e-mail address; empty where the frame has none.</summary>
    public string EmailAddress => Invitation.Holder.Contains('@', StringComparison.Ordinal) ? Invitation.Holder : "";

    /// <summary>The units whose forms, or delegated sections of them, the person has.</summary>
    public ImmutableArray<string> Units => Delegation is null ? Invitation.UnitIds : [Delegation.UnitId];

    /// <summary>Whether the coordinator took the delegation back.</summary>
    public bool IsDelegationRevoked => Delegation?.RevokedAt is not null;
}
