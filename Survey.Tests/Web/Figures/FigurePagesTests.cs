using System.Net;
using System.Text;
using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Figures;

/// <summary>Figures on the page, held to numbers counted by hand.</summary>
public sealed class FigurePagesTests
{
    private static ResearchSite site = null!;

    [OneTimeSetUp]
    public static async Task StartSite() => site = await ResearchSite.StartAsync();

    [OneTimeTearDown]
    public static async Task StopSite() => await site.DisposeAsync();

    [Test]
    public async Task Figure_AsDeclared_ShowsItsNumbers()
    {
        var visitor = await site.SignInAsync();

        await visitor.GetAsync("/analyse/open/figures/works_share");

        // Municipalities: 3 yes, 1 no, 1 don't know, 1 not answered: 3/4, between 3/6 and 5/6. Police: 1 yes, 1 no, 3 not answered.
        var table = HtmlTable.Parse(visitor);
        Assert.Multiple(() =>
        {
            Assert.That(
                table.Headers,
                Is.EqualTo(
                    new[]
                    {
                        "Svarsgrupp",
                        "Andel",
                        "95 % konfidensintervall (läge B)",
                        "Tillförlitlighet",
                        "Möjligt spann (läge A)",
                        "Antal",
                        "n",
                        "Okänt",
                        "Ej svarat",
                    }
                )
            );
            Assert.That(
                table.Rows.Select(row => row.Where((_, column) => column != 2)),
                Is.EqualTo(
                    new string[][]
                    {
                        ["Kommun", "75 %", "mycket osäker", "50–83 %", "3", "4", "1", "1"],
                        ["Polis", "50 %", "mycket osäker", "20–80 %", "1", "2", "0", "3"],
                    }
                )
            );
        });
    }

    [Test]
    public async Task Figure_BrokenDownOtherwise_CountsWithinTheCells()
    {
        var visitor = await site.SignInAsync();

        await visitor.GetAsync("/analyse/open/figures/works_share?by=respondent_group*county");

        var table = HtmlTable.Parse(visitor);
        Assert.Multiple(() =>
        {
            Assert.That(
                table.Rows.Select(row => string.Join(' ', row[0], row[1], row[2])),
                Is.EqualTo(new[] { "Kommun Alfa län 67 %", "Kommun Beta län 100 %", "Polis Alfa län 50 %", "Polis Beta län" })
                    .Or.EqualTo(new[] { "Kommun Alfa län 67 %", "Kommun Beta län 100 %", "Polis Alfa län 50 %", "Polis Beta län " })
            );
            Assert.That(visitor.Html, Does.Match("<option value=\"respondent_group\\*county\" selected"));
            Assert.That(visitor.Html, Does.Contain("chart-1.svg?by=respondent_group%2Acounty"));
        });
    }

    [Test]
    public async Task Figure_Whole_HasOneRow()
    {
        var visitor = await site.SignInAsync();

        await visitor.GetAsync("/analyse/open/figures/works_share?by=all");

        Assert.That(HtmlTable.Parse(visitor).Rows.Single()[..2], Is.EqualTo(new[] { "Alla", "67 %" }));
    }

    [Test]
    public async Task List_ShowsTheMainNumbersOfEveryFigure()
    {
        var visitor = await site.SignInAsync();

        await visitor.GetAsync("/analyse/open");

        Assert.That(
            visitor.Text.Replace('\u00A0', ' '),
            Does.Contain("Svarsfrekvens Kommun 83 % Polis 40 %").And.Contain("Arbetar tillsammans Kommun 75 % Polis 50 %")
        );
    }

    [TestCase("TILLSAMMANS", "works_share")]
    [TestCase("kinds", "kinds_chosen")]
    public async Task List_Searched_ShowsWhatHoldsTheWords(string search, string figure)
    {
        var visitor = await site.SignInAsync();

        await visitor.GetAsync($"/analyse/open?q={search}");

        Assert.Multiple(() =>
        {
            Assert.That(
                System
                    .Text.RegularExpressions.Regex.Matches(visitor.Html, "href=\"/analyse/open/figures/([^\"]*)\"")
                    .Select(match => match.Groups[1].Value),
                Is.EqualTo(new[] { figure })
            );
            Assert.That(visitor.Text, Does.Contain("1 av 3 resultat"));
        });
    }

    [Test]
    public async Task Claims_AreShownWithTheirVerdicts()
    {
        var visitor = await site.SignInAsync();

        await visitor.GetAsync("/analyse/open/claims");

        // 3 of 4, at least 3 of 6: half is reached whatever the others say.
        Assert.That(
            HtmlTable.Parse(visitor).Rows.Single()[..3],
            Is.EqualTo(new[] { "De flesta arbetar tillsammans", "Stämmer", "Stämmer" })
        );
    }

    [Test]
    public async Task Chart_IsAPictureThatCanDoNothing()
    {
        await site.SignInAsync();
        using var client = site.NewClient();

        using var svg = await client.GetAsync("/analyse/open/figures/works_share/chart-1.svg?by=county");
        using var png = await client.GetAsync("/analyse/open/figures/works_share/chart-1.png");

        var pixels = await png.Content.ReadAsByteArrayAsync();
        Assert.Multiple(async () =>
        {
            Assert.That(svg.Content.Headers.ContentType?.MediaType, Is.EqualTo("image/svg+xml"));
            Assert.That(await svg.Content.ReadAsStringAsync(), Does.Contain("Alfa län"));
            Assert.That(
                svg.Headers.GetValues("Content-Security-Policy").Single(),
                Does.Contain("default-src 'none'").And.Contain("sandbox")
            );
            Assert.That(Encoding.Latin1.GetString(pixels[1..4]), Is.EqualTo("PNG"));
        });
    }

    [Test]
    public async Task Pages_InEnglish_SpeakEnglish()
    {
        await using var own = await ResearchSite.StartAsync();
        var visitor = await own.SignInAsync();
        await visitor.GetAsync("/analyse/open/figures/works_share");

        await visitor.PostAsync("/language", (".language", "en"), ("page", "/analyse/open/figures/works_share"));

        Assert.Multiple(() =>
        {
            Assert.That(visitor.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(visitor.Title, Is.EqualTo("Work together"));
            Assert.That(HtmlTable.Parse(visitor).Rows.Select(row => row[0]), Is.EqualTo(new[] { "Municipality", "Police" }));
            Assert.That(HtmlTable.Parse(visitor).Rows[0][1], Is.EqualTo("75%"));
        });
    }
}
