using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using MimeKit;
using NUnit.Framework;
using Survey.Data.Mail;
using Survey.Data.Responses;
using Survey.Web.Features.Mail;
using Survey.Web.Features.Shared.Messages;

namespace Survey.Tests.Web.Mail;

/// <summary>A mailing over SMTP: nobody gets a message twice, and every one that was not sent is listed.</summary>
public sealed class MailingDeliveryTests
{
    private static readonly ImmutableArray<string> AllAccepted = ["ale: Accepted", "bjuv: Accepted", "falu: Accepted", "pol: Accepted"];

    [Test]
    public async Task Mailing_IsPlannedForThoseWhoMayGetIt_AndTheOthersAreNamedWithTheReason()
    {
        await using var site = await MailingSite.StartAsync();
        await site.AnswerAsync("D", FormStatus.Submitted);

        var plan = await site.PlanAsync(new MailingSelection());

        Assert.Multiple(() =>
        {
            Assert.That(
                plan.Recipients.Select(person => person.Address),
                Is.EqualTo(new[] { "ale@prov.example", "bjuv@prov.example", "pol@prov.example" })
            );
            Assert.That(
                plan.Excluded.Select(pair => (pair.Person.Units[0].Unit, pair.Obstacle)),
                Is.EquivalentTo(
                    new[] { ("D", MailingObstacle.Answered), ("E", MailingObstacle.Refused), ("F", MailingObstacle.NoAddress) }
                )
            );
        });
    }

    [Test]
    public async Task Mailing_ThatIsKilledBeforeTheClaim_GoesToEverybodyOnce()
    {
        await using var site = await MailingSite.StartAsync();
        await using var server = new FakeSmtpServer("250 OK");
        var mailing = await site.OrderAsync();

        await MailingSite.RunAsync(site.NewWorker(server));
        await MailingSite.RunAsync(site.NewWorker(server));

        Assert.That(RecipientsOf(server), Is.EqualTo(new[] { "ale", "bjuv", "falu", "pol" }));
        Assert.That(await site.StatesAsync(mailing), Is.EqualTo(AllAccepted));
    }

    /// <summary>Nobody knows how far the node came that took the mail: it is shown, and not sent again.</summary>
    [Test]
    public async Task Mailing_ThatIsKilledBetweenClaimAndData_LeavesThatMailUncertainAndSendsTheOthersOnce()
    {
        await using var site = await MailingSite.StartAsync();
        await using var server = new FakeSmtpServer("250 OK");
        var mailing = await site.OrderAsync();
        var taken = await site.Outbox.ClaimNextAsync(MailingSite.Now, MailingSite.Now + OutboxWorker.Lease, default);

        await MailingSite.RunAsync(site.NewWorker(server));
        Assert.That(await site.StatesAsync(mailing), Has.Exactly(1).EndsWith("Sending").And.Exactly(3).EndsWith("Accepted"));
        site.Time.Advance(OutboxWorker.Lease);
        await MailingSite.RunAsync(site.NewWorker(server));

        Assert.That(await site.StatesAsync(mailing), Has.Exactly(1).EndsWith("Uncertain").And.Exactly(3).EndsWith("Accepted"));
        Assert.That(RecipientsOf(server), Is.Unique.And.Count.EqualTo(3).And.None.EqualTo(taken?.To.Split('@')[0]));
    }

    [Test]
    public async Task Mailing_ThatIsKilledAfterDataBeforeTheConfirmation_IsNotSentAgain()
    {
        await using var site = await MailingSite.StartAsync();
        await using var server = new FakeSmtpServer("250 OK");
        var mailing = await site.OrderAsync();
        var delivery = new SmtpMailDelivery(Options.Create(server.Options));
        var dying = site.NewWorker(new OutboxThatCannotConfirm(site.Outbox), delivery);

        Assert.That(() => dying.TrySendNextAsync(default), Throws.InvalidOperationException);
        await MailingSite.RunAsync(site.NewWorker(server));
        site.Time.Advance(OutboxWorker.Lease);
        await MailingSite.RunAsync(site.NewWorker(server));

        Assert.That(RecipientsOf(server), Is.EqualTo(new[] { "ale", "bjuv", "falu", "pol" }));
        Assert.That(await site.StatesAsync(mailing), Has.Exactly(1).EndsWith("Uncertain").And.Exactly(3).EndsWith("Accepted"));
    }

