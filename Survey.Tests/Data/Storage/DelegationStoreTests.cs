using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Data.Delegations;
using Survey.Data.Invitations;
using Survey.Data.Mail;

namespace Survey.Tests.Data.Storage;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.EngineNames))]
public sealed class DelegationStoreTests(string engineName) : StoreFixture(engineName)
{
    private static readonly DateTimeOffset Retry = Now.AddMinutes(1);

    private IDelegationStore Delegations => Node.GetRequiredService<IDelegationStore>();

    private IOutbox Outbox => Node.GetRequiredService<IOutbox>();

    [Test]
    public async Task Add_OfADelegation_IsFoundByIdCodeAndForm()
    {
        var part = await DelegateAsync();

        var found = await FindAsync(part);
        Assert.Multiple(async () =>
        {
            Assert.That(found?.SectionNames, Is.EqualTo(part.SectionNames));
            Assert.That(found is null ? null : found with { SectionNames = part.SectionNames }, Is.EqualTo(part));
            Assert.That((await Delegations.FindByCodeAsync("hash", default))?.Id, Is.EqualTo(part.Id));
            Assert.That(await Delegations.FindByCodeAsync("other", default), Is.Null);
            Assert.That((await Delegations.ListAsync(part.RoundId, "a", default)).Select(other => other.Id), Is.EqualTo(new[] { part.Id }));
            Assert.That(await Delegations.ListAsync(part.RoundId, "b", default), Is.Empty);
        });
    }

    [Test]
    public async Task Mail_ToBeAnsweredToSomebody_KeepsThatInTheOutbox()
    {
        var part = await DelegateAsync();
        await Outbox.ClaimNextAsync(Now, Retry, default);
        await Outbox.MarkSentAsync(part.MailId, "250 OK", Now, default);
        var mail = MailOf("answered") with { SenderName = "Myndigheten", ReplyTo = "bo@kommun.example", ReplyToName = "Bo Ek" };
        await Delegations.TryReturnAsync(part.Id, "", Now, mail, default);

        var claimed = await Outbox.ClaimNextAsync(Now, Retry, default);

        Assert.That(claimed, Is.EqualTo(mail with { Attempts = 1 }));
    }

    [Test]
    public async Task Delegation_OfAFormThatTheInvitationDoesNotHave_IsRefused_AndNoMailGoesOut()
    {
        var part = await DelegateAsync();
        await Outbox.ClaimNextAsync(Now, Retry, default);
        await Outbox.MarkSentAsync(part.MailId, "250 OK", Now, default);

        var mail = MailOf("stray");
        Assert.That(
            async () =>
                await Delegations.AddAsync(
                    part with
                    {
                        Id = Guid.CreateVersion7(),
                        UnitId = "c",
                        MailId = mail.Id,
                    },
                    "hash2",
                    mail,
                    default
                ),
            Throws.Exception
        );
        Assert.That(await Outbox.ClaimNextAsync(Now, Retry, default), Is.Null);
    }

    [Test]
    public async Task List_OfARound_HasTheDelegationsOfAllItsForms()
    {
        var part = await DelegateAsync();

        Assert.Multiple(async () =>
        {
            Assert.That((await Delegations.ListAsync(part.RoundId, default)).Select(each => each.Id), Is.EqualTo(new[] { part.Id }));
            Assert.That(await Delegations.ListAsync(Guid.CreateVersion7(), default), Is.Empty);
        });
    }

