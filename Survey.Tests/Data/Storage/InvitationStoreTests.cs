using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Data.Invitations;

namespace Survey.Tests.Data.Storage;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.EngineNames))]
public sealed class InvitationStoreTests(string engineName) : StoreFixture(engineName)
{
    private IInvitationStore Invitations => Node.GetRequiredService<IInvitationStore>();

    [Test]
    public async Task FindByCode_OfEveryCodeOfAnInvitation_IsTheInvitationWithItsUnitsInOrder()
    {
        var invitation = InvitationTo(await PublishAsync(), "anna@a.example", "c", "a");
        await Invitations.AddAsync([(invitation, "hash 1")], default);

        await Invitations.AddCodeAsync(invitation.Id, "hash 2", default);

        foreach (
            var found in new[]
            {
                await Invitations.FindByCodeAsync("hash 1", default),
                await Invitations.FindByCodeAsync("hash 2", default),
                await Invitations.FindAsync(invitation.Id, default),
            }
        )
        {
            Assert.That(found?.Holder, Is.EqualTo("anna@a.example"));
            Assert.That(found?.UnitIds, Is.EqualTo(new[] { "c", "a" }));
        }
    }

    [Test]
    public async Task RenewCode_EndsEveryEarlierCodeOfTheInvitationAndOfNoOther()
    {
        var roundId = await PublishAsync();
        var (invitation, other) = (InvitationTo(roundId, "anna", "a"), InvitationTo(roundId, "bo", "b"));
        await Invitations.AddAsync([(invitation, "hash 1"), (other, "hash 2")], default);
        await Invitations.AddCodeAsync(invitation.Id, "hash 3", default);

        await Invitations.RenewCodeAsync(invitation.Id, "hash 4", default);

        var found = new List<string?>();
        foreach (var hash in new[] { "hash 1", "hash 2", "hash 3", "hash 4" })
        {
            found.Add((await Invitations.FindByCodeAsync(hash, default))?.Holder);
        }

        Assert.That(found, Is.EqualTo(new[] { null, "bo", null, "anna" }));
    }

    [Test]
    public async Task FindByCode_OfAnUnknownCode_IsNull()
    {
        await Invitations.AddAsync([(InvitationTo(await PublishAsync(), "anna", "a"), "hash")], default);

        Assert.That(await Invitations.FindByCodeAsync("HASH", default), Is.Null);
    }

    [Test]
    public async Task List_OfARound_IsByHolderAndLeavesOutOtherRounds()
    {
        var roundId = await PublishAsync();
        var other = await PublishAsync("other");
        await Invitations.AddAsync(
            [(InvitationTo(roundId, "b", "b", "c"), "1"), (InvitationTo(roundId, "a", "a"), "2"), (InvitationTo(other, "c", "a"), "3")],
            default
        );

        var listed = await Invitations.ListAsync(roundId, default);

        Assert.That(
            listed.Select(invitation => $"{invitation.Holder}: {string.Join(' ', invitation.UnitIds)}"),
            Is.EqualTo(new[] { "a: a", "b: b c" })
        );
    }

    [Test]
    public async Task Add_OfSeveralWithOneThatFails_AddsNone()
    {
        var roundId = await PublishAsync();

        Assert.That(
            async () =>
                await Invitations.AddAsync(
                    [(InvitationTo(roundId, "anna", "a"), "1"), (InvitationTo(roundId, "bo", "not in the frame"), "2")],
                    default
                ),
            Throws.InstanceOf<System.Data.Common.DbException>()
        );
        Assert.That(await Invitations.ListAsync(roundId, default), Is.Empty);
    }

    private static Invitation InvitationTo(Guid roundId, string holder, params string[] units) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            RoundId = roundId,
            Holder = holder,
            UnitIds = [.. units],
        };
}
