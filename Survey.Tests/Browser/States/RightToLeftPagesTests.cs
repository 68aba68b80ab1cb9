using NUnit.Framework;
using Survey.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Survey.Tests.Browser.States;

/// <summary>The pages of a respondent who reads from right to left: no axe violations, nothing wider than the window.</summary>
public sealed class RightToLeftPagesTests
{
    private const string Frame = """
        unit,name,respondent_group,organisation,pair,email
        K1,Ale,mun,Ale kommun,1,ale@kommun.example
        K2,Bjuv,mun,Ale kommun,2,ale@kommun.example
        """;

    private static readonly string[] Paths =
    [
        "",
        "/K1",
        "/K1/head?problems=true",
        "/K1/budget",
        "/K1/opened",
        "/K1/plan",
        "/K1/support_kinds",
        "/K1/check",
        "/K1/saved",
        "/K1/delegations",
        "/K1/history",
        "/K1/print",
        "/K1/print?blank=true",
    ];

    [TestCase(320, true)]
    [TestCase(1280, false)]
    public async Task Pages_InArabic_HaveNoAccessibilityViolations_AndFitTheWindow(int width, bool withScript)
    {
        await using var site = await RespondentSite.StartAsync(
            RepositoryPaths.PathOf("Survey.Tests", "Web", "Respond", "languages.md"),
            Frame
        );
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(site, width, withScript);
        await page.GotoAsync($"/r/{site.CodeOf("K1")}");
        await FormWalkthrough.ClickAndWaitAsync(page, "main .button");
        await FormWalkthrough.ClickAndWaitAsync(page, "button[lang=ar]");
        var faults = new List<string>();

        foreach (var path in Paths)
        {
            await page.GotoAsync("/form" + path);
            await Expect(page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
            faults.AddRange(await AccessibilityCheck.RunAsync(page, $"rtl{path.Replace('/', '-').Replace('?', '-')}-{width}"));
        }

        Assert.That(faults, Is.Empty);
    }
}