    [Test]
    public async Task ReturnResumeAndRevoke_DoneTwice_ChangeTheDelegationOnce()
    {
        var part = await DelegateAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(await Delegations.TryReturnAsync(part.Id, "Klart", Now, MailOf("back"), default), Is.True);
            Assert.That(await Delegations.TryReturnAsync(part.Id, "Igen", Now, MailOf("twice"), default), Is.False);
            Assert.That((await FindAsync(part))?.Note, Is.EqualTo("Klart"));
            Assert.That(await Delegations.TryResumeAsync(part.Id, default), Is.True);
            Assert.That(await Delegations.TryResumeAsync(part.Id, default), Is.False);
            Assert.That(await Delegations.TryRevokeAsync(part.Id, Now, MailOf("taken"), default), Is.True);
            Assert.That(await Delegations.TryRevokeAsync(part.Id, Now, MailOf("again"), default), Is.False);
            Assert.That(await Delegations.TryReturnAsync(part.Id, "Sent", Now, MailOf("late"), default), Is.False);
            Assert.That((await FindAsync(part))?.IsActive, Is.False);
            Assert.That(await SubjectsAsync(), Is.EqualTo(new[] { "out", "back", "taken" }), "what did not happen is not told");
        });
    }

    [Test]
    public async Task Mail_Taken_IsNobodyElsesUntilItIsDueAgain()
    {
        await DelegateAsync();

        var first = await Outbox.ClaimNextAsync(Now, Retry, default);
        Assert.Multiple(async () =>
        {
            Assert.That(first?.Body, Is.EqualTo("text of out"));
            Assert.That(await Outbox.ClaimNextAsync(Now, Retry, default), Is.Null);
            Assert.That(
                (await Outbox.ClaimNextAsync(Retry, Retry.AddMinutes(1), default))?.Attempts,
                Is.EqualTo(2),
                "the node that took it is silent"
            );
        });
    }

    [Test]
    public async Task Mail_PutOffSentOrGivenUp_SaysSo_AndForgetsItsText()
    {
        var part = await DelegateAsync();
        var states = new List<MailStatus?> { await Outbox.FindStatusAsync(part.MailId, default) };
        await Outbox.ClaimNextAsync(Now, Retry, default);
        await Outbox.RescheduleAsync(part.MailId, "busy", Now.AddHours(1), default);
        Assert.That(await Outbox.ClaimNextAsync(Now.AddMinutes(59), Retry, default), Is.Null);
        Assert.That((await Outbox.ClaimNextAsync(Now.AddHours(1), Now.AddHours(2), default))?.Body, Is.EqualTo("text of out"));
        await Outbox.MarkFailedAsync(part.MailId, "no such person", Now, default);
        states.Add(await Outbox.FindStatusAsync(part.MailId, default));
        await Outbox.MarkSentAsync(part.MailId, "250 OK", Now, default);
        states.Add(await Outbox.FindStatusAsync(part.MailId, default));

        Assert.Multiple(async () =>
        {
            Assert.That(states, Is.EqualTo(new MailStatus?[] { MailStatus.Waiting, MailStatus.Failed, MailStatus.Sent }));
            Assert.That(await Outbox.FindStatusAsync(Guid.CreateVersion7(), default), Is.Null);
            Assert.That(await Database.ListAsync("SELECT Body FROM Mail"), Is.EqualTo(new[] { "" }), "a personal link is not kept");
        });
    }

    private async Task<Delegation?> FindAsync(Delegation part) =>
        (await Delegations.ListAsync(part.RoundId, part.UnitId, default)).SingleOrDefault(each => each.Id == part.Id);

    private async Task<Delegation> DelegateAsync()
    {
        var roundId = await PublishAsync();
        var invitation = new Invitation
        {
            Id = Guid.CreateVersion7(),
            RoundId = roundId,
            Holder = "a@kommun.example",
            UnitIds = ["a", "b"],
        };
        await Node.GetRequiredService<IInvitationStore>().AddAsync([(invitation, "code")], default);
        var mail = MailOf("out");
        var part = new Delegation
        {
            Id = Guid.CreateVersion7(),
            InvitationId = invitation.Id,
            RoundId = roundId,
            UnitId = "a",
            SectionNames = ["one", "two"],
            ColleagueName = "Kollegan",
            ColleagueEmail = "kollegan@kommun.example",
            CoordinatorName = "Samordnaren",
            CoordinatorEmail = "a@kommun.example",
            Message = "Kan du ta den här?\nTack!",
            DueOn = new DateOnly(2026, 3, 20),
            DelegatedAt = Now,
            MailId = mail.Id,
        };
        await Delegations.AddAsync(part, "hash", mail, default);
        return part;
    }

    private static OutgoingMail MailOf(string subject) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            To = "kollegan@kommun.example",
            ToName = "Kollegan",
            Subject = subject,
            Body = "text of " + subject,
            QueuedAt = Now,
        };

    private async Task<IReadOnlyList<string>> SubjectsAsync() =>
        [.. (await Database.ListAsync("SELECT Subject FROM Mail ORDER BY MailId"))];
}
