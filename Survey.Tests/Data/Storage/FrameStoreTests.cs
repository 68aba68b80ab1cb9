using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Data.Delegations;
using Survey.Data.Frames;
using Survey.Data.Frames.Changes;
using Survey.Data.Invitations;
using Survey.Data.Mail;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Storage;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.EngineNames))]
public sealed class FrameStoreTests(string engineName) : StoreFixture(engineName)
{
    private IFrameStore Frames => Node.GetRequiredService<IFrameStore>();

    private IInvitationStore Invitations => Node.GetRequiredService<IInvitationStore>();

    [Test]
    public async Task Change_OfManyUnits_IsReadAndKeptWithItsReason()
    {
        var id = await PublishAsync();

        var changed = await ChangeAsync(id, 1, Rename("a", "Ale"), Remove("b"), Add("d"));

        var frame = await Rounds.ReadFrameAsync(id, default);
        var summary = (await Frames.ListChangesAsync(id, default)).Single();
        var history = (await Frames.ListChangesAsync(id, "a", default)).Single();
        Assert.Multiple(async () =>
        {
            Assert.That(changed, Is.True);
            Assert.That(frame.Units.Select(unit => unit.DisplayName), Is.EqualTo(new[] { "Ale", "b", "c", "d" }));
            Assert.That(frame.FindUnit("b")?.Disposition, Is.EqualTo(Disposition.Ineligible));
            Assert.That(summary, Is.EqualTo(new FrameChangeSummary(ChangeOf(id, 1), 1, 1, 1)));
            Assert.That(history.Unit.Values, Is.EqualTo(new[] { new FrameValueChange("name", "a", "Ale") }));
            Assert.That((await Rounds.FindAsync(id, default))?.FrameRevision, Is.EqualTo(1));
            Assert.That((await Rounds.FindAsync("2026", default))?.FrameRevision, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Change_ByManyAtOnce_IsMadeOnce()
    {
        var id = await PublishAsync();
        IFrameStore[] stores = [Frames, Database.OpenNode().GetRequiredService<IFrameStore>()];

        var changed = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(index => Task.Run(() => stores[index % 2].TryChangeAsync(ChangeOf(id, 1), SetOf(Rename("a", $"{index}")), default)))
        );

        Assert.That(changed.Count(done => done), Is.EqualTo(1));
        Assert.That(await Frames.ListChangesAsync(id, default), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Change_ThatFails_LeavesNothing()
    {
        var id = await PublishAsync();

        Assert.That(() => ChangeAsync(id, 1, Rename("a", "Ale"), Rename("unknown", "x")), Throws.InstanceOf<DbException>());

        Assert.That((await Rounds.ReadFrameAsync(id, default)).FindUnit("a")?.DisplayName, Is.EqualTo("a"));
        Assert.That(await Frames.ListChangesAsync(id, default), Is.Empty);
    }

    [Test]
    public async Task Change_OfTheAddress_MovesTheUnitToThatPersonsInvitation()
    {
        var id = await PublishAsync();
        await InviteAsync(id, ("anna@x.example", "hash a", ["a", "b"]), ("bo@x.example", "hash b", ["c"]));

        await ChangeAsync(id, 1, WithEmail("a", "Bo@x.example"), WithEmail("b", "cia@x.example"), Add("d"));

        var invitations = (await Invitations.ListAsync(id, default)).ToDictionary(each => each.Holder, each => each.UnitIds.ToList());
        Assert.Multiple(async () =>
        {
            Assert.That(invitations["bo@x.example"], Is.EqualTo(new[] { "c", "a" }));
            Assert.That(invitations["cia@x.example"], Is.EqualTo(new[] { "b" }));
            Assert.That(invitations["d"], Is.EqualTo(new[] { "d" }));
            Assert.That(invitations["anna@x.example"], Is.Empty);
            Assert.That((await Invitations.FindByCodeAsync("hash a", default))?.UnitIds, Is.Empty);
            Assert.That((await Invitations.FindByCodeAsync("hash b", default))?.UnitIds, Is.EqualTo(new[] { "c", "a" }));
        });
    }

    [Test]
    public async Task Removal_AndReturn_TakesTheUnitFromItsInvitationAndGivesItBack()
    {
        var id = await PublishAsync();
        await InviteAsync(id, ("a", "hash", ["a"]));

        await ChangeAsync(id, 1, Remove("a"));
        var removed = await Invitations.FindByCodeAsync("hash", default);
        await ChangeAsync(id, 2, (new("a", FrameUnitChangeKind.Changed, []), Create.Unit("a")));
        var back = await Invitations.FindByCodeAsync("hash", default);

        Assert.That((removed?.UnitIds.Length, back?.UnitIds.Length), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task Move_OfAUnitWithDelegatedSections_TakesThemAlong()
    {
        var id = await PublishAsync();
        await InviteAsync(id, ("anna@x.example", "hash a", ["a"]), ("bo@x.example", "hash b", ["c"]));
        var invitations = await Invitations.ListAsync(id, default);
        var delegations = Node.GetRequiredService<IDelegationStore>();
        var mail = new OutgoingMail
        {
            Id = Guid.CreateVersion7(),
            To = "cia@x.example",
            ToName = "Cia",
            Subject = "",
            Body = "",
            QueuedAt = Now,
        };
        var delegation = new Delegation
        {
            Id = Guid.CreateVersion7(),
            InvitationId = invitations.Single(each => each.Holder == "anna@x.example").Id,
            RoundId = id,
            UnitId = "a",
            SectionNames = ["s"],
            ColleagueName = "Cia",
            ColleagueEmail = "cia@x.example",
            CoordinatorName = "Anna",
            CoordinatorEmail = "anna@x.example",
            Message = "",
            DelegatedAt = Now,
            MailId = mail.Id,
        };
        await delegations.AddAsync(delegation, "hash d", mail, default);

        await ChangeAsync(id, 1, WithEmail("a", "bo@x.example"));

        var moved = await delegations.FindByCodeAsync("hash d", default);
        Assert.That(moved?.InvitationId, Is.EqualTo(invitations.Single(each => each.Holder == "bo@x.example").Id));
    }

    private Task InviteAsync(Guid roundId, params (string Holder, string Hash, string[] Units)[] invited) =>
        Invitations.AddAsync(
            [
                .. invited.Select(each =>
                    (
                        new Invitation
                        {
                            Id = Guid.CreateVersion7(),
                            RoundId = roundId,
                            Holder = each.Holder,
                            UnitIds = [.. each.Units],
                        },
                        each.Hash
                    )
                ),
            ],
            default
        );

    private Task<bool> ChangeAsync(Guid roundId, int revision, params (FrameUnitChange Change, FrameUnit Unit)[] changes) =>
        Frames.TryChangeAsync(ChangeOf(roundId, revision), SetOf(changes), default);

    private static FrameChangeSet SetOf(params (FrameUnitChange Change, FrameUnit Unit)[] changes) =>
        new() { Changes = [.. changes.Select(pair => pair.Change)], Units = [.. changes.Select(pair => pair.Unit)] };

    private static FrameChange ChangeOf(Guid roundId, int revision) =>
        new()
        {
            RoundId = roundId,
            Revision = revision,
            Reason = "Ny kommun",
            ChangedBy = "anna",
            ChangedAt = Now,
        };

    private static (FrameUnitChange, FrameUnit) Rename(string unit, string name) =>
        (
            new(unit, FrameUnitChangeKind.Changed, [new("name", unit, name)]),
            Create.Unit(unit) with
            {
                DisplayName = name,
            }
        );

    private static (FrameUnitChange, FrameUnit) WithEmail(string unit, string email) =>
        (new(unit, FrameUnitChangeKind.Changed, [new("email", "", email)]), Create.Unit(unit, email: email));

    private static (FrameUnitChange, FrameUnit) Remove(string unit) =>
        (new(unit, FrameUnitChangeKind.Removed, []), Create.Unit(unit).WithDisposition(Disposition.Ineligible));

    private static (FrameUnitChange, FrameUnit) Add(string unit) => (new(unit, FrameUnitChangeKind.Added, []), Create.Unit(unit));
}
