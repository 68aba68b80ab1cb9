using System.Text.RegularExpressions;
using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Respond.Start;

/// <summary>Until when answers are taken is the same on every page: the day, and the hour where the day is not whole.</summary>
public sealed class ClosingTimeTests
{
    private const string Workbook = """
        | survey |
        | | type | name | label | required |
        | | begin_group | counts | Antal | |
        | | integer | num | Antal? | yes |
        | | end_group | | | |

        | choices |
        | | list_name | name | label |
        | | rg | mun | Kommun |

        | settings |
        | | form_title | form_id | version | default_language |
        | | Mjuk | soft | 1 | sv |

        | frame |
        | | name | type | label |
        | | respondent_group | select_one rg | Grupp |
        """;

    private const string Frame = """
        unit,name,respondent_group,organisation,pair,email
        U1,Ale,mun,Ale kommun,1,ale@kommun.example
        """;

    private static readonly TemporaryFolder Folder = new();
    private static RespondentSite site = null!;

    [OneTimeSetUp]
    public static async Task StartAsync()
    {
        Folder.Write("study.md", Workbook);
        site = await RespondentSite.StartAsync();
        await PublishAsync("noon", "2031-06-30T12:00+02:00");
        await PublishAsync("whole-day", "2031-07-01T00:00+02:00");
        await PublishAsync("over", "2026-06-30T12:00+02:00");
    }

    [OneTimeTearDown]
    public static async Task StopAsync()
    {
        await site.DisposeAsync();
        Folder.Dispose();
    }

    [TestCase("noon", "30 juni 2031 kl.\u00A012.00")]
    [TestCase("whole-day", "30 juni 2031")]
    public async Task Pages_OfAnOpenRound_TellUntilWhenItIsOpen(string round, string closes)
    {
        var visitor = site.NewVisitor();
        await visitor.GetAsync("/");
        Assert.That(visitor.Text, Does.Contain(closes), "start page");
        visitor = await site.SignInAsync($"{round} U1");
        foreach (var path in new[] { "/form/U1", "/form/U1/print?blank=true", "/form/U1/delegations" })
        {
            await visitor.GetAsync(path);
            Assert.That(visitor.Text, Does.Match($@"senast {closes}\.").And.Match($@"Sista svarsdag: {closes} "), path);
        }

        await visitor.GetAsync("/form/U1");
        await visitor.GetAsync(Regex.Match(visitor.Html, "class=\"button\" href=\"([^\"]+)\"").Groups[1].Value);
        await visitor.SubmitAsync(visitor.Path, ("num", "3"));
        await visitor.GetAsync("/form/U1/check");
        Assert.That(visitor.Text, Does.Contain($"senast {closes}."), "check");
        await visitor.SubmitAsync("/form/U1/check");
        Assert.That(visitor.Text, Does.Contain($"senast {closes}."), "receipt");
    }

    [Test]
    public async Task Pages_OfARoundThatIsOver_TellTheHourAtWhichItClosed()
    {
        var visitor = site.NewVisitor();
        await visitor.GetAsync("/");
        await visitor.SubmitAsync("/", ("code", site.CodeOf("over U1")));

        Assert.That(visitor.Text, Does.Contain("30 juni 2026 kl.\u00A012.00"));
    }

    [Test]
    public async Task ResearchPages_TellTheHour()
    {
        var visitor = await site.SignInResearcherAsync();
        await visitor.GetAsync("/manage");
        Assert.That(visitor.Text, Does.Contain("till och med 30 juni 2031 kl.\u00A012.00"));
        await visitor.GetAsync("/manage/noon");
        Assert.That(visitor.Text, Does.Contain("till och med 30 juni 2031 kl.\u00A012.00."));
    }

    private static Task PublishAsync(string name, string closesAt) =>
        site.PublishAsync(
            name,
            Folder.PathOf("study.md"),
            Frame,
            new DateTimeOffset(2012, 3, 1, 0, 0, 0, TimeSpan.Zero),
            DateTimeOffset.Parse(closesAt, System.Globalization.CultureInfo.InvariantCulture)
        );
}
