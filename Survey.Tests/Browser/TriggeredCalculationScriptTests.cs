using NUnit.Framework;
using Survey.Tests.Support;
using Survey.Tests.Web.Respond;
using static Microsoft.Playwright.Assertions;

namespace Survey.Tests.Browser;

/// <summary>With script, what an answer triggers stands on the page as soon as the answer is saved.</summary>
public sealed class TriggeredCalculationScriptTests
{
    [Test]
    public async Task Trigger_OnThePage_FillsItsFieldAndOpensItsQuestion_AndIsKept()
    {
        await using var site = await TriggeredCalculationTests.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(site);
        await FormWalkthrough.EnterCodeAsync(page, site.CodeOf("K1"));
        await page.GotoAsync("/form/K1/page");
        await Expect(page.Locator("#q-why")).ToBeHiddenAsync();

        await page.FillAsync("#q-people", "4");
        await page.FillAsync("#q-years", "8");

        await Expect(page.Locator("#q-suggestion")).ToHaveValueAsync("Efter 8 år");
        await Expect(page.Locator("#q-why")).ToBeVisibleAsync();
        await page.FillAsync("#q-words", "Klart");
        await page.ClickAsync("main .actions .button");
        await Expect(page).ToHaveURLAsync(site.Address + "/form/K1/next");
        var answers = await TriggeredCalculationTests.ReadAsync(site);
        Assert.That((answers("suggestion"), answers("sum"), answers("words")), Is.EqualTo(("Efter 8 år", "12", "Klart")));
    }
}
