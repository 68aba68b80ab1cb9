using System.Net;
using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Fieldwork;

/// <summary>Who has answered, counted by hand.</summary>
public sealed class ProgressPageTests
{
    private static ResearchSite site = null!;

    [OneTimeSetUp]
    public static async Task StartSite() => site = await ResearchSite.StartAsync();

    [OneTimeTearDown]
    public static async Task StopSite() => await site.DisposeAsync();

    [Test]
    public async Task Answered_ByGroup_CountsEveryUnitThatBelongs()
    {
        var visitor = await site.SignInAsync();

        await visitor.GetAsync("/manage/open");

        // Asked, submitted, started, not started, refused or not reached; nobody answered last round. One police unit is ineligible.
        Assert.That(
            HtmlTable.Parse(visitor).Rows,
            Is.EqualTo(
                new string[][]
                {
                    ["Kommun", "6", "5", "0", "1", "0", "83 %", "0 %"],
                    ["Polis", "5", "2", "1", "1", "1", "40 %", "0 %"],
                    ["Alla", "11", "7", "1", "2", "1", "64 %", "0 %"],
                }
            )
        );
    }

    [Test]
    public async Task Answered_ByCounty_CountsEachGroupWithinIt()
    {
        var visitor = await site.SignInAsync();

        await visitor.GetAsync("/manage/open?by=county");

        Assert.That(
            HtmlTable.Parse(visitor, 2).Rows,
            Is.EqualTo(
                new string[][] { ["Alfa län", "3 av 3", "100 %", "2 av 3", "67 %"], ["Beta län", "2 av 3", "67 %", "0 av 2", "0 %"] }
            )
        );
    }

    [Test]
    public async Task Answered_WhenMoreComesIn_CountsItAtOnce()
    {
        await using var own = await ResearchSite.StartAsync();
        var visitor = await own.SignInAsync();
        await visitor.GetAsync("/manage/open");

        await own.AnswerAsync(Survey.Data.Responses.FormStatus.Submitted, ("M6", "no"));
        await visitor.GetAsync("/manage/open");

        Assert.That(HtmlTable.Parse(visitor).Rows[0], Is.EqualTo(new[] { "Kommun", "6", "6", "0", "0", "0", "100 %", "0 %" }));
    }

    [TestCase("/manage/nowhere")]
    [TestCase("/analyse/nowhere")]
    [TestCase("/analyse/nowhere/claims")]
    [TestCase("/analyse/nowhere/report")]
    [TestCase("/analyse/open/figures/nothing")]
    [TestCase("/analyse/open/figures/works_share/chart-9.svg")]
    [TestCase("/analyse/open/figures/works_share/chart-1.exe")]
    public async Task Page_OfWhatIsNotThere_SaysSo(string address)
    {
        var visitor = await site.SignInAsync();

        await visitor.GetAsync(address);

        Assert.Multiple(() =>
        {
            Assert.That(visitor.Status, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(visitor.Title, Is.EqualTo("Sidan finns inte"));
        });
    }

    [TestCase("/manage/open?by=%3Cscript%3Ealert(1)%3C/script%3E")]
    [TestCase("/manage/open/units?search=%3Cscript%3Ealert(1)%3C/script%3E&group=%22%3E%3Cscript%3E&state=Submitted%27")]
    [TestCase("/manage/open/units?state=77")]
    [TestCase("/manage/open/units?page=-5")]
    [TestCase("/manage/open/units?page=x")]
    [TestCase("/analyse/open?q=%3Cscript%3Ealert(1)%3C/script%3E")]
    [TestCase("/analyse/open/figures/works_share?by=%3Cscript%3Ealert(1)%3C/script%3E")]
    [TestCase("/analyse/open/figures/works_share?by=county*county*county*county")]
    [TestCase("/analyse/open/figures/works_share?by=unit")]
    public async Task Page_AskedForNonsense_IsAPageWithoutIt(string address)
    {
        var visitor = await site.SignInAsync();

        await visitor.GetAsync(address);

        Assert.Multiple(() =>
        {
            Assert.That(visitor.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(visitor.Html, Does.Not.Contain("<script>alert"));
            Assert.That(visitor.Html, Does.Not.Contain("\"><script>"));
        });
    }
}
