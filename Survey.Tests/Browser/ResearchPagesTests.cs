using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NUnit.Framework;
using Survey.Tests.Support;
using Survey.Web.Features.Studies;

namespace Survey.Tests.Browser;

/// <summary>The research team's pages of the sample study in a real browser: nothing that keeps anybody out, and nothing that a phone has to push sideways.</summary>
public sealed class ResearchPagesTests
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("SURVEY_PICTURES");

    private static readonly string[] Pages =
    [
        "/manage", $"/manage/{SampleStudy.RoundName}", $"/analyse/{SampleStudy.RoundName}", $"/analyse/{SampleStudy.RoundName}?q=svårighet", $"/analyse/{SampleStudy.RoundName}/claims",
        $"/analyse/{SampleStudy.RoundName}/figures/agreement_share", $"/analyse/{SampleStudy.RoundName}/figures/agreement_share?by=respondent_group*county",
        $"/analyse/{SampleStudy.RoundName}/figures/measures_ranking", $"/analyse/{SampleStudy.RoundName}/figures/difficulties_battery", $"/analyse/{SampleStudy.RoundName}/figures/agreement_pairs",
        $"/analyse/{SampleStudy.RoundName}/report", "/account/password",
    ];

    [TestCase(1280, ColorScheme.Light, "sv")]
    [TestCase(1280, ColorScheme.Dark, "en")]
    [TestCase(375, ColorScheme.Light, "sv")]
    [TestCase(375, ColorScheme.Dark, "en")]
    public async Task EveryPageOfTheTeam_KeepsNobodyOut_AndFitsTheWindow(int width, ColorScheme scheme, string language)
    {
        await using var chromium = await Chromium.StartAsync();
        await using var site = await ResearchSite.StartWithSampleAsync();
        var page = await chromium.OpenAsync(site.Site, width, scheme: scheme);
        var faults = new List<string>();
        await page.GotoAsync("/manage");
        if (language != "sv")
        {
            await page.ClickAsync($".languages button[lang={language}]");
        }

        await LookAsync("sign-in");
        await page.FillAsync("#UserName", ResearchSite.UserName);
        await page.FillAsync("#Password", "fel");
        await page.ClickAsync("main .button");
        await LookAsync("sign-in-refused");
        await page.FillAsync("#Password", ResearchSite.Password);
        await page.ClickAsync("main .button");

        foreach (var (index, address) in Pages.Index())
        {
            var answer = await page.GotoAsync(address);
            Assert.That(answer?.Status, Is.EqualTo(200), address);
            await LookAsync($"{index:00}");
        }

        Assert.That(faults, Is.Empty);

        async Task LookAsync(string name)
        {
            faults.AddRange((await page.RunAxe()).Violations.SelectMany(violation => violation.Nodes.Select(node => $"{name}: {violation.Id}: {node.Html}")));
            var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (overflow > 0)
            {
                faults.Add($"{name}: {overflow} px wider than the window");
            }

            var broken = await page.EvaluateAsync<int>("[...document.images].filter(image => !image.complete || image.naturalWidth === 0).length");
            if (broken > 0)
            {
                faults.Add($"{name}: {broken} pictures are not shown");
            }

            if (Pictures is not null)
            {
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, $"team-{width}-{language}-{name}.png"), FullPage = true });
            }
        }
    }
}
