using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Browser;

/// <summary>The pages on which a form is divided up, as both see them: nothing that keeps anybody out, nothing that a phone has to push sideways.</summary>
/// <remarks><c>SURVEY_PICTURES</c> names a folder to which the pages are drawn, for people to look at.</remarks>
public sealed class PartPagesTests
{
    private const int Pages = 16;
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("SURVEY_PICTURES");

    [TestCase(1280, true, ColorScheme.Light, "sv")]
    [TestCase(320, true, ColorScheme.Dark, "en")]
    [TestCase(320, false, ColorScheme.Light, "sv")]
    public async Task EveryPage_KeepsNobodyOut_AndFitsTheWindow(int width, bool withScript, ColorScheme scheme, string language)
    {
        await using var chromium = await Chromium.StartAsync();
        await using var site = await RespondentSite.StartAsync();
        var coordinator = await chromium.OpenAsync(site, width, withScript, scheme);
        var colleague = await chromium.OpenAsync(site, width, withScript, scheme);
        var faults = new List<string>();
        var seen = 0;

        await PartWalk.WalkAsync(coordinator, colleague, site, LookAsync, language);

        Assert.Multiple(() =>
        {
            Assert.That(seen, Is.EqualTo(Pages));
            Assert.That(faults, Is.Empty);
        });

        async Task LookAsync(IPage page, string name)
        {
            seen++;
            var violations = withScript ? (await page.RunAxe()).Violations : [];
            faults.AddRange(violations.SelectMany(violation => violation.Nodes.Select(node => $"{name}: {violation.Id}: {node.Html}")));
            var overflow = withScript ? await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") : 0;
            if (overflow > 0)
            {
                faults.Add($"{name}: {overflow} px wider than the window");
            }

            if (Pictures is not null)
            {
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, $"{width}-{language}-part-{name}.png"), FullPage = true });
            }
        }
    }
}
