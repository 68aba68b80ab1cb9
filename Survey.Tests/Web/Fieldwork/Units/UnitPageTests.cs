using System.Net;
using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Fieldwork.Units;

/// <summary>The page of one unit: where its form stands, who answers, and what happened.</summary>
public sealed class UnitPageTests
{
    [Test]
    public async Task Unit_ThatIsAnswered_ShowsSectionsAndWhatHappened()
    {
        await using var site = await ResearchSite.StartAsync();
        var respondent = await site.SignInAsRespondentAsync("M6");
        await respondent.GetAsync("/form/M6/work/works");
        await respondent.GetAsync("/form/M6");
        var researcher = await site.SignInAsync();

        await researcher.GetAsync("/manage/open/unit?unit=M1");
        var submitted = researcher.Text;
        var sections = HtmlTable.Parse(researcher).Rows.ToList();
        await researcher.GetAsync("/manage/open/unit?unit=M6");

        Assert.Multiple(() =>
        {
            Assert.That(submitted, Does.Contain("Ale").And.Contain("Inskickat").And.Contain("Ale kommun").And.Contain("Alfa län"));
            // Yes leads to a second question, which was not answered and need not be.
            Assert.That(sections, Is.EqualTo(new string[][] { ["Arbetet", "Klart", "1 av 2", "0", "samordnaren"] }));
            Assert.That(submitted, Does.Contain("Svar lästes in från fil (1)").And.Contain("test"));
            Assert.That(researcher.Text, Does.Contain("Ej påbörjat").And.Contain("Ingenting är sparat än"));
        });
    }

    [Test]
    public async Task Unit_OfAPersonWithMany_LeadsToTheOthers()
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();

        await researcher.GetAsync("/manage/open/unit?unit=P1");

        Assert.That(researcher.Html, Does.Contain("/manage/open/unit?unit=P2").And.Contain("/manage/open/unit?unit=P3"));
        Assert.That(researcher.Html, Does.Not.Contain("<li><a href=\"/manage/open/unit?unit=P1\""));
        Assert.That(researcher.Text, Does.Contain("p1@example.org"));
    }

    [TestCase("/manage/open/unit?unit=nobody")]
    [TestCase("/manage/open/unit")]
    [TestCase("/manage/nowhere/unit?unit=M1")]
    public async Task Unit_ThatIsNotThere_IsNotFound(string address)
    {
        await using var site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();

        await researcher.GetAsync(address);

        Assert.That(researcher.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }
}
