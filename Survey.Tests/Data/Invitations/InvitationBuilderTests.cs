using NUnit.Framework;
using Survey.Data.Frames;
using Survey.Data.Invitations;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Invitations;

public sealed class InvitationBuilderTests
{
    private static readonly Guid Round = new("00000000-0000-0000-0000-000000000001");

    [Test]
    public void Of_AFrame_InvitesOnePersonForEachAddressElseForEachOrganisation()
    {
        var frame = Create.Frame(
            Create.Unit("K1", organisation: "Polisen", email: "eva@polis.example"),
            Create.Unit("K2", organisation: "Polisen"),
            Create.Unit("K3", organisation: "Kommunen", email: "Eva@Polis.example"),
            Create.Unit("K4", organisation: "Polisen"),
            Create.Unit("K5") with
            {
                Organisation = "",
            },
            Create.Unit("K6") with
            {
                Organisation = "",
            }
        );

        var invitations = InvitationBuilder.BuildFor(Round, frame);

        Assert.That(
            invitations.Select(invitation => $"{invitation.Holder}: {string.Join(' ', invitation.UnitIds)}"),
            Is.EqualTo(new[] { "eva@polis.example: K1 K3", "Polisen: K2 K4", "K5: K5", "K6: K6" })
        );
        Assert.That(invitations.Select(invitation => invitation.Id), Is.Unique);
        Assert.That(invitations.Select(invitation => invitation.RoundId), Has.All.EqualTo(Round));
    }

    [Test]
    public void Of_UnitsThatDoNotBelong_LeavesThemOut()
    {
        var frame = Create.Frame(
            Create.Unit("K1") with
            {
                Disposition = Disposition.Ineligible,
            },
            Create.Unit("K2") with
            {
                Disposition = Disposition.Refused,
            }
        );

        Assert.That(InvitationBuilder.BuildFor(Round, frame).Select(invitation => invitation.Holder), Is.EqualTo(new[] { "K2" }));
    }
}
