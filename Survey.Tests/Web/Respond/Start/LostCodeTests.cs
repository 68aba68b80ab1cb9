using System.Net;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Respond.Start;

/// <summary>A person who lost the code gets a new one; the old one ends at once, and nothing that is saved is lost.</summary>
public sealed class LostCodeTests
{
    private static RespondentSite site = null!;

    [OneTimeSetUp]
    public static async Task StartSite() => site = await RespondentSite.StartAsync();

    [OneTimeTearDown]
    public static async Task StopSite() => await site.DisposeAsync();

    [Test]
    public async Task NewCode_FromTheUnitsPage_ReplacesTheOldOneAndEndsItsSessions()
    {
        var old = await site.SignInAsync("K1");
        await old.GetAsync("/form/K1");
        var researcher = await site.SignInResearcherAsync();
        await researcher.GetAsync("/manage/open/unit?unit=K1");
        Assert.That(researcher.Html, Does.Contain("/manage/open/code?unit=K1"));

        await researcher.GetAsync("/manage/open/code?unit=K1");
        Assert.That(researcher.Text, Does.Contain("Ny kod för Ale").And.Contain("ale@kommun.example"));
        await researcher.SubmitAsync("/manage/open/code", ("unit", "K1"));
        var code = Regex.Match(researcher.Html, "class=\"access-code\">([^<]+)<").Groups[1].Value;

        await old.GetAsync("/form/K1");
        Assert.That(old.Path, Is.EqualTo("/?wanted=%2Fform%2FK1"), "the session ended with its code");
        Assert.That(old.Text, Does.Contain("Din kod").And.Not.Contain("Du är redan inne"));
        await old.SubmitAsync("/", ("code", site.CodeOf("K1")));
        Assert.That(old.Status, Is.EqualTo(HttpStatusCode.NotFound), "the old code is no longer valid");
        await old.SubmitAsync("/", ("code", code));
        Assert.That(old.Path, Does.StartWith("/form"), "the new one is");
        await old.GetAsync($"/r/{code}");
        Assert.That(old.Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task NewCode_ForAHolderOfSeveralUnits_SaysWhichAndOpensThemAll()
    {
        var researcher = await site.SignInResearcherAsync();
        await researcher.GetAsync("/manage/open/code?unit=P2");
        Assert.That(researcher.Text, Does.Contain("Ale (polisen), Bjuv (polisen)"));
    }

    [TestCase("/manage/open/code?unit=nobody")]
    [TestCase("/manage/open/code")]
    [TestCase("/manage/nothing/code?unit=K1")]
    public async Task NewCode_ForWhatIsNotThere_IsNotFound(string address)
    {
        var researcher = await site.SignInResearcherAsync();

        await researcher.GetAsync(address);

        Assert.That(researcher.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task LostCodePage_SaysThatTheNewCodeReplacesTheOldOne()
    {
        var visitor = site.NewVisitor();

        await visitor.GetAsync("/lost-code");

        Assert.That(visitor.Text, Does.Contain("Den nya koden ersätter den gamla"));
    }
}
