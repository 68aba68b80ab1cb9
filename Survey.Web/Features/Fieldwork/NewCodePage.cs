using Survey.Data.Invitations;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Fieldwork;

/// <summary>The page that gives the person who answers for a unit a new code.</summary>
/// <param name="Snapshot">The round.</param>
/// <param name="Unit">The unit whose code is lost.</param>
/// <param name="Invitation">Whose code it is, and for which units.</param>
internal sealed record NewCodePage(RoundSnapshot Snapshot, string Unit, Invitation Invitation)
{
    /// <summary>The new code; null before it is made.</summary>
    public IssuedCode? Issued { get; init; }

    /// <summary>The personal link with the new code.</summary>
    public string Link { get; init; } = "";

    /// <summary>What people call the units that the code opens.</summary>
    public IEnumerable<string> UnitNames => Invitation.UnitIds.Select(id => Snapshot.Frame.FindUnit(id)?.DisplayName ?? id);
}
