using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NUnit.Framework;
using Survey.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Survey.Tests.Browser;

/// <summary>A session that ends: the warning, extending it, and signing in again without losing answers. And the same form in two
/// tabs.</summary>
public sealed class SessionTests
{
    private const string Details = "/form/K1/details";
    private const long MillisecondsUntilWarning = (12 * 60 - 1) * 60_000;

    [TestCase(1280, "sv", "Är du kvar?", "Du är utloggad")]
    [TestCase(320, "en", "Are you still there?", "You are signed out")]
    public async Task Session_AboutToEnd_WarnsAndCounts_AndSaysWhenItIsOver(int width, string language, string warning, string over)
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await OpenAsync(chromium, site, width, language);
        await page.Clock.PauseAtAsync(
            DateTimeOffset
                .FromUnixTimeMilliseconds(await page.EvaluateAsync<long>("Date.now()") + MillisecondsUntilWarning - 20_000)
                .UtcDateTime
        );
        await Expect(page.Locator("dialog")).ToBeHiddenAsync();

        await page.Clock.RunForAsync(21_000);
        await Expect(page.Locator("dialog h2:visible")).ToHaveTextAsync(warning);
        await Expect(page.Locator("[data-extend]")).ToBeFocusedAsync();
        await Expect(page.Locator(".countdown")).ToContainTextAsync(new Regex("^[45]. "));
        await Expect(page.Locator("[data-spoken]")).ToBeEmptyAsync();
        await AccessibilityCheck.SaveScreenshotAsync(page, $"session-warning-{width}");
        await page.Clock.RunForAsync(31_000);
        await Expect(page.Locator("[data-spoken]")).ToContainTextAsync("30 ");

        await page.Clock.ResumeAsync();
        Assert.That(await AccessibilityCheck.RunAsync(page, $"session-counting-{width}"), Is.Empty);
        await page.Clock.FastForwardAsync(30_000);
        await Expect(page.Locator("dialog h2:visible")).ToHaveTextAsync(over);
        Assert.That(await AccessibilityCheck.RunAsync(page, $"session-over-{width}"), Is.Empty);
    }

    [Test]
    public async Task Session_AboutToEnd_GoesOn_WhereThePersonIsThere_InEveryTab()
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await OpenAsync(chromium, site);
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/form/K1/print");
        await page.Clock.FastForwardAsync(MillisecondsUntilWarning + 1_000);
        await Expect(page.Locator("dialog")).ToBeVisibleAsync();
        await Expect(other.Locator("dialog")).ToBeVisibleAsync();

        var answer = await page.RunAndWaitForResponseAsync(() => page.PressAsync("dialog", "Escape"), "**/session");

        Assert.That(await answer.HeaderValueAsync("Set-Cookie"), Does.Contain("survey-respondent"), "the session begins anew");
        await Expect(page.Locator("dialog")).ToBeHiddenAsync();
        await Expect(other.Locator("dialog")).ToBeHiddenAsync();
    }

    [Test]
    public async Task Session_ThatCannotBePutOff_SaysSo()
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await OpenAsync(chromium, site);
        await page.Clock.FastForwardAsync(MillisecondsUntilWarning + 1_000);

        await page.Context.SetOfflineAsync(true);
        await page.ClickAsync("[data-extend]");

        await Expect(page.Locator("dialog [data-failed]")).ToBeVisibleAsync();
    }

    [Test]
    public async Task Session_ThatIsOver_LosesNothing_AndComesBackToTheSamePage()
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await OpenAsync(chromium, site);
        await page.Context.ClearCookiesAsync();
        await page.Clock.FastForwardAsync(MillisecondsUntilWarning + 61_000);
        await page.ClickAsync("[data-again]");
        await page.FillAsync("#code", site.CodeOf("K1"));
        await FormWalkthrough.ClickAndWaitAsync(page, "#entry .button");

        await Expect(page).ToHaveURLAsync(site.Address + Details);
    }

    [Test]
    public async Task SecondTab_OfTheSameForm_IsNoticedInBoth_UntilItIsClosed()
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await OpenAsync(chromium, site);
        await Expect(page.Locator("[data-other-tab]")).ToBeHiddenAsync();

        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/form/K1/agreement");
        await Expect(page.Locator("[data-other-tab]")).ToContainTextAsync("öppet i en flik till");
        await Expect(other.Locator("[data-other-tab]")).ToBeVisibleAsync();
        Assert.That(await AccessibilityCheck.RunAsync(page, "tabs"), Is.Empty);
        await other.CloseAsync(new PageCloseOptions { RunBeforeUnload = true });

        await Expect(page.Locator("[data-other-tab]")).ToBeHiddenAsync();
    }

    [Test]
    public async Task SecondTab_OfAnotherForm_IsNobodysBusiness()
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(site);
        await FormWalkthrough.EnterCodeAsync(page, site.CodeOf("P1"));
        await page.GotoAsync("/form/P1/agreement");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/form/P2/agreement");

        var third = await page.Context.NewPageAsync();
        await third.GotoAsync("/form/P2/agreement");

        await Expect(other.Locator("[data-other-tab]")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-other-tab]")).ToBeHiddenAsync();
    }

    private static async Task<IPage> OpenAsync(Chromium chromium, RespondentSite site, int width = 1280, string language = "sv")
    {
        var page = await chromium.OpenAsync(site, width);
        await page.Context.Clock.InstallAsync();
        await FormWalkthrough.EnterCodeAsync(page, site.CodeOf("K1"));
        await page.GotoAsync(Details);
        if (language != "sv")
        {
            await FormWalkthrough.ClickAndWaitAsync(page, $".languages button[lang={language}]");
        }

        return page;
    }
}
