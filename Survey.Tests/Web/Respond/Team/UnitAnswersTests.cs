using System.Net;
using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Respond.Team;

/// <summary>The answers of a unit as the research team reads them, and who changed each.</summary>
public sealed class UnitAnswersTests
{
    private static ResearchSite site = null!;

    [OneTimeSetUp]
    public static async Task StartSite() => site = await ResearchSite.StartAsync();

    [OneTimeTearDown]
    public static async Task StopSite() => await site.DisposeAsync();

    [Test]
    public async Task Answers_AreInWordsAndFollowTheRoute()
    {
        var researcher = await site.SignInAsync();
        await researcher.GetAsync("/manage/open/unit?unit=M3");
        var link = researcher.ContainsText("/manage/open/unit/answers?unit=M3");
        await researcher.GetAsync("/manage/open/unit/answers?unit=M3");
        var no = researcher.Text;
        await researcher.GetAsync("/manage/open/unit/answers?unit=M5");
        var unknown = researcher.Text;
        await researcher.GetAsync("/manage/open/unit/answers?unit=P3");

        Assert.Multiple(() =>
        {
            Assert.That(link, Is.True);
            Assert.That(no, Does.Contain("Arbetet Arbetar ni tillsammans? Nej").And.Contain("Inlämnat"));
            Assert.That(no, Does.Not.Contain("Hur?"));
            Assert.That(unknown, Does.Contain("Arbetar ni tillsammans? Vet ej"));
            Assert.That(researcher.Text, Does.Contain("Hur? Inte besvarad").And.Contain("har inte lämnats in"));
        });
    }

    [Test]
    public async Task Answers_OfAReopenedForm_AreThoseNowAndThoseThatCount()
    {
        var researcher = await site.SignInAsync();
        var respondent = await site.SignInAsRespondentAsync("M1");
        await respondent.GetAsync("/form/M1/receipt");
        await respondent.SubmitAsync("/form/M1/reopen");
        await respondent.GetAsync("/form/M1/works");
        var page = respondent.Path;
        await respondent.SubmitAsync(page, ("works", "no"));

        await researcher.GetAsync("/manage/open/unit/answers?unit=M1");
        var now = researcher.Text;
        await researcher.GetAsync("/manage/open/unit/answers?unit=M1&submitted=true");
        var counting = researcher.Text;
        await researcher.GetAsync("/manage/open/unit/history?unit=M1&answer=works");

        Assert.Multiple(() =>
        {
            Assert.That(now, Does.Contain("Arbetar ni tillsammans? Nej"));
            Assert.That(counting, Does.Contain("Arbetar ni tillsammans? Ja"));
            Assert.That(researcher.Text, Does.Contain("m1@example.org sparade").And.Contain("Före: Ja").And.Contain("Efter: Nej"));
            Assert.That(researcher.Text, Does.Contain("test läste in svar").And.Not.Contain("lämnade in formuläret"));
        });
    }

    [TestCase("/manage/open/unit/answers?unit=M99")]
    [TestCase("/manage/open/unit/answers")]
    [TestCase("/manage/none/unit/answers?unit=M1")]
    [TestCase("/manage/open/unit/history?unit=M1&answer=nothing")]
    public async Task AddressThatLeadsNowhere_IsNotFound(string address)
    {
        var researcher = await site.SignInAsync();
        await researcher.GetAsync(address);

        Assert.That(researcher.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }
}
