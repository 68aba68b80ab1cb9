using NUnit.Framework;
using Survey.Tests.Support;
using Survey.Tests.Web.Respond.Questions;
using static Microsoft.Playwright.Assertions;

namespace Survey.Tests.Browser;

/// <summary>The running sum of a page's numbers, updated while the respondent types.</summary>
public sealed class RunningSumTests
{
    private const string Frame = "unit,name,respondent_group,organisation,pair,email\nK1,Ale,all,Ale kommun,1,ale@kommun.example\n";

    [TestCase(
        1280,
        "sv",
        "Summa: 0",
        "Summa: 1 234,7 av 2 000 – 765,3 kvar",
        "Summa: 2 000,5 av 2 000 – 0,5 för mycket",
        "Summa: 2 000 av 2 000"
    )]
    [TestCase(320, "en", "Sum: 0", "Sum: 1,234.7 of 2,000 – 765.3 left", "Sum: 2,000.5 of 2,000 – 0.5 too much", "Sum: 2,000 of 2,000")]
    public async Task Numbers_ThatAreHeldAgainstATotal_AreAddedUpAndSaid(
        int width,
        string language,
        string first,
        string left,
        string over,
        string exact
    )
    {
        using var folder = new TemporaryFolder();
        var workbook = folder.Write("sums.md", SumConstraintFinderTests.Workbook("${a} + ${b} + ${c} + . = ${total}", ""));
        await using var site = await RespondentSite.StartAsync(workbook, Frame);
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(site, width);
        await FormWalkthrough.EnterCodeAsync(page, site.CodeOf("K1"));
        await page.GotoAsync("/form/K1/numbers");
        if (language != "sv")
        {
            await FormWalkthrough.ClickAndWaitAsync(page, $".languages button[lang={language}]");
        }

        var sum = page.Locator(".sum");
        await Expect(sum).ToHaveTextAsync(first);
        await page.FillAsync("#q-total", "2 000");
        await page.FillAsync("#q-a", "1.234,5");
        await page.FillAsync("#q-b", "0,2");
        await Expect(sum).ToHaveTextAsync(left);
        await Expect(page.Locator("[data-announce]")).ToHaveTextAsync(left);
        Assert.That(await AccessibilityCheck.RunAsync(page, $"sum-{width}"), Is.Empty);
        await page.FillAsync("#q-c", "765");
        await page.FillAsync("#q-d", "0,8");
        await Expect(sum).ToHaveTextAsync(over);
        await page.FillAsync("#q-d", "0,3");
        await Expect(sum).ToHaveTextAsync(exact);
    }

    [Test]
    public async Task Numbers_WithoutScript_ShowNoSumThatStandsStill()
    {
        using var folder = new TemporaryFolder();
        var workbook = folder.Write("sums.md", SumConstraintFinderTests.Workbook("", "${a} + ${b} <= 100"));
        await using var site = await RespondentSite.StartAsync(workbook, Frame);
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(site, withScript: false);
        await FormWalkthrough.EnterCodeAsync(page, site.CodeOf("K1"));

        await page.GotoAsync("/form/K1/numbers");

        await Expect(page.Locator(".sum")).ToBeHiddenAsync();
    }
}