    [Test]
    public async Task Mailing_WhoseLineBreaksAfterTheFinalDot_IsUncertainAndNotSentAgain()
    {
        await using var site = await MailingSite.StartAsync();
        await using var server = new FakeSmtpServer("250 OK")
        {
            Script = (line, count) => line == "." && count == 1 ? FakeSmtpServer.Drop : null,
        };
        var mailing = await site.OrderAsync();

        await MailingSite.RunAsync(site.NewWorker(server));
        site.Time.Advance(TimeSpan.FromDays(1));
        await MailingSite.RunAsync(site.NewWorker(server));

        Assert.That(RecipientsOf(server), Is.EqualTo(new[] { "ale", "bjuv", "falu", "pol" }));
        Assert.That(await site.StatesAsync(mailing), Has.Exactly(1).EndsWith("Uncertain").And.Exactly(3).EndsWith("Accepted"));
    }

    /// <summary>Before the text goes over, a broken line has delivered nothing.</summary>
    [Test]
    public async Task Mailing_WhoseLineBreaksBeforeData_IsSentLaterOnce()
    {
        await using var site = await MailingSite.StartAsync();
        var recipients = 0;
        await using var server = new FakeSmtpServer("250 OK")
        {
            Script = (line, _) =>
                line.StartsWith("RCPT", StringComparison.Ordinal) && ++recipients == 1 ? FakeSmtpServer.Drop : null,
        };
        var mailing = await site.OrderAsync();

        await MailingSite.RunAsync(site.NewWorker(server));
        Assert.That(await site.StatesAsync(mailing), Has.Exactly(1).EndsWith("Deferred"));
        site.Time.Advance(TimeSpan.FromMinutes(1));
        await MailingSite.RunAsync(site.NewWorker(server));

        Assert.That(await site.StatesAsync(mailing), Is.EqualTo(AllAccepted));
        Assert.That(server.ReadMails(), Has.Count.EqualTo(4));
    }

    [TestCase("550 No such person", "Refused")]
    [TestCase("451 Try later", "Deferred")]
    public async Task Mailing_OfWhichOneRecipientIsRefused_GoesToTheOthersAndSaysWhy(string reply, string state)
    {
        await using var site = await MailingSite.StartAsync();
        await using var server = new FakeSmtpServer("250 OK")
        {
            Script = (line, _) => line.StartsWith("RCPT TO:<bjuv@", StringComparison.Ordinal) ? reply : null,
        };
        var mailing = await site.OrderAsync();

        await MailingSite.RunAsync(site.NewWorker(server));

        var people = await site.Mailings.ListRecipientsAsync(mailing.Id, default);
        var refused = people.Single(person => person.State != MailingState.Accepted);
        Assert.That((refused.Address, refused.State.ToString()), Is.EqualTo(("bjuv@prov.example", state)));
        Assert.That(refused.Reply, Does.Contain(reply[4..]));
    }

    /// <summary>A server that knows RFC 3461 names the envelope's id when the mail comes back.</summary>
    [Test]
    public async Task Mail_ToAServerThatReportsDelivery_HasItsIdOnTheEnvelope()
    {
        await using var site = await MailingSite.StartAsync();
        await using var server = new FakeSmtpServer("250 OK")
        {
            Script = (line, _) => line.StartsWith("EHLO", StringComparison.Ordinal) ? "250-fake\r\n250 DSN" : null,
        };
        var mailing = await site.OrderAsync();

        await site.NewWorker(server).TrySendNextAsync(default);

        var sent = server.Received.Single(line => line.StartsWith("MAIL FROM", StringComparison.Ordinal));
        var ids = (await site.Mailings.ListRecipientsAsync(mailing.Id, default)).Select(person => person.MailId.ToString("N"));
        Assert.That(ids, Has.Exactly(1).Matches<string>(id => sent.Contains($"ENVID={id}", StringComparison.Ordinal)));
    }

