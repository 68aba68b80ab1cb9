using NUnit.Framework;
using Survey.Tests.Support;
using Survey.Tests.Web.Respond;
using static Microsoft.Playwright.Assertions;

namespace Survey.Tests.Browser;

/// <summary>With script a person reads at once which sections an answer hides.</summary>
public sealed class HiddenSectionScriptTests
{
    [Test]
    public async Task RoutingAnswer_Changed_SaysAtOnceWhatWent_AndNoLongerOnceItIsChangedBack()
    {
        await using var site = await HiddenSectionTests.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        await HiddenSectionTests.SaveAsync(site, ("agreement", "yes"), ("partner", "Rådet"));
        var page = await chromium.OpenAsync(site, width: 375);
        await FormWalkthrough.EnterCodeAsync(page, site.CodeOf("K1"));
        await page.GotoAsync("/form/K1/first_page");
        var notice = page.Locator("[data-newly-hidden]");

        await page.CheckAsync("#q-agreement-no");
        await Expect(notice).ToContainTextAsync("Avsnittet ”Uppföljning” besvaras inte längre. Det har ett svar.");
        await Expect(page.Locator("[data-announce]")).ToContainTextAsync("Uppföljning");
        Assert.That(await AccessibilityCheck.RunAsync(page, "hidden-script"), Is.Empty);
        await page.CheckAsync("#q-agreement-yes");
        await Expect(notice).ToHaveCountAsync(0);
        await page.CheckAsync("#q-agreement-no");
        await Expect(notice).ToBeVisibleAsync();
        await FormWalkthrough.ClickAndWaitAsync(page);

        await Expect(page).ToHaveURLAsync($"{site.Address}/form/K1/last_page?since=3");
        await Expect(notice).ToBeFocusedAsync();
        Assert.That(await AccessibilityCheck.RunAsync(page, "hidden-next"), Is.Empty);
    }

    [Test]
    public async Task RoutingAnswer_ChangedJustBeforeContinue_IsToldOnTheNextPage()
    {
        await using var site = await HiddenSectionTests.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        await HiddenSectionTests.SaveAsync(site, ("agreement", "yes"), ("partner", "Rådet"));
        var page = await chromium.OpenAsync(site);
        await FormWalkthrough.EnterCodeAsync(page, site.CodeOf("K1"));
        await page.GotoAsync("/form/K1/first_page");

        await page.CheckAsync("#q-agreement-no");
        await FormWalkthrough.ClickAndWaitAsync(page);

        await Expect(page.Locator("[data-newly-hidden]")).ToContainTextAsync("”Uppföljning”");
        await page.GotoAsync("/form/K1");
        Assert.That(await AccessibilityCheck.RunAsync(page, "hidden-overview"), Is.Empty);
    }
}
