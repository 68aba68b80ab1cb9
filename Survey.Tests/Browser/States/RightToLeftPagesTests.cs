using NUnit.Framework;
using Survey.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Survey.Tests.Browser.States;

/// <summary>The pages of a respondent who reads from right to left: no axe violations, nothing wider than the window, and every text in
/// another language marked.</summary>
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

    /// <summary>Texts with Latin words that no element marks as of another language than the page's, other than names and
    /// addresses.</summary>
    private const string UnmarkedTexts = """
        () => {
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          const unmarked = [];
          while (walker.nextNode()) {
            const element = walker.currentNode.parentElement;
            const text = walker.currentNode.data.trim();
            const isName = /^(Ale|Bjuv)( kommun)?$|@|^http:|^[A-Z0-9-]+$/.test(text) || element.closest('script, style');
            if (/\p{Script=Latin}{2}/u.test(text) && !isName && element.closest('[lang]').lang === 'ar') {
              unmarked.push(text);
            }
          }
          return unmarked;
        }
        """;

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
            // The blank form is read on paper, and its texts are put together from several.
            var unmarked = path.EndsWith("blank=true", StringComparison.Ordinal) ? [] : await page.EvaluateAsync<string[]>(UnmarkedTexts);
            faults.AddRange(unmarked.Select(text => $"{path}: no language: {text}"));
            faults.AddRange(await AccessibilityCheck.RunAsync(page, $"rtl{path.Replace('/', '-').Replace('?', '-')}-{width}"));
        }

        Assert.That(string.Join("\n", faults.Distinct()), Is.Empty);
    }
}
