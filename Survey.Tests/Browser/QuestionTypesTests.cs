using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Survey.Tests.Browser;

/// <summary>Times, rankings, scales, what is worked out, filled in or only shown, counted rows and shuffled choices, as a respondent meets them.</summary>
public sealed class QuestionTypesTests
{
    private const string Frame =
        """
        unit,name,respondent_group,organisation,pair,email,county
        K1,Ale,municipality,Ale kommun,1,ale@kommun.example,Västra Götaland
        """;

    private readonly List<string> faults = [];
    private string view = "";

    [TestCase(1280, true, "sv")]
    [TestCase(320, true, "en")]
    [TestCase(1280, false, "en")]
    [TestCase(320, false, "sv")]
    public async Task EveryFurtherKindOfQuestion_IsAnsweredAndKept_AndKeepsNobodyOut(int width, bool withScript, string language)
    {
        await using var chromium = await Chromium.StartAsync();
        await using var site = await RespondentSite.StartAsync(Repository.PathOf("Survey.Tests", "Browser", "types.md"), Frame);
        var page = await chromium.OpenAsync(site, width, withScript);
        view = $"types-{width}-{language}-{(withScript ? "script" : "plain")}";
        await page.GotoAsync("/");
        if (language != "sv")
        {
            await page.ClickAsync($".languages button[lang={language}]");
        }

        await FormWalk.EnterAsync(page, site.CodeOf("K1"));
        await AnswerTimesAsync(page);
        await AnswerRankingsAsync(page);
        await AnswerScalesAsync(page);
        await AnswerMoneyAsync(page);
        await AnswerOfficesAsync(page);
        await page.GotoAsync("/form/K1/check");
        await LookAsync(page, "check");
        await page.GotoAsync("/form/K1/print");
        await LookAsync(page, "print");

        var sheet = (await site.Responses.ReadAsync(site.Round.Id, "K1", default)).Sheet;
        Assert.Multiple(() =>
        {
            Assert.That(faults, Is.Empty);
            Assert.That(
                new[] { "starts_at", "decided_at", "ends_at", "aims_order", "trust", "half_steps", "percent", "own", "granted", "why_much", "offices" }.Select(name => sheet.Find(new AnswerKey(name)).Text),
                Is.EqualTo(new[] { "08:30", "2012-05-02T14:05", "09:15", "youth safety traffic addiction", "7", "0.5", "35", "100", "1000", "Två år", "2" }));
            Assert.That(sheet.Find(new AnswerKey("office_town", 2)).Text, Is.EqualTo("Nol"));
        });
    }

    private async Task AnswerTimesAsync(IPage page)
    {
        await page.GotoAsync("/form/K1/meeting");
        await LookAsync(page, "times");
        await page.FillAsync("#q-starts_at", "kvart i fem");
        await page.FillAsync("#q-decided_at-year", "2012");
        await page.FillAsync("#q-decided_at-time", "25:00");
        await GoOnToFaultsAsync(page);
        await LookAsync(page, "times-faults");
        await page.FillAsync("#q-starts_at", "8.30");
        await page.FillAsync("#q-decided_at-month", "5");
        await page.FillAsync("#q-decided_at-day", "2");
        await page.FillAsync("#q-decided_at-time", "14:05");
        await page.FillAsync("#q-ends_at", "08:00");
        await GoOnAsync(page);
        await Expect(page.Locator(".summary a[href='#q-ends_at']")).ToBeVisibleAsync();
        await LookAsync(page, "times-order");
        await page.FillAsync("#q-ends_at", "9:15");
        await GoOnAsync(page);
    }