    /// <summary>A refused site is one fault, and not one of each mail.</summary>
    [Test]
    public async Task Mailing_OfASenderThatTheServerRefuses_StopsOnceAndGoesOnWhenItIsMended()
    {
        await using var site = await MailingSite.StartAsync();
        var isRefused = true;
        await using var server = new FakeSmtpServer("250 OK")
        {
            Script = (line, _) => isRefused && line.StartsWith("MAIL", StringComparison.Ordinal) ? "550 5.7.60 Not this sender" : null,
        };
        var mailing = await site.OrderAsync();

        await MailingSite.RunAsync(site.NewWorker(server));
        var stop = await site.Outbox.FindStopAsync(default);
        Assert.That(stop?.Reason, Does.Contain("Not this sender"));
        Assert.That(server.Received.Count(line => line.StartsWith("MAIL", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(await site.StatesAsync(mailing), Has.None.EndsWith("Refused"));

        isRefused = false;
        site.Time.Advance(TimeSpan.FromMinutes(15));
        await MailingSite.RunAsync(site.NewWorker(server));
        Assert.That(await site.StatesAsync(mailing), Is.EqualTo(AllAccepted));
        Assert.That(RecipientsOf(server), Is.Unique);
        Assert.That(await site.Outbox.FindStopAsync(default), Is.Null);
    }

    [Test]
    public async Task Mailing_WithoutAnybodyAtThePort_WaitsAndIsSentWhenTheServerIsBack()
    {
        await using var site = await MailingSite.StartAsync();
        var mailing = await site.OrderAsync();
        var nobody = new MailOptions { Host = "127.0.0.1", Port = 1, Protection = MailKit.Security.SecureSocketOptions.None };

        await MailingSite.RunAsync(site.NewWorker(site.Outbox, new SmtpMailDelivery(Options.Create(nobody))));
        Assert.That(await site.StatesAsync(mailing), Has.All.EndsWith("Deferred"));
        await using var server = new FakeSmtpServer("250 OK");
        site.Time.Advance(TimeSpan.FromMinutes(1));
        await MailingSite.RunAsync(site.NewWorker(server));

        Assert.That(await site.StatesAsync(mailing), Is.EqualTo(AllAccepted));
    }

    /// <summary>A server may need ten minutes for its answer: no other node takes the mail meanwhile.</summary>
    [Test]
    public async Task Mailing_ToASlowServer_IsNotTakenByAnotherNodeMeanwhile()
    {
        await using var site = await MailingSite.StartAsync();
        var answer = new TaskCompletionSource();
        await using var server = new FakeSmtpServer("250 OK") { BeforeAcceptance = answer.Task };
        var mailing = await site.OrderAsync();
        var slow = site.NewWorker(server).TrySendNextAsync(default);

        site.Time.Advance(SmtpMailDelivery.LongestHandOver);
        for (var other = 0; other < 3; other++)
        {
            await site.Outbox.ClaimNextAsync(site.Time.GetUtcNow(), site.Time.GetUtcNow() + OutboxWorker.Lease, default);
        }

        Assert.That(await site.Outbox.ClaimNextAsync(site.Time.GetUtcNow(), site.Time.GetUtcNow(), default), Is.Null);
        answer.SetResult();
        await slow;
        Assert.That(await site.StatesAsync(mailing), Has.Exactly(1).EndsWith("Accepted").And.None.EndsWith("Uncertain"));
    }

    [Test]
    public async Task Mailing_ToPeopleWhoAnsweredAfterItWasPlanned_SendsThemNothing()
    {
        await using var site = await MailingSite.StartAsync();
        await using var server = new FakeSmtpServer("250 OK");
        var mailing = await site.OrderAsync("reminder", MailingSite.Now.AddDays(2));
        await MailingSite.RunAsync(site.NewWorker(server));
        Assert.That(server.Received, Is.Empty);

        await site.AnswerAsync("A", FormStatus.Submitted);
        await site.AnswerAsync("C1", FormStatus.Submitted);
        site.Time.Advance(TimeSpan.FromDays(2));
        await MailingSite.RunAsync(site.NewWorker(server));

        Assert.That(RecipientsOf(server), Is.EqualTo(new[] { "bjuv", "falu", "pol" }));
        Assert.That(await site.StatesAsync(mailing), Has.Some.EqualTo("ale: Cancelled"));
        var police = server.ReadMails().Single(mail => mail.To.ToString().Contains("pol@", StringComparison.Ordinal));
        Assert.That(police.TextBody, Does.StartWith("Eda ").And.Not.Contain("Dals"));
    }

    [Test]
    public async Task Mailing_OfARoundThatHasClosed_IsCancelled()
    {
        await using var site = await MailingSite.StartAsync();
        await using var server = new FakeSmtpServer("250 OK");
        var mailing = await site.OrderAsync("reminder", site.Round.ClosesAt);

        site.Time.Advance(TimeSpan.FromDays(60));
        await MailingSite.RunAsync(site.NewWorker(server));

        Assert.That(server.Received, Is.Empty);
        Assert.That(await site.StatesAsync(mailing), Has.All.EndsWith("Cancelled"));
    }

    [Test]
    public async Task Mailing_ThatIsCancelled_SendsNothingMore()
    {
        await using var site = await MailingSite.StartAsync();
        await using var server = new FakeSmtpServer("250 OK");
        var mailing = await site.OrderAsync();
        await site.NewWorker(server).TrySendNextAsync(default);

        Assert.That(await site.Mailings.TryCancelAsync(mailing.Id, MailingSite.Now, default), Is.True);
        await MailingSite.RunAsync(site.NewWorker(server));

        Assert.That(server.ReadMails(), Has.Count.EqualTo(1));
        Assert.That(await site.StatesAsync(mailing), Has.Exactly(3).EndsWith("Cancelled").And.Exactly(1).EndsWith("Accepted"));
        Assert.That(await site.Mailings.TryCancelAsync(mailing.Id, MailingSite.Now, default), Is.False);
    }

    [Test]
    public async Task Mailing_OfAMessageThatSomeGotBefore_LeavesThemOutUnlessTheyAreAskedFor()
    {
        await using var site = await MailingSite.StartAsync();
        await using var server = new FakeSmtpServer("250 OK")
        {
            Script = (line, _) => line.StartsWith("RCPT TO:<bjuv", StringComparison.Ordinal) ? "550 No such person" : null,
        };
        await site.OrderAsync();
        await MailingSite.RunAsync(site.NewWorker(server));

        var again = await site.PlanAsync(new MailingSelection());
        var all = await site.PlanAsync(new MailingSelection { IncludesReceivers = true });

        Assert.That(again.Recipients.Select(person => person.Address), Is.EqualTo(new[] { "bjuv@prov.example" }));
        Assert.That(again.Excluded.Count(pair => pair.Obstacle == MailingObstacle.AlreadySent), Is.EqualTo(3));
        Assert.That(all.Recipients, Has.Length.EqualTo(4));
    }

    [TestCase("NotStarted", "", "", "ale bjuv falu pol")]
    [TestCase("Started", "", "", "pol")]
    [TestCase("", "mun", "", "ale bjuv falu")]
    [TestCase("", "", "C2,D", "falu pol")]
    [TestCase("NotStarted", "pol", "C1", "")]
    public async Task Mailing_ToASelection_ChoosesByStateGroupAndUnit(string state, string group, string units, string expected)
    {
        await using var site = await MailingSite.StartAsync();
        await site.AnswerAsync("C1", FormStatus.InProgress);

        var plan = await site.PlanAsync(
            new MailingSelection
            {
                States = [.. state.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<MailingUnitState>)],
                Groups = [.. group.Split(',', StringSplitOptions.RemoveEmptyEntries)],
                Units = [.. units.Split(',', StringSplitOptions.RemoveEmptyEntries)],
            }
        );

        Assert.That(string.Join(' ', plan.Recipients.Select(person => person.Address.Split('@')[0])), Is.EqualTo(expected));
    }

    [Test]
    public async Task Message_OfTheWorkbook_IsFilledInForEachPersonInTheirLanguage()
    {
        await using var site = await MailingSite.StartAsync();
        await using var server = new FakeSmtpServer("250 OK");
        await site.OrderAsync();
        await site.AnswerAsync("A", FormStatus.InProgress);

        await MailingSite.RunAsync(site.NewWorker(server));

        var mails = server.ReadMails().ToDictionary(mail => mail.To.Mailboxes.Single().Address.Split('@')[0]);
        var (swedish, english) = (mails["ale"], mails["bjuv"]);
        Assert.Multiple(() =>
        {
            Assert.That(swedish.Subject, Is.EqualTo("Studien: svara senast 1 april 2026 kl.\u00A016.00"));
            Assert.That(
                swedish.TextBody?.ReplaceLineEndings("\n"),
                Does.Match(
                    "^Hej Ale\\*kommun\\* <b>\n\n- Ale\n- 1 av 2 frågor är besvarade\\.\n\n"
                        + "Formuläret: https://prov\\.example/r/(?<code>[-2-9A-Y]{14}) "
                        + "eller https://prov\\.example/r/\\k<code>\\. Kod \\k<code>, Gruppen, fraga@prov\\.example\n$"
                )
            );
            // Each escaped character is a stretch of its own; together they read as one.
            var html = swedish.HtmlBody?.Replace("</strong><strong>", "", StringComparison.Ordinal);
            Assert.That(html, Does.Contain("<strong>Ale*kommun* &lt;b&gt;</strong>").And.Contain("<li>Ale</li>"));
            Assert.That(swedish.HtmlBody, Does.Match("<a href=\"https://prov.example/r/[-2-9A-Y]{14}\">Formul(ä|&#228;)ret</a>"));
            Assert.That(swedish.From.Mailboxes.Single().Name, Is.EqualTo("Prov*myndigheten*"));
            Assert.That(swedish.ReplyTo.Mailboxes.Single().Address, Is.EqualTo("fraga@prov.example"));
            Assert.That(swedish.Headers[HeaderId.AutoSubmitted], Is.EqualTo("auto-generated"));
            Assert.That(english.Subject, Does.StartWith("The study: answer by 1 April 2026"));
            Assert.That(english.TextBody, Does.Contain("Hello Bjuvs kommun"));
            Assert.That(mails["pol"].TextBody, Does.Contain("- Dals, Eda"));
        });
    }

    /// <summary>Who reads the database finds neither a code nor a link in what waits.</summary>
    [Test]
    public async Task Mailing_ThatWaits_HasNoTextInTheDatabase()
    {
        await using var site = await MailingSite.StartAsync();
        await site.OrderAsync();

        var claimed = await site.Outbox.ClaimNextAsync(MailingSite.Now, MailingSite.Now.AddMinutes(1), default);

        Assert.That((claimed?.Subject, claimed?.Body), Is.EqualTo(("", "")));
    }

    [Test]
    public void Lease_IsLongerThanTheLongestHandOver() =>
        Assert.That(OutboxWorker.Lease, Is.GreaterThan(SmtpMailDelivery.LongestHandOver));

    private static IReadOnlyList<string> RecipientsOf(FakeSmtpServer server) =>
        [.. server.ReadMails().Select(mail => mail.To.Mailboxes.Single().Address.Split('@')[0]).Order(StringComparer.Ordinal)];

    /// <summary>The outbox of a node that dies when the server has accepted a mail.</summary>
    private sealed class OutboxThatCannotConfirm(IOutbox inner) : IOutbox
    {
        public Task AddAsync(OutgoingMail mail, CancellationToken cancellation) => inner.AddAsync(mail, cancellation);

        public Task<OutgoingMail?> ClaimNextAsync(DateTimeOffset now, DateTimeOffset leaseEndsAt, CancellationToken cancellation) =>
            inner.ClaimNextAsync(now, leaseEndsAt, cancellation);

        public Task MarkSentAsync(Guid mailId, string reply, DateTimeOffset sentAt, CancellationToken cancellation) => Die();

        public Task RescheduleAsync(Guid mailId, string failure, DateTimeOffset retryAt, CancellationToken cancellation) => Die();

        public Task MarkFailedAsync(Guid mailId, string failure, DateTimeOffset failedAt, CancellationToken cancellation) => Die();

        public Task MarkUncertainAsync(Guid mailId, string failure, DateTimeOffset failedAt, CancellationToken cancellation) => Die();

        public Task CancelAsync(Guid mailId, MailingObstacle obstacle, DateTimeOffset cancelledAt, CancellationToken cancellation) => Die();

        public async Task<bool> StopAsync(OutboxStop stop, CancellationToken cancellation)
        {
            await Die();
            return false;
        }

        public Task<OutboxStop?> FindStopAsync(CancellationToken cancellation) => inner.FindStopAsync(cancellation);

        public Task ResumeAsync(CancellationToken cancellation) => Die();

        public Task<MailStatus?> FindStatusAsync(Guid mailId, CancellationToken cancellation) =>
            inner.FindStatusAsync(mailId, cancellation);

        private static Task Die() => throw new InvalidOperationException("The node is dead.");
    }
}
