using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using NUnit.Framework;
using Survey.Data.Delegations;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Tests.Support;
using Survey.Web.Features.Mail;

namespace Survey.Tests.Web.Respond;

/// <summary>A coordinator hands sections to colleagues, who answer in parallel and give back.</summary>
public sealed partial class DelegationTests
{
    [Test]
    public async Task Delegation_Created_SendsAMailWhoseLinkOpensItsSectionsAndNoOthers()
    {
        await using var site = await RespondentSite.StartAsync();
        var coordinator = await site.SignInAsync("K1");
        await DelegateAsync(coordinator, "views");
        var mail = await DeliverMailAsync(site);

        var colleague = site.NewVisitor();
        await OpenAsync(colleague, LinkIn(mail, site));
        Assert.Multiple(() =>
        {
            Assert.That(mail.To.ToString(), Is.EqualTo("\"Åsa Öst\" <asa@kommun.example>"));
            Assert.That(mail.TextBody, Does.Contain("Kan du ta den här?").And.Contain("– Synpunkter").And.Not.Contain("– Grunder"));
            Assert.That(colleague.Path, Is.EqualTo("/form/K1"));
            Assert.That(
                colleague.Text,
                Does.Contain("Din del av formuläret").And.Contain("Kan du ta den här?").And.Contain("Synpunkter").And.Not.Contain("Grunder")
            );
        });

        await colleague.GetAsync("/form/K1/clarity");
        Assert.That(colleague.Status, Is.EqualTo(HttpStatusCode.OK));
        await colleague.GetAsync("/form/K1/agreement");
        Assert.That(colleague.Status, Is.EqualTo(HttpStatusCode.NotFound));
        await colleague.GetAsync("/form/K2");
        Assert.That(colleague.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("/form/K1/check")]
    [TestCase("/form/K1/reopen")]
    [TestCase("/form/K1/delegations")]
    public async Task Colleague_WhoPostsWhatIsTheCoordinators_IsToldThereIsNoSuchPage(string path)
    {
        await using var site = await RespondentSite.StartAsync();
        var (_, colleague) = await SignInBothAsync(site, "views");
        await colleague.GetAsync("/form/K1");

        await colleague.SubmitAsync(path, ("revision", "0"));

        Assert.Multiple(async () =>
        {
            Assert.That(colleague.Status, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((await site.Responses.ReadAsync(site.Round.Id, "K1", default)).SubmittedAt, Is.Null);
        });
    }

    [Test]
    public async Task Coordinator_SeesWhoHasWhat_AndIsToldWhenItIsBack()
    {
        await using var site = await RespondentSite.StartAsync();
        var (coordinator, colleague) = await SignInBothAsync(site, "views");
        await coordinator.GetAsync("/form/K1");
        Assert.That(coordinator.Text, Does.Contain("Hos Åsa Öst sedan"));

        await colleague.GetAsync("/form/K1/clarity");
        await colleague.SubmitAsync("/form/K1/clarity", ("clarity", "2"));
        await colleague.GetAsync("/form/K1");
        await colleague.SubmitAsync("/form/K1/return", ("note", "Klart, men kolla siffran."));
        var mail = await DeliverMailAsync(site);
        await coordinator.GetAsync("/form/K1");
        await colleague.GetAsync("/form/K1/history");

        Assert.Multiple(() =>
        {
            Assert.That(mail.To.ToString(), Is.EqualTo("\"Bo Ek\" <ale@kommun.example>"));
            Assert.That(mail.TextBody, Does.Contain("Klart, men kolla siffran.").And.Contain($"{site.Address}/form/K1"));
            Assert.That(coordinator.Text, Does.Contain("Tillbaka från Åsa Öst"));
            Assert.That(colleague.Text, Does.Contain("Åsa Öst sparade").And.Contain("Delvis"));
        });

        await coordinator.GetAsync("/form/K1/delegations");
        Assert.That(coordinator.Text, Does.Contain("Klart, men kolla siffran."));
        await RevokeAsync(site, coordinator);
        Assert.That((await DeliverMailAsync(site)).MessageId, Is.EqualTo(mail.MessageId), "a colleague who is done is not told");
    }

    [Test]
    public async Task Delegation_Returned_IsReadOnlyUntilItIsResumed()
    {
        await using var site = await RespondentSite.StartAsync();
        var (_, colleague) = await SignInBothAsync(site, "views");
        await colleague.GetAsync("/form/K1/clarity");
        var page = colleague;
        await page.SubmitAsync("/form/K1/return");
        await page.SubmitAsync("/form/K1/clarity", ("clarity", "2"));
        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.Conflict).Or.EqualTo(HttpStatusCode.OK));

        await colleague.GetAsync("/form/K1");
        await colleague.SubmitAsync("/form/K1/resume");
        await colleague.GetAsync("/form/K1/clarity");
        await colleague.SubmitAsync("/form/K1/clarity", ("clarity", "3"));

        Assert.That(
            (await site.Responses.ReadAsync(site.Round.Id, "K1", default)).Answers.GetStoredAnswer(new AnswerKey("clarity")).Text,
            Is.EqualTo("3")
        );
    }

