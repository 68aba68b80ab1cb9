using MailKit.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using NUnit.Framework;
using Survey.Data.Mail;
using Survey.Tests.Support;
using Survey.Web;
using Survey.Web.Features.Mail;
using Survey.Web.Features.Shared.Messages;

namespace Survey.Tests.Web.Mail;

public sealed class OutboxWorkerTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private static WebApplication app = null!;

    [OneTimeSetUp]
    public static void BuildSite() => app = SurveySite.Build("--applicationName=Survey.Web", "--hostBuilder:reloadConfigOnChange=false");

    [OneTimeTearDown]
    public static async Task DisposeSite() => await app.DisposeAsync();

    [Test]
    public async Task Mail_WithoutAServer_LiesInThePickUpFolder_Once()
    {
        using var folder = new TemporaryFolder();
        var outbox = new SingleMailOutbox();
        var options = new MailOptions
        {
            PickupFolder = folder.PathOf("mail"),
            Sender = "enkat@prov.example",
            SenderName = "Enkätgruppen",
        };

        await CreateWorker(outbox, options, new PickupFolderMailDelivery(Options.Create(options))).TrySendNextAsync(default);
        await CreateWorker(outbox, options, new PickupFolderMailDelivery(Options.Create(options))).TrySendNextAsync(default);

        var message = await MimeMessage.LoadAsync(Directory.GetFiles(folder.PathOf("mail")).Single());
        Assert.Multiple(() =>
        {
            Assert.That(outbox.State, Is.EqualTo("sent"));
            Assert.That(message.From.ToString(), Is.EqualTo("\"Enkätgruppen\" <enkat@prov.example>"));
            Assert.That(message.To.ToString(), Is.EqualTo("\"Åsa, Öst\" <asa@kommun.example>"));
            Assert.That(message.Subject, Does.StartWith("En del av enkäten väntar på dig"));
            Assert.That(message.Bcc, Is.Empty);
            Assert.That(message.TextBody?.TrimEnd(), Is.EqualTo(outbox.Mail.Body));
            Assert.That(message.Headers["Auto-Submitted"], Is.EqualTo("auto-generated"));
        });
    }

    [Test]
    public async Task Mail_WithAServer_IsHandedToIt()
    {
        await using var server = new FakeSmtpServer("250 OK");
        var outbox = new SingleMailOutbox();
        var options = server.Options;

        await CreateWorker(outbox, options, new SmtpMailDelivery(Options.Create(options))).TrySendNextAsync(default);

        Assert.Multiple(() =>
        {
            Assert.That(outbox.State, Is.EqualTo("sent"));
            Assert.That(server.Received, Has.Some.EqualTo("RCPT TO:<asa@kommun.example>"));
            Assert.That(server.Received, Has.Some.Contains($"{outbox.Mail.Id:N}@"));
        });
    }

    [Test]
    public async Task Mail_WithHostileNamesAndAddresses_HasNoFurtherHeadersOrRecipients()
    {
        await using var server = new FakeSmtpServer("250 OK");
        var outbox = new SingleMailOutbox();
        outbox = new SingleMailOutbox
        {
            Mail = outbox.Mail with
            {
                ToName = "Åsa\r\nBcc: a@other.example",
                SenderName = "Myndigheten\r\nBcc: b@other.example",
                ReplyTo = "bo@kommun.example",
                ReplyToName = "Bo\r\nCc: c@other.example\r\n\r\nHej",
            },
        };
        var options = server.Options;

        await CreateWorker(outbox, options, new SmtpMailDelivery(Options.Create(options))).TrySendNextAsync(default);

        var mail = server.ReadMails().Single();
        Assert.Multiple(() =>
        {
            Assert.That(outbox.State, Is.EqualTo("sent"));
            Assert.That(server.Received.Where(line => line.StartsWith("RCPT", StringComparison.Ordinal)), Has.Exactly(1).Items);
            Assert.That(mail.Headers.Select(header => header.Field), Has.None.EqualTo("Bcc").And.None.EqualTo("Cc"));
            Assert.That(mail.To.Mailboxes.Single().Address, Is.EqualTo("asa@kommun.example"));
            Assert.That(mail.ReplyTo.Mailboxes.Single().Address, Is.EqualTo("bo@kommun.example"));
            Assert.That(mail.From.Mailboxes.Single().Address, Is.EqualTo("survey@localhost"));
            Assert.That(mail.TextBody, Does.StartWith("Hej Åsa!"));
        });
    }

    [TestCase("bo@kommun.example\r\nBcc: lo@kommun.example")]
    [TestCase("bo@kommun.example, lo@kommun.example")]
    [TestCase("nobody")]
    public async Task Mail_WithSomethingElseThanOneAddressToReplyTo_IsSentWithoutIt(string replyTo)
    {
        await using var server = new FakeSmtpServer("250 OK");
        var outbox = new SingleMailOutbox();
        outbox = new SingleMailOutbox { Mail = outbox.Mail with { ReplyTo = replyTo, ReplyToName = "Bo" } };
        var options = server.Options;

        await CreateWorker(outbox, options, new SmtpMailDelivery(Options.Create(options))).TrySendNextAsync(default);

        var mail = server.ReadMails().Single();
        Assert.That((outbox.State, mail.Bcc.Count), Is.EqualTo(("sent", 0)));
        Assert.That(mail.ReplyTo.Mailboxes.Select(mailbox => mailbox.Address), Has.None.Contains("lo@"));
    }

    [TestCase("", "Statistikmyndigheten")]
    [TestCase("Enkätgruppen", "Enkätgruppen")]
    public async Task Mail_ComesFromTheNameOfTheSite_OrElseThatOfTheStudy(string ofSite, string name)
    {
        await using var server = new FakeSmtpServer("250 OK");
        var outbox = new SingleMailOutbox();
        outbox = new SingleMailOutbox { Mail = outbox.Mail with { SenderName = "Statistikmyndigheten" } };
        var options = server.Options;
        options.SenderName = ofSite;

        await CreateWorker(outbox, options, new SmtpMailDelivery(Options.Create(options))).TrySendNextAsync(default);

        Assert.That(server.ReadMails().Single().From.Mailboxes.Single().Name, Is.EqualTo(name));
    }

    [TestCase("550 No such person", "given up")]
    [TestCase("451 Try again later", "put off")]
    public async Task Mail_ThatTheServerRefuses_IsGivenUpOrTriedAgain(string answer, string state)
    {
        await using var server = new FakeSmtpServer(answer);
        var outbox = new SingleMailOutbox();
        var options = server.Options;

        await CreateWorker(outbox, options, new SmtpMailDelivery(Options.Create(options))).TrySendNextAsync(default);

        Assert.That(outbox.State, Is.EqualTo(state));
    }

    [Test]
    public async Task Mail_WithoutAnybodyAtThePort_IsTriedAgain_UntilPatienceEnds()
    {
        var options = new MailOptions
        {
            Host = "127.0.0.1",
            Port = 1,
            Protection = SecureSocketOptions.None,
        };
        var fresh = new SingleMailOutbox();
        var old = new SingleMailOutbox { Mail = new SingleMailOutbox().Mail with { QueuedAt = Now.AddDays(-5) } };

        await CreateWorker(fresh, options, new SmtpMailDelivery(Options.Create(options))).TrySendNextAsync(default);
        await CreateWorker(old, options, new SmtpMailDelivery(Options.Create(options))).TrySendNextAsync(default);

        Assert.That((fresh.State, old.State), Is.EqualTo(("put off", "given up")));
    }

    [Test]
    public void RetryAfter_MoreAttempts_WaitsLongerUpToALimit() =>
        Assert.That(
            new[] { 1, 2, 3, 9, 60 }.Select(attempts => OutboxWorker.RetryDelay(attempts).TotalMinutes),
            Is.EqualTo(new[] { 1, 2, 4, 240, 240 })
        );

    private static OutboxWorker CreateWorker(IOutbox outbox, MailOptions options, IMailDelivery postman) =>
        new(
            outbox,
            postman,
            app.Services.GetRequiredService<MessageRenderer>(),
            Options.Create(options),
            new FakeTimeProvider(Now),
            NullLogger<OutboxWorker>.Instance
        );

    /// <summary>An outbox with one mail that is always due, and what was last said of it.</summary>
    private sealed class SingleMailOutbox : IOutbox
    {
        public OutgoingMail Mail { get; init; } =
            new()
            {
                Id = Guid.CreateVersion7(),
                To = "asa@kommun.example",
                ToName = "Åsa, Öst",
                Subject = "En del av enkäten väntar på dig\r\nBcc: other@kommun.example",
                Body = "Hej Åsa!\n\n.\nEn punkt på egen rad får inte sluta mejlet.",
                QueuedAt = Now,
            };

        public string State { get; private set; } = "";

        public Task AddAsync(OutgoingMail mail, CancellationToken cancellation) => Say("added");

        public Task<OutgoingMail?> ClaimNextAsync(DateTimeOffset now, DateTimeOffset retryAt, CancellationToken cancellation) =>
            Task.FromResult<OutgoingMail?>(Mail with { Attempts = 1 });

        public Task MarkSentAsync(Guid mailId, string reply, DateTimeOffset sentAt, CancellationToken cancellation) => Say("sent");

        public Task RescheduleAsync(Guid mailId, string failure, DateTimeOffset retryAt, CancellationToken cancellation) => Say("put off");

        public Task MarkFailedAsync(Guid mailId, string failure, DateTimeOffset failedAt, CancellationToken cancellation) =>
            Say("given up");

        public Task MarkUncertainAsync(Guid mailId, string failure, DateTimeOffset failedAt, CancellationToken cancellation) =>
            Say("uncertain");

        public Task CancelAsync(Guid mailId, MailingObstacle obstacle, DateTimeOffset cancelledAt, CancellationToken cancellation) =>
            Say("cancelled");

        public async Task<bool> StopAsync(OutboxStop stop, CancellationToken cancellation)
        {
            await Say("stopped");
            return true;
        }

        public Task<OutboxStop?> FindStopAsync(CancellationToken cancellation) => Task.FromResult<OutboxStop?>(null);

        public Task ResumeAsync(CancellationToken cancellation) => Say("running");

        public Task<MailStatus?> FindStatusAsync(Guid mailId, CancellationToken cancellation) => Task.FromResult<MailStatus?>(null);

        private Task Say(string state)
        {
            State = state;
            return Task.CompletedTask;
        }
    }
}
