using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using NUnit.Framework;
using Survey.Tests.Support;
using Survey.Tests.Web.Mail;
using Survey.Web.Features.Mail;

namespace Survey.Tests.Web.Respond;

/// <summary>The mails about delegations as a mail server receives them.</summary>
public sealed class DelegationMailTests
{
    private const string Form = """
        | survey |
        | | type | name | label |
        | | begin_group | views | Synpunkter |
        | | text | comment | Något mer? |
        | | end_group | |
        | settings |
        | | form_title | form_id | default_language | agency | contact |
        | | Kommunernas vatten | water | Svenska (sv) | Myndigheten för åar | Enkätgruppen, enkat@prov.example |
        """;

    private const string Frame =
        "unit,name,respondent_group,organisation,pair,email\nK1,Ale,municipality,Ale kommun,1,ale@kommun.example\n";

    [Test]
    public async Task Mails_ToColleagueAndCoordinator_ComeFromTheAgency_AndAreAnsweredToEachOther()
    {
        await using var server = new FakeSmtpServer("250 OK");
        await using var site = await StartAsync(server);
        var coordinator = await site.SignInAsync("K1");
        await DelegationTests.DelegateAsync(coordinator, "views");
        var delegated = await DeliverAsync(site, server, 1);
        var colleague = site.NewVisitor();
        var lines = (delegated.TextBody ?? "").Split('\n').Select(line => line.Trim());
        var link = new Uri(lines.Single(line => line.Contains("/r/", StringComparison.Ordinal))).AbsolutePath;
        await colleague.GetAsync(link);
        await colleague.SubmitAsync(link);
        await colleague.SubmitAsync("/form/K1/return", ("note", "Klart"));
        var returned = await DeliverAsync(site, server, 2);

        Assert.Multiple(() =>
        {
            Assert.That(delegated.From.ToString(), Is.EqualTo("\"Myndigheten för åar\" <survey@localhost>"));
            Assert.That(delegated.ReplyTo.ToString(), Is.EqualTo("\"Bo Ek\" <ale@kommun.example>"));
            Assert.That(delegated.To.ToString(), Is.EqualTo("\"Åsa Öst\" <asa@kommun.example>"));
            Assert.That(
                delegated.Subject,
                Does.Match("^Bo Ek ber dig svara på en del av ”Kommunernas vatten”, senast [0-9]+ \\w+ [0-9]{4}")
            );
            Assert.That(delegated.TextBody, Does.Contain("Frågor om undersökningen besvaras av Enkätgruppen, enkat@prov.example"));
            Assert.That(returned.From.ToString(), Is.EqualTo("\"Myndigheten för åar\" <survey@localhost>"));
            Assert.That(returned.ReplyTo.ToString(), Is.EqualTo("\"Åsa Öst\" <asa@kommun.example>"));
            Assert.That(returned.To.ToString(), Is.EqualTo("\"Bo Ek\" <ale@kommun.example>"));
            Assert.That(
                returned.Subject,
                Does.Match("^Åsa Öst har lämnat tillbaka sin del av ”Kommunernas vatten”, som lämnas in senast [0-9]+ \\w+ [0-9]{4}")
            );
        });
    }

    [Test]
    public async Task MailWithTheLink_ComesFromTheAgency_AndSaysWhoAnswersQuestions()
    {
        await using var server = new FakeSmtpServer("250 OK");
        await using var site = await StartAsync(server);
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/saved");

        await visitor.SubmitAsync("/form/K1/saved", ("email", "bo@kommun.example"));
        var mail = await DeliverAsync(site, server, 1);

        Assert.Multiple(() =>
        {
            Assert.That(mail.From.ToString(), Is.EqualTo("\"Myndigheten för åar\" <survey@localhost>"));
            Assert.That(mail.ReplyTo, Is.Empty);
            Assert.That(mail.Subject, Does.Contain("Kommunernas vatten"));
            Assert.That(mail.TextBody, Does.Contain("Frågor om undersökningen besvaras av Enkätgruppen, enkat@prov.example"));
        });
    }

    private static async Task<MimeMessage> DeliverAsync(RespondentSite site, FakeSmtpServer server, int count)
    {
        while (await site.Services.GetRequiredService<OutboxWorker>().TrySendNextAsync(default)) { }

        // The site's own worker may have taken the mail first, and be sending it.
        while (server.ReadMails().Count < count)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }

        return server.ReadMails()[count - 1];
    }

    private static async Task<RespondentSite> StartAsync(FakeSmtpServer server)
    {
        using var folder = new TemporaryFolder();
        return await RespondentSite.StartAsync(
            folder.Write("water.md", Form),
            Frame,
            $"--Mail:Host={server.Options.Host}",
            $"--Mail:Port={server.Options.Port}",
            "--Mail:Protection=None"
        );
    }
}