    private async Task AnswerRankingsAsync(IPage page)
    {
        await Expect(page).ToHaveURLAsync(new Regex("/aims_order$"));
        await LookAsync(page, "ranking");
        await page.SelectOptionAsync("#q-aims_order-youth", "1");
        await page.SelectOptionAsync("#q-aims_order-safety", "1");
        await GoOnToFaultsAsync(page);
        await LookAsync(page, "ranking-faults");
        await page.SelectOptionAsync("#q-aims_order-youth", "1");
        await page.SelectOptionAsync("#q-aims_order-safety", "2");
        await page.SelectOptionAsync("#q-aims_order-traffic", "3");
        await page.SelectOptionAsync("#q-aims_order-addiction", "4");
        await LookAsync(page, "ranking-done");
        await GoOnAsync(page);
        await Expect(page).ToHaveURLAsync(new Regex("/aims_shuffled$"));
        await AssertSameOrderAgainAsync(page, ".ranking label", "ranking-shuffled");
        await GoOnAsync(page);
    }

    private async Task AnswerScalesAsync(IPage page)
    {
        await Expect(page).ToHaveURLAsync(new Regex("/scales$"));
        await LookAsync(page, "scales");
        await page.CheckAsync("[id='q-half_steps-0.5']");
        await page.FillAsync("#q-percent", "33");
        await GoOnToFaultsAsync(page);
        await LookAsync(page, "scales-faults");
        await page.CheckAsync("#q-trust-7");
        await page.FillAsync("#q-percent", "35");
        await GoOnAsync(page);
        await Expect(page).ToHaveURLAsync(new Regex("/one_shuffled$"));
        await AssertSameOrderAgainAsync(page, ".choices label", "choices-shuffled");
        await GoOnAsync(page);
    }

    private async Task AnswerMoneyAsync(IPage page)
    {
        await Expect(page).ToHaveURLAsync(new Regex("/money$"));
        await Expect(page.Locator("#q-own")).ToHaveValueAsync("100");
        await Expect(page.Locator("#q-county_name")).ToHaveTextAsync("Västra Götaland");
        await LookAsync(page, "money");
        await page.FillAsync("#q-granted", "1000");
        await GoOnAsync(page);
        await Expect(page).Not.ToHaveURLAsync(new Regex("/money$"));
        await page.GotoAsync("/form/K1/money");
        await Expect(page.Locator("#q-total")).ToHaveTextAsync(new Regex(@"^1[\s,]100$"));
        await Expect(page.Locator("#q-why_much")).ToBeVisibleAsync();
        await page.FillAsync("#q-why_much", "Två år");
        await LookAsync(page, "money-summed");
        await GoOnAsync(page);
    }

    private async Task AnswerOfficesAsync(IPage page)
    {
        await Expect(page).ToHaveURLAsync(new Regex("/offices$"));
        await page.FillAsync("#q-offices", "2");
        await GoOnAsync(page);
        await Expect(page).ToHaveURLAsync(new Regex("/office$"));
        await LookAsync(page, "rows");
        foreach (var (row, town) in new[] { (1, "Älvängen"), (2, "Nol") })
        {
            await page.GotoAsync($"/form/K1/office/{row}");
            await LookAsync(page, $"row-{row}");
            await page.FillAsync($"#q-office_town-{row}", town);
            await GoOnAsync(page);
            await Expect(page).Not.ToHaveURLAsync(new Regex($"/office/{row}$"));
        }

        await page.GotoAsync("/form/K1/office");
        await LookAsync(page, "rows-done");
        await Expect(page.Locator("[name=remove]")).ToHaveCountAsync(0);
    }

    /// <summary>Everyone has an order of their own, and keeps it.</summary>
    private async Task AssertSameOrderAgainAsync(IPage page, string labels, string name)
    {
        var first = await page.Locator(labels).AllTextContentsAsync();
        await LookAsync(page, name);
        await page.ReloadAsync();
        Assert.That(await page.Locator(labels).AllTextContentsAsync(), Is.EqualTo(first));
        Assert.That(first, Has.Count.EqualTo(4));
    }

    private static async Task GoOnToFaultsAsync(IPage page)
    {
        await GoOnAsync(page);
        await Expect(page.Locator(".summary")).ToBeVisibleAsync();
    }

    private static Task GoOnAsync(IPage page) => page.ClickAsync("main .actions .button");

    private async Task LookAsync(IPage page, string name) => faults.AddRange(await Look.AtAsync(page, $"{view}-{name}"));
}
