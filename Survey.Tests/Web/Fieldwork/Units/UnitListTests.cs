using System.Globalization;
using System.Net;
using System.Text;
using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Fieldwork.Units;

/// <summary>The list of those who are asked: searched, narrowed, page by page, and as a file.</summary>
public sealed class UnitListTests
{
    private static ResearchSite site = null!;

    [OneTimeSetUp]
    public static async Task StartSite() => site = await ResearchSite.StartAsync();

    [OneTimeTearDown]
    public static async Task StopSite() => await site.DisposeAsync();

    [TestCase("", "Ale|Bjuv|Dals-Ed|Eda|Falun|Gagnef|Ale (polisen)|Bjuv (polisen)|Dals-Ed (polisen)|Eda (polisen)|Gagnef (polisen)")]
    [TestCase("?group=police&state=NotStarted", "Eda (polisen)")]
    [TestCase("?state=RefusedOrNotReached", "Gagnef (polisen)")]
    [TestCase("?by=county&value=beta&group=municipality", "Eda|Falun|Gagnef")]
    [TestCase("?search=ALE", "Ale|Ale (polisen)")]
    [TestCase("?search=falu+kommun", "Falun")]
    [TestCase("?search=p1%40example", "Ale (polisen)|Bjuv (polisen)|Dals-Ed (polisen)")]
    [TestCase("?search=M3", "Dals-Ed")]
    [TestCase("?by=&value=beta&search=+Eda+", "Eda|Eda (polisen)")]
    public async Task List_Narrowed_HasTheUnitsThatFit(string query, string names)
    {
        var visitor = await site.SignInAsync();

        await visitor.GetAsync("/manage/open/units" + query);

        Assert.That(HtmlTable.Parse(visitor).Rows.Select(row => row[0]), Is.EqualTo(names.Split('|')));
        Assert.That(visitor.Text, Does.Contain($"{names.Split('|').Length} i listan"));
    }

    [Test]
    public async Task List_OfNobody_SaysSo()
    {
        var visitor = await site.SignInAsync();

        await visitor.GetAsync("/manage/open/units?search=Xyz");

        Assert.That(visitor.Text, Does.Contain("0 i listan"));
    }

    [Test]
    public async Task File_OfANarrowedList_HasItsUnitsAndNoFormulas()
    {
        var visitor = await site.SignInAsync();

        var file = Encoding.UTF8.GetString(await visitor.DownloadAsync("/manage/open/units.csv?group=municipality&state=NotStarted"));

        Assert.That(
            file.Trim('\uFEFF'),
            Is.EqualTo(
                "unit,name,respondent_group,organisation,email,state,saved_at\r\n"
                    + "M6,Gagnef,municipality,Gagnefs kommun,m6@example.org,NotStarted,\r\n"
            )
        );
    }

    [Test]
    public async Task List_OfManyUnits_IsShownPageByPage()
    {
        var frame = new StringBuilder("unit,name,respondent_group,organisation,pair,email,county\n");
        for (var index = 1; index <= 120; index++)
        {
            frame.Append(
                CultureInfo.InvariantCulture,
                $"u{index},Enhet {index},municipality,Organisation,{index},{index}@example.org,alfa\n"
            );
        }

        await using var own = await ResearchSite.StartAsync();
        await own.Site.PublishAsync(
            "large",
            RepositoryPaths.PathOf("Survey.Tests", "Support", "research.md"),
            frame.ToString(),
            TimeProvider.System.GetUtcNow().AddDays(-1)
        );
        var visitor = await own.SignInAsync();

        await visitor.GetAsync("/manage/large/units?search=enhet&page=2");
        var second = HtmlTable.Parse(visitor).Rows.Select(row => row[0]).ToList();
        var html = WebUtility.HtmlDecode(visitor.Html);
        await visitor.GetAsync("/manage/large/units?page=99");
        var last = HtmlTable.Parse(visitor).Rows.Select(row => row[0]).ToList();

        Assert.Multiple(() =>
        {
            Assert.That((second.Count, second[0], second[^1]), Is.EqualTo((50, "Enhet 51", "Enhet 100")));
            Assert.That(html, Does.Contain("Sida 2 av 3").And.Contain("href=\"/manage/large/units?search=enhet\""));
            Assert.That(html, Does.Contain("href=\"/manage/large/units?search=enhet&page=3\""));
            Assert.That((last.Count, last[^1]), Is.EqualTo((20, "Enhet 120")));
        });
    }
}
