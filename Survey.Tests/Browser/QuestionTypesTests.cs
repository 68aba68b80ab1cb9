using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Survey.Tests.Browser;

/// <summary>Times, rankings, scales, computed, prefilled and read-only values, rosters of fixed length and shuffled choices, as a
/// respondent sees them.</summary>
public sealed class QuestionTypesTests
{
    private const string Frame = """
        unit,name,respondent_group,organisation,pair,email,county
        K1,Ale,municipality,Ale kommun,1,ale@kommun.example,Västra Götaland
        """;

    private readonly List<string> faults = [];
    private string view = "";

    [TestCase(1280, true, "sv")]
    [TestCase(320, true, "en")]
    [TestCase(1280, false, "en")]
    [TestCase(320, false, "sv")]
    public async Task EveryQuestionType_IsAnsweredAndStored_WithoutAccessibilityViolations(int width, bool withScript, string language)
    {
        await using var site = await RespondentSite.StartAsync(RepositoryPaths.PathOf("Survey.Tests", "Browser", "types.md"), Frame);
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(site, width, withScript);
        view = $"types-{width}-{language}-{(withScript ? "script" : "plain")}";
        await page.GotoAsync("/");
        if (language != "sv")
        {
            await page.ClickAsync($".languages button[lang={language}]");
        }

        await FormWalkthrough.EnterCodeAsync(page, site.CodeOf("K1"));
        await AnswerTimesAsync(page);
        await AnswerRankingsAsync(page);
        await AnswerScalesAsync(page);
        await AnswerMoneyAsync(page);
        await AnswerOfficesAsync(page);
        await page.GotoAsync("/form/K1/check");
        await CheckPageAsync(page, "check");
        await page.GotoAsync("/form/K1/print");
        await CheckPageAsync(page, "print");

        var sheet = (await site.Responses.ReadAsync(site.Round.Id, "K1", default)).Answers;
        Assert.Multiple(() =>
        {
            Assert.That(faults, Is.Empty);
            Assert.That(
                new[]
                {
                    "starts_at",
                    "decided_at",
                    "ends_at",
                    "aims_order",
                    "trust",
                    "half_steps",
                    "percent",
                    "own",
                    "granted",
                    "why_much",
                    "offices",
                }.Select(name => sheet.GetStoredAnswer(new AnswerKey(name)).Text),
                Is.EqualTo(
                    new[]
                    {
                        "08:30",
                        "2012-05-02T14:05",
                        "09:15",
                        "youth safety traffic addiction",
                        "7",
                        "0.5",
                        "35",
                        "100",
                        "1000",
                        "Två år",
                        "2",
                    }
                )
            );
            Assert.That(sheet.GetStoredAnswer(new AnswerKey("office_town", 2)).Text, Is.EqualTo("Nol"));
        });
    }

    private async Task AnswerTimesAsync(IPage page)
    {
        await page.GotoAsync("/form/K1/meeting");
        await CheckPageAsync(page, "times");
        await page.FillAsync("#q-starts_at", "kvart i fem");
        await page.FillAsync("#q-decided_at-year", "2012");
        await page.FillAsync("#q-decided_at-time", "25:00");
        await ContinueToProblemsAsync(page);
        await CheckPageAsync(page, "times-faults");
        await page.FillAsync("#q-starts_at", "8.30");
        await page.FillAsync("#q-decided_at-month", "5");
        await page.FillAsync("#q-decided_at-day", "2");
        await page.FillAsync("#q-decided_at-time", "14:05");
        await page.FillAsync("#q-ends_at", "08:00");
        await ContinueAsync(page);
        await Expect(page.Locator(".error-summary a[href='#q-ends_at']")).ToBeVisibleAsync();
        await CheckPageAsync(page, "times-order");
        await page.FillAsync("#q-ends_at", "9:15");
        await ContinueAsync(page);
    }

