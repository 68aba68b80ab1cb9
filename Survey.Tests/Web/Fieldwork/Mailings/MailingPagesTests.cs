using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Data.Mail;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Fieldwork.Mailings;

/// <summary>Mailings as the research team orders, reads and cancels them.</summary>
public sealed class MailingPagesTests
{
    private const string New = "/manage/open/mailings/new";

    private static readonly string Soon = TimeProvider.System.GetUtcNow().AddDays(5).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Test]
    public async Task Mailing_Previewed_ShowsExactlyWhoGetsItAndOneFinishedMail()
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();

        await researcher.GetAsync($"{New}?Message=invitation");

        Assert.Multiple(() =>
        {
            Assert.That(researcher.Text, Does.Contain("Får mejlet: 3").And.Contain("m6@example.org").And.Contain("p4@example.org"));
            Assert.That(researcher.Text, Does.Contain("Dals-Ed (polisen)").And.Not.Contain("m1@example.org"));
            Assert.That(researcher.Text, Does.Contain("Ale: har svarat"));
            Assert.That(researcher.Text, Does.Contain("Svara för Gagnef"));
        });
    }

    [Test]
    public async Task Mailing_OrderedForLater_IsListedAndCanBeCancelled()
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();
        await researcher.GetAsync($"{New}?Message=reminder&States=Started");
        await researcher.SubmitAsync("/manage/open/mailings", ("Day", Soon), ("Time", "09:00"));
        var ordered = researcher.Text;
        await researcher.SubmitAsync(researcher.Path + "/cancel");
        var cancelled = researcher.Text;
        await researcher.GetAsync("/manage/open/mailings");

        Assert.Multiple(() =>
        {
            Assert.That(ordered, Does.Contain("p1@example.org").And.Contain("Väntar").And.Contain("09.00").And.Contain("forskare"));
            Assert.That(ordered, Does.Not.Contain("m6@example.org"));
            Assert.That(cancelled, Does.Contain("utskicket avbröts"));
            Assert.That(researcher.Text, Does.Contain("reminder"));
        });
    }

    /// <summary>What is sent is what was looked at.</summary>
    [Test]
    public async Task Mailing_OfWhichSomebodyAnsweredSinceThePreview_IsShownAgain()
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();
        await researcher.GetAsync($"{New}?Message=invitation");
        await site.AnswerAsync(Survey.Data.Responses.FormStatus.Submitted, ("M6", "yes"));

        await researcher.SubmitAsync("/manage/open/mailings");

        Assert.That(researcher.Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(researcher.Text, Does.Contain("har ändrats sedan sidan visades").And.Contain("Får mejlet: 2"));
        var mailings = site.Services.GetRequiredService<IMailingStore>();
        Assert.That(await mailings.ListAsync(site.Round.Id, default), Is.Empty);
    }

    [TestCase("not a day", "09:00", "vilken dag")]
    [TestCase("", "09:00", "vilken dag")]
    public async Task Mailing_AtATimeThatCannotBeRead_SaysSo(string day, string time, string message)
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();
        await researcher.GetAsync($"{New}?Message=invitation");

        await researcher.SubmitAsync("/manage/open/mailings", ("Day", day), ("Time", time));

        Assert.That(researcher.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(researcher.Text, Does.Contain(message));
    }

    [Test]
    public async Task Mailings_WhileTheServerRefusesTheSite_SayWhyAndCanBeResumed()
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();
        var outbox = site.Services.GetRequiredService<IOutbox>();
        var now = TimeProvider.System.GetUtcNow();
        await outbox.StopAsync(new OutboxStop("535 Wrong password", now, now.AddMinutes(15)), default);

        await researcher.GetAsync("/manage/open/mailings");
        Assert.That(researcher.Text, Does.Contain("535 Wrong password"));
        await researcher.SubmitAsync("/manage/open/mailings/resume");

        Assert.That(researcher.Text, Does.Not.Contain("535"));
    }
}
