using Microsoft.Playwright;
using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Survey.Tests.Browser;

/// <summary>What the script adds, and that nothing is missing without it.</summary>
public sealed class ScriptTests
{
    [Test]
    public async Task Question_ThatAnAnswerOpens_AppearsAtOnce_AndGoesAgain()
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await OpenDetailsAsync(chromium, site);

        await Expect(page.Locator("#q-council_name")).ToBeHiddenAsync();
        await page.CheckAsync("#q-council-yes");
        await Expect(page.Locator("#q-council_name")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-announce]")).Not.ToBeEmptyAsync();
        await page.CheckAsync("#q-council-no");
        await Expect(page.Locator("#q-council_name")).ToBeHiddenAsync();
    }

    [Test]
    public async Task Autosave_KeepsWhatWasTyped_WithoutAnyButton()
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await OpenDetailsAsync(chromium, site);

        await page.FillAsync("#q-comment", "Halvfärdig tanke");
        await Expect(page.Locator("[data-save-status]")).ToContainTextAsync("Sparat");
        await page.FillAsync("#q-comment", "Hel tanke");
        await page.CheckAsync("#q-council-no");
        await page.ClickAsync("main .actions .button");

        await Expect(page).ToHaveURLAsync(site.Address + "/form/K1/intro");
        var response = await site.Responses.ReadAsync(site.Round.Id, "K1", default);
        Assert.That(response.Answers.GetStoredAnswer(new AnswerKey("comment")).Text, Is.EqualTo("Hel tanke"));
    }

    [TestCase(375)]
    [TestCase(1280)]
    public async Task StatusLine_StaysInSight_AndSaysUnsavedSavedAndOffline(int width)
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(site, width);
        await FormWalkthrough.EnterCodeAsync(page, site.CodeOf("K1"));
        await page.GotoAsync("/form/K1/details");
        var line = page.Locator("[data-status-line]");

        await page.EvaluateAsync("window.scrollTo(0, 0)");
        await Expect(line).ToBeInViewportAsync(new LocatorAssertionsToBeInViewportOptions { Ratio = 1 });
        await page.FillAsync("#q-years", "7");
        await Expect(line).ToContainTextAsync("Inte sparat än");
        await Expect(line).ToContainTextAsync("Sparat kl.");
        await Expect(line).ToContainTextAsync("1 av 10 frågor besvarade");
        await page.Context.SetOfflineAsync(true);
        await Expect(line).ToContainTextAsync("Ingen kontakt med servern");
        await AccessibilityCheck.SaveScreenshotAsync(page, $"status-offline-{width}");
        await page.Context.SetOfflineAsync(false);

        await page.GotoAsync("/form/K1/check");
        await page.EvaluateAsync("window.scrollTo(0, 0)");
        await Expect(line).ToBeInViewportAsync(new LocatorAssertionsToBeInViewportOptions { Ratio = 1 });
        await page.Context.SetOfflineAsync(true);
        await Expect(line).ToContainTextAsync("Ingen kontakt med servern");
        await page.Context.SetOfflineAsync(false);
        await Expect(line).ToContainTextAsync("Sparat kl.");
    }

    [Test]
    public async Task ExclusiveChoice_TakesTheOthersAway_AndSaysSo()
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(site);
        await FormWalkthrough.EnterCodeAsync(page, site.CodeOf("K1"));
        await page.GotoAsync("/form/K1/agreement");
        await page.CheckAsync("#q-agreement-yes");
        await page.ClickAsync("main .actions .button");

        await page.CheckAsync("#q-sources-survey");
        await page.CheckAsync("#q-sources-none");

        await Expect(page.Locator("#q-sources-survey")).Not.ToBeCheckedAsync();
        await Expect(page.Locator("[data-announce]")).ToHaveTextAsync("Övriga val är borttagna.");
        await page.CheckAsync("#q-sources-statistics");
        await Expect(page.Locator("#q-sources-none")).Not.ToBeCheckedAsync();
    }

    [Test]
    public async Task Faults_TakeTheFocus_AndTheirLinksLeadToTheFields()
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await OpenDetailsAsync(chromium, site);

        await page.FillAsync("#q-years", "tolv");
        await page.ClickAsync("main .actions .button");

        await Expect(page.Locator(".error-summary")).ToBeFocusedAsync();
        await page.ClickAsync(".error-summary a[href='#q-years']");
        await Expect(page.Locator("#q-years")).ToBeFocusedAsync();
    }

    [Test]
    public async Task Enter_InAField_GoesOn_AndChangesNoLanguage()
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await OpenDetailsAsync(chromium, site);

        await page.CheckAsync("#q-council-no");
        await page.FillAsync("#q-years", "7");
        await page.PressAsync("#q-years", "Enter");

        await Expect(page).ToHaveURLAsync(site.Address + "/form/K1/intro");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "sv");
    }

    [Test]
    public async Task Back_InTheBrowser_ShowsWhatWasSaved()
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await OpenDetailsAsync(chromium, site);
        await page.CheckAsync("#q-council-no");
        await page.FillAsync("#q-years", "7");
        await page.ClickAsync("main .actions .button");
        await Expect(page).ToHaveURLAsync(site.Address + "/form/K1/intro");

        await page.GoBackAsync();
        await Expect(page.Locator("#q-years")).ToHaveValueAsync("7");
        await page.FillAsync("#q-years", "8");
        await page.ClickAsync("main .actions .button");

        await Expect(page).ToHaveURLAsync(site.Address + "/form/K1/intro");
        var response = await site.Responses.ReadAsync(site.Round.Id, "K1", default);
        Assert.That(response.Answers.GetStoredAnswer(new AnswerKey("years")).Text, Is.EqualTo("8"));
    }

    [Test]
    public async Task Reason_OfOneAnswer_IsSetAsideForAnother_WhichIsAskedAboutAnew()
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await OpenDetailsAsync(chromium, site);
        await page.CheckAsync("#q-council-no");
        await page.FillAsync("#q-years", "45");
        await page.ClickAsync("main .actions .button");
        await page.FillAsync("#q-years-reason", "Sedan 1980");
        await Expect(page.Locator("[data-save-status]")).ToContainTextAsync("Sparat");

        await page.FillAsync("#q-years", "50");
        await Expect(page.Locator("#q-years-reason")).ToBeHiddenAsync();
        await page.FillAsync("#q-years", "45");
        await Expect(page.Locator("#q-years-reason")).ToHaveValueAsync("Sedan 1980");
        await page.FillAsync("#q-years", "50");
        await Expect(page.Locator("[data-save-status]")).ToHaveAttributeAsync("data-state", "saved");
        await page.ClickAsync("main .actions .button");

        await Expect(page).ToHaveURLAsync(site.Address + "/form/K1/details?problems=true");
        await Expect(page.Locator("#q-years-reason")).ToHaveValueAsync("");
        await page.FillAsync("#q-years-reason", "Sedan 1975");
        await page.ClickAsync("main .actions .button");
        await Expect(page).ToHaveURLAsync(site.Address + "/form/K1/intro");
    }

    private static async Task<IPage> OpenDetailsAsync(Chromium chromium, RespondentSite site)
    {
        var page = await chromium.OpenAsync(site);
        await FormWalkthrough.EnterCodeAsync(page, site.CodeOf("K1"));
        await page.GotoAsync("/form/K1/details");
        return page;
    }
}
