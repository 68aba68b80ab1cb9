using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NUnit.Framework;
using Survey.Data.Rounds;
using Survey.Tests.Support;
using Survey.Web.Features.Shared.Rounds;
using Survey.Web.Features.Studies;

namespace Survey.Tests.Browser.Research;

/// <summary>The research team's pages of the sample study in a real browser: no axe violations, no horizontal scrolling.</summary>
/// <remarks>The sample's figures take long to compute, so that all cases look at one site, and none changes it.</remarks>
public sealed class ResearchPagesTests
{
    private static readonly string[] Pages =
    [
        "/manage",
        $"/manage/{SampleStudyLoader.RoundName}",
        $"/manage/{SampleStudyLoader.RoundName}/representativity",
        $"/manage/{SampleStudyLoader.RoundName}/units",
        $"/manage/{SampleStudyLoader.RoundName}/unit?unit=K0114",
        $"/manage/{SampleStudyLoader.RoundName}/unit/answers?unit=K0114",
        $"/manage/{SampleStudyLoader.RoundName}/unit/history?unit=K0114",
        $"/manage/{SampleStudyLoader.RoundName}/closing",
        $"/manage/{SampleStudyLoader.RoundName}/datasets",
        $"/manage/{SampleStudyLoader.RoundName}/datasets/first",
        $"/analyse/{SampleStudyLoader.RoundName}/figures/agreement_share?dataset=first",
        $"/analyse/{SampleStudyLoader.RoundName}",
        $"/analyse/{SampleStudyLoader.RoundName}?q=svårighet",
        $"/analyse/{SampleStudyLoader.RoundName}/claims",
        $"/analyse/{SampleStudyLoader.RoundName}/figures/agreement_share",
        $"/analyse/{SampleStudyLoader.RoundName}/figures/agreement_share?by=respondent_group*county",
        $"/analyse/{SampleStudyLoader.RoundName}/figures/measures_ranking",
        $"/analyse/{SampleStudyLoader.RoundName}/figures/difficulties_battery",
        $"/analyse/{SampleStudyLoader.RoundName}/figures/agreement_pairs",
        $"/analyse/{SampleStudyLoader.RoundName}/report",
        "/account/password",
        $"/manage/{SampleStudyLoader.RoundName}/mailings",
        $"/manage/{SampleStudyLoader.RoundName}/mailings/bounces",
        $"/manage/{SampleStudyLoader.RoundName}/mailings/new?Message=reminder_1&States=Started&Groups=municipality",
        "/manage/studies",
        "/manage/help",
        "/manage/help?q=weight",
        "/manage/help/columns",
        "/manage/help/functions",
        "/manage/help/tutorial",
    ];

    private static ResearchSite site = null!;

    [OneTimeSetUp]
    public static async Task StartSite()
    {
        site = await ResearchSite.StartWithSampleAsync();
        var rounds = site.Services.GetRequiredService<IRoundStore>();
        var sample = await rounds.FindAsync(SampleStudyLoader.RoundName, default);
        Assert.That(sample, Is.Not.Null);
        await site.Services.GetRequiredService<FrozenDatasetService>().TryFreezeAsync(sample, "first", "", ResearchSite.UserName, default);
    }

    [OneTimeTearDown]
    public static async Task StopSite() => await site.DisposeAsync();

    [TestCase(1280, ColorScheme.Light, "sv")]
    [TestCase(1280, ColorScheme.Dark, "en")]
    [TestCase(375, ColorScheme.Light, "sv")]
    [TestCase(320, ColorScheme.Dark, "en")]
    public async Task EveryResearchPage_HasNoAccessibilityViolations_AndFitsTheWindow(int width, ColorScheme scheme, string language)
    {
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(site.Site, width, scheme: scheme);
        var view = new ResearchPageCheck(page, $"team-{width}-{language}");
        await view.ChooseLanguageAsync(language);
        await view.LookAsync("sign-in");
        await page.FillAsync("#UserName", ResearchSite.UserName);
        await page.FillAsync("#Password", "fel");
        await page.ClickAsync("main .button");
        await view.LookAsync("sign-in-refused");
        await view.SignInAsync();

        foreach (var (index, address) in Pages.Index())
        {
            var answer = await page.GotoAsync(address);
            Assert.That(answer?.Status, Is.EqualTo(200), address);
            await view.LookAsync($"{index:00}");
        }

        Assert.That(view.Faults, Is.Empty);
    }
}