    [Test]
    public async Task Reason_ThatAColleagueGives_ConfirmsTheirAnswerAndNotTheCoordinators()
    {
        await using var site = await RespondentSite.StartAsync();
        var (coordinator, colleague) = await SignInBothAsync(site, "basics");
        await colleague.GetAsync("/form/K1/agreement");
        await colleague.SubmitAsync("/form/K1/agreement", ("agreement", "no"));
        await colleague.GetAsync("/form/K1/details");
        await colleague.SubmitAsync("/form/K1/details", ("council", "no"), ("years", "45"));
        Assert.That(colleague.Text, Does.Contain("Mer än 40 år. Stämmer det?"));
        await colleague.SubmitAsync("/form/K1/details", ("council", "no"), ("years", "45"), ("years.confirm", "Sedan 1980"));
        await colleague.GetAsync("/form/K1");
        await colleague.SubmitAsync("/form/K1/return");

        await coordinator.GetAsync("/form/K1/check");
        Assert.That(coordinator.Text, Does.Contain("Sedan 1980").And.Not.Contain("Mer än 40 år. Stämmer det?"));
        await coordinator.GetAsync("/form/K1/details");
        await coordinator.SubmitAsync("/form/K1/details", ("council", "no"), ("years", "48"), ("years.confirm", "Sedan 1980"));
        Assert.That(coordinator.Path, Is.EqualTo("/form/K1/details?problems=true"));
        await coordinator.GetAsync("/form/K1/check");
        Assert.That(coordinator.Text, Does.Contain("Mer än 40 år. Stämmer det?").And.Not.Contain("Sedan 1980"));
    }

    [Test]
    public async Task Delegation_Revoked_IsClosedToTheColleague_WhoSeesWhatTheyTyped()
    {
        await using var site = await RespondentSite.StartAsync();
        var (coordinator, colleague) = await SignInBothAsync(site, "basics");
        await colleague.GetAsync("/form/K1/agreement");
        await RevokeAsync(site, coordinator);

        await colleague.SubmitAsync("/form/K1/agreement", ("agreement", "yes"));
        Assert.Multiple(() =>
        {
            Assert.That(colleague.Status, Is.EqualTo(HttpStatusCode.Conflict));
            Assert.That(colleague.Text, Does.Contain("Delen är återtagen").And.Contain("Det här skrev du").And.Contain("Ja"));
        });

        await colleague.GetAsync("/form/K1/check");
        Assert.That(colleague.Text, Does.Contain("Delen är återtagen").And.Not.Contain("Finns en"));
        var mail = await DeliverMailAsync(site);
        Assert.That(mail.TextBody, Does.Contain("Frågor om undersökningen besvaras av Enkätgruppen, enkat@prov.example"));
        Assert.That(mail.Subject, Is.EqualTo("Bo Ek har tagit tillbaka en del av ”Alla slags frågor”"));
    }