    private async Task AnswerRankingsAsync(IPage page)
    {
        await Expect(page).ToHaveURLAsync(new Regex("/aims_order$"));
        await CheckPageAsync(page, "ranking");
        await page.SelectOptionAsync("#q-aims_order-youth", "1");
        await page.SelectOptionAsync("#q-aims_order-safety", "1");
        await ContinueToProblemsAsync(page);
        await CheckPageAsync(page, "ranking-faults");
        await page.SelectOptionAsync("#q-aims_order-youth", "1");
        await page.SelectOptionAsync("#q-aims_order-safety", "2");
        await page.SelectOptionAsync("#q-aims_order-traffic", "3");
        await page.SelectOptionAsync("#q-aims_order-addiction", "4");
        await CheckPageAsync(page, "ranking-done");
        await ContinueAsync(page);
        await Expect(page).ToHaveURLAsync(new Regex("/aims_shuffled$"));
        await AssertSameOrderAgainAsync(page, ".ranking label", "ranking-shuffled");
        await ContinueAsync(page);
    }

    private async Task AnswerScalesAsync(IPage page)
    {
        await Expect(page).ToHaveURLAsync(new Regex("/scales$"));
        await CheckPageAsync(page, "scales");
        await page.CheckAsync("[id='q-half_steps-0.5']");
        await page.FillAsync("#q-percent", "33");
        await ContinueToProblemsAsync(page);
        await CheckPageAsync(page, "scales-faults");
        await page.CheckAsync("#q-trust-7");
        await page.FillAsync("#q-percent", "35");
        await ContinueAsync(page);
        await Expect(page).ToHaveURLAsync(new Regex("/one_shuffled$"));
        await AssertSameOrderAgainAsync(page, ".choices label", "choices-shuffled");
        await ContinueAsync(page);
    }

    private async Task AnswerMoneyAsync(IPage page)
    {
        await Expect(page).ToHaveURLAsync(new Regex("/money$"));
        await Expect(page.Locator("#q-own")).ToHaveValueAsync("100");
        await Expect(page.Locator("#q-county_name")).ToHaveTextAsync("Västra Götaland");
        await CheckPageAsync(page, "money");
        await page.FillAsync("#q-granted", "1000");
        await ContinueAsync(page);
        await Expect(page).Not.ToHaveURLAsync(new Regex("/money$"));
        await page.GotoAsync("/form/K1/money");
        // Four digits may be a year, and stand as they are.
        await Expect(page.Locator("#q-total")).ToHaveTextAsync("1100");
        await Expect(page.Locator("#q-why_much")).ToBeVisibleAsync();
        await page.FillAsync("#q-why_much", "Två år");
        await CheckPageAsync(page, "money-summed");
        await ContinueAsync(page);
    }

    private async Task AnswerOfficesAsync(IPage page)
    {
        await Expect(page).ToHaveURLAsync(new Regex("/offices$"));
        await page.FillAsync("#q-offices", "2");
        await ContinueAsync(page);
        await Expect(page).ToHaveURLAsync(new Regex("/office$"));
        await CheckPageAsync(page, "rows");
        foreach (var (row, town) in new[] { (1, "Älvängen"), (2, "Nol") })
        {
            await page.GotoAsync($"/form/K1/office/{row}");
            await CheckPageAsync(page, $"row-{row}");
            await page.FillAsync($"#q-office_town-{row}", town);
            await ContinueAsync(page);
            await Expect(page).Not.ToHaveURLAsync(new Regex($"/office/{row}$"));
        }

        await page.GotoAsync("/form/K1/office");
        await CheckPageAsync(page, "rows-done");
        await Expect(page.Locator("[name=remove]")).ToHaveCountAsync(0);
    }

    /// <summary>Everyone has an order of their own, and keeps it.</summary>
    private async Task AssertSameOrderAgainAsync(IPage page, string labels, string name)
    {
        var first = await page.Locator(labels).AllTextContentsAsync();
        await CheckPageAsync(page, name);
        await page.ReloadAsync();
        Assert.That(await page.Locator(labels).AllTextContentsAsync(), Is.EqualTo(first));
        Assert.That(first, Has.Count.EqualTo(4));
    }

    private static async Task ContinueToProblemsAsync(IPage page)
    {
        await ContinueAsync(page);
        await Expect(page.Locator(".error-summary")).ToBeVisibleAsync();
    }

    private static Task ContinueAsync(IPage page) => page.ClickAsync("main .actions .button");

    private async Task CheckPageAsync(IPage page, string name) =>
        faults.AddRange(await AccessibilityCheck.RunAsync(page, $"{view}-{name}"));
}
