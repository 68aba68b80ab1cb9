using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Data.Mail;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Fieldwork.Units;

/// <summary>The mails to a unit on its page, and the link sent again.</summary>
public sealed class UnitMailTests
{
    private const string Action = "/manage/open/unit/mail";

    [Test]
    public async Task Link_SentAgain_IsListed_AndPostedTwiceSentOnce()
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();
        await researcher.GetAsync("/manage/open/unit?unit=M6");
        var before = researcher.Text;
        var mail = researcher.HiddenField("Mail");

        await researcher.SubmitAsync(Action, ("Address", "m6@example.org"));
        var listed = researcher.Text;
        await researcher.GetAsync("/manage/open/unit?unit=M6");
        await researcher.SubmitAsync(Action, mail, ("Address", "m6@example.org"));

        Assert.Multiple(async () =>
        {
            Assert.That(before, Does.Contain("Inget har skickats än").And.Contain("Skicka länken igen till"));
            Assert.That(listed, Does.Contain("Beställt av invitation m6@example.org"));
            Assert.That(await CountAsync(site), Is.EqualTo(1));
        });
    }

    /// <summary>M1 has answered, and gone@example.org is nobody's address.</summary>
    [TestCase("M1", "m1@example.org")]
    [TestCase("M6", "gone@example.org")]
    public async Task Link_ThatCannotBeSent_IsAConflict_AndSendsNothing(string unit, string address)
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();
        await researcher.GetAsync("/manage/open/unit?unit=M6");

        await researcher.SubmitAsync(Action, ("Unit", unit), ("Address", address));

        Assert.That(researcher.Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(researcher.Text, Does.Contain("inget mejl är skickat"));
        Assert.That(await CountAsync(site), Is.Zero);
    }

    [Test]
    public async Task Unit_ThatHasAnswered_SaysWhyNoMailCanBeSent()
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();

        await researcher.GetAsync("/manage/open/unit?unit=M1");

        Assert.That(researcher.Text, Does.Contain("Inget mejl kan skickas: har svarat.").And.Not.Contain("Skicka länken"));
    }

    private static async Task<int> CountAsync(ResearchSite site) =>
        (await site.Services.GetRequiredService<IMailingStore>().ListAsync(site.Round.Id, default)).Count;
}