    [Test]
    public async Task Form_WithAPartOut_IsHandedInOnlyWhenTheCoordinatorSaysSo_AndWhatIsMissingIsNotReturned()
    {
        await using var site = await RespondentSite.StartAsync();
        var (coordinator, colleague) = await SignInBothAsync(site, "views");
        await coordinator.GetAsync("/form/K1/agreement");
        await coordinator.SubmitAsync("/form/K1/agreement", ("agreement", "no"));
        await coordinator.GetAsync("/form/K1/details");
        await coordinator.SubmitAsync("/form/K1/details", ("council", "no"));
        await coordinator.GetAsync("/form/K1/check");
        Assert.That(coordinator.Text, Does.Contain("En del av formuläret är kvar hos Åsa Öst."));

        await coordinator.SubmitAsync("/form/K1/check");
        Assert.That(coordinator.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        await coordinator.SubmitAsync("/form/K1/check", ("without", "true"));
        Assert.That(coordinator.Path, Is.EqualTo("/form/K1/receipt"), coordinator.Text);

        var response = await site.Responses.ReadAsync(site.Round.Id, "K1", default);
        await colleague.GetAsync("/form/K1");
        Assert.Multiple(() =>
        {
            Assert.That(
                response.SubmittedAnswers?.GetStoredAnswer(new AnswerKey("clarity")),
                Is.EqualTo(new StoredAnswer("", MissingReason.PartNotReturned))
            );
            Assert.That(colleague.Text, Does.Contain("Delen är återtagen"));
        });
    }

    [Test]
    public async Task Delegation_WithProblems_IsNotCreated_AndSaysWhatToDo()
    {
        await using var site = await RespondentSite.StartAsync();
        var coordinator = await site.SignInAsync("K1");
        await coordinator.GetAsync("/form/K1/delegations");

        await coordinator.SubmitAsync(
            "/form/K1/delegations",
            ("section", "nowhere"),
            ("colleague", ""),
            ("email", "a@b\r\nBcc: c@d.example"),
            ("due", "2019-01-01"),
            ("coordinator", "Bo Ek"),
            ("reply", "bo@kommun.example")
        );

        Assert.Multiple(async () =>
        {
            Assert.That(coordinator.Status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(coordinator.Title, Does.StartWith("Fel: "));
            foreach (
                var message in new[]
                {
                    "Välj minst ett avsnitt",
                    "Skriv kollegans namn, högst 200 tecken",
                    "Skriv kollegans e‑postadress",
                    "Välj en dag från i dag",
                }
            )
            {
                Assert.That(Regex.Count(coordinator.Text, Regex.Escape(message)), Is.EqualTo(2), "in the summary and at the field");
            }

            Assert.That(await ReadDelegationsAsync(site), Is.Empty);
        });
    }

    [Test]
    public async Task Delegation_PostedTwice_IsCreatedOnce()
    {
        await using var site = await RespondentSite.StartAsync();
        var coordinator = await site.SignInAsync("K1");
        await coordinator.GetAsync("/form/K1/delegations");
        var id = Regex.Match(coordinator.Html, "name=\"id\" value=\"([^\"]+)\"").Groups[1].Value;
        await PostDelegationAsync(coordinator, "views");
        await coordinator.GetAsync("/form/K1/delegations");
        await PostDelegationAsync(coordinator, "views", ("id", id));

        Assert.That(await ReadDelegationsAsync(site), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Link_OpenedOrPostedByAScanner_ChangesNothing_AndOpensForTheColleagueAfterwards()
    {
        await using var site = await RespondentSite.StartAsync();
        await DelegateAsync(await site.SignInAsync("K1"), "views");
        var link = LinkIn(await DeliverMailAsync(site), site);
        var scanner = site.NewVisitor();
        await scanner.GetAsync(link);
        await scanner.SubmitAsync(link);
        await scanner.PostAsync("/form/K1/return");

        var colleague = site.NewVisitor();
        await OpenAsync(colleague, link);
        Assert.Multiple(async () =>
        {
            Assert.That(colleague.Text, Does.Contain("Din del av formuläret"));
            Assert.That((await ReadDelegationsAsync(site)).Single().IsActive, Is.True);
        });
    }

    private static async Task<(PageClient Coordinator, PageClient Colleague)> SignInBothAsync(RespondentSite site, string section)
    {
        var coordinator = await site.SignInAsync("K1");
        await DelegateAsync(coordinator, section);
        var colleague = site.NewVisitor();
        await OpenAsync(colleague, LinkIn(await DeliverMailAsync(site), site));
        return (coordinator, colleague);
    }

    internal static async Task DelegateAsync(PageClient coordinator, string section)
    {
        await coordinator.GetAsync("/form/K1/delegations");
        await PostDelegationAsync(coordinator, section);
        Assert.That(coordinator.Text, Does.Contain("Delen är hos Åsa Öst"));
    }

    private static Task PostDelegationAsync(PageClient coordinator, string section, params (string Name, string Value)[] more) =>
        coordinator.SubmitAsync(
            "/form/K1/delegations",
            [
                ("section", section),
                ("colleague", "Åsa Öst"),
                ("email", "asa@kommun.example"),
                ("message", "Kan du ta den här?"),
                ("coordinator", "Bo Ek"),
                ("reply", "ale@kommun.example"),
                .. more,
            ]
        );

    private static async Task RevokeAsync(RespondentSite site, PageClient coordinator)
    {
        var part = (await ReadDelegationsAsync(site)).Single();
        await coordinator.GetAsync("/form/K1/delegations");
        await coordinator.SubmitAsync($"/form/K1/delegations/{part.Id}/take-back");
    }

    private static Task<IReadOnlyList<Delegation>> ReadDelegationsAsync(RespondentSite site) =>
        site.Services.GetRequiredService<IDelegationStore>().ListAsync(site.Round.Id, "K1", default);

    private static async Task OpenAsync(PageClient visitor, string link)
    {
        await visitor.GetAsync(link);
        await visitor.SubmitAsync(link);
    }

    /// <summary>Sends everything that waits, and yields the last of it.</summary>
    private static async Task<MimeMessage> DeliverMailAsync(RespondentSite site)
    {
        var sender = site.Services.GetRequiredService<OutboxWorker>();
        while (await sender.TrySendNextAsync(default)) { }

        var messages = Directory.GetFiles(site.MailFolder, "*.eml").Select(file => MimeMessage.Load(file)).ToList();
        return messages.MaxBy(message => message.MessageId, StringComparer.Ordinal) ?? throw new AssertionException("No mail came.");
    }

    private static string LinkIn(MimeMessage mail, RespondentSite site) =>
        LinkPattern().Match(mail.TextBody ?? "").Value is { Length: > 0 } link
            ? link.Replace(site.Address, "", StringComparison.Ordinal)
            : throw new AssertionException("The mail holds no link: " + mail.TextBody);

    [GeneratedRegex(@"http://\S+/r/\S+")]
    private static partial Regex LinkPattern();
}
