using Survey.Data.Invitations;

namespace Survey.Web.Features.Shared.Rounds;

/// <summary>An invitation and its code, to be sent to the person it is for.</summary>
public sealed record IssuedCode(Invitation Invitation, string Code)
{
    /// <summary>The personal link on a site.</summary>
    public string LinkAt(string siteUrl) => $"{siteUrl}/r/{Code}";
}
