using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Data.Invitations;

namespace Survey.Tests.Data.Storage;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.EngineNames))]
public sealed class InvitationStoreTests(string engineName) : StoreFixture(engineName)
{
    private const string Key = "key 1";

    private IInvitationStore Invitations => Node.GetRequiredService<IInvitationStore>();

    [Test]
    public async Task FindByCode_OfEveryCodeOfAnInvitation_IsTheInvitationWithItsUnitsInOrder()
    {
        var invitation = InvitationTo(await PublishAsync(), "anna@a.example", "c", "a");
        await Invitations.AddAsync([(invitation, "hash 1")], default);

        await AddKeyAsync();
        await Invitations.TryIssueAsync(invitation, new CodeIssue(1, Key), "hash 2", endsEarlier: false, default);

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
    public async Task Issue_ThatEndsEarlier_EndsEveryEarlierCodeOfTheInvitationAndOfNoOther()
    {
        var roundId = await PublishAsync();
        var (invitation, other) = (InvitationTo(roundId, "anna", "a"), InvitationTo(roundId, "bo", "b"));
        await Invitations.AddAsync([(invitation, "hash 1"), (other, "hash 2")], default);
        await AddKeyAsync();
        await Invitations.TryIssueAsync(invitation, new CodeIssue(1, Key), "hash 3", endsEarlier: false, default);

        var isIssued = await Invitations.TryIssueAsync(
            await ReadAsync(invitation),
            new CodeIssue(2, Key),
            "hash 4",
            endsEarlier: true,
            default
        );

        Assert.That(isIssued, Is.True);
        Assert.That(await HoldersAsync("hash 1", "hash 2", "hash 3", "hash 4"), Is.EqualTo(new[] { null, "bo", null, "anna" }));
        Assert.That((await ReadAsync(invitation)).Issue, Is.EqualTo(new CodeIssue(2, Key)));
    }

    [Test]
    public async Task Issue_OfAnInvitationThatHasAnotherIssueByNow_ChangesNothing()
    {
        var invitation = InvitationTo(await PublishAsync(), "anna", "a");
        await AddKeyAsync();
        await Invitations.AddAsync([(invitation with { Issue = new CodeIssue(1, Key) }, "hash 1")], default);
        var read = await ReadAsync(invitation);
        await Invitations.TryIssueAsync(read, new CodeIssue(2, Key), "hash 2", endsEarlier: true, default);

        bool[] areIssued =
        [
            await Invitations.TryIssueAsync(read, new CodeIssue(2, Key), "hash 3", endsEarlier: true, default),
            await Invitations.TryIssueAsync(invitation, new CodeIssue(1, Key), "hash 4", endsEarlier: true, default),
        ];

        Assert.That(areIssued, Has.All.False);
        Assert.That(await HoldersAsync("hash 1", "hash 2", "hash 3", "hash 4"), Is.EqualTo(new[] { null, "anna", null, null }));
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

    private Task AddKeyAsync() => Node.GetRequiredService<IAccessCodeKeyStore>().AddIdAsync(Key, default);

    private async Task<Invitation> ReadAsync(Invitation invitation) =>
        await Invitations.FindAsync(invitation.Id, default) ?? throw new AssertionException("The invitation is not stored.");

    private async Task<IReadOnlyList<string?>> HoldersAsync(params string[] hashes)
    {
        var holders = new List<string?>();
        foreach (var hash in hashes)
        {
            holders.Add((await Invitations.FindByCodeAsync(hash, default))?.Holder);
        }

        return holders;
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
