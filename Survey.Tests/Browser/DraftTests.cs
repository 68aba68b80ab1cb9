using Microsoft.Playwright;
using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Tests.Support;
using Survey.Tests.Web.Respond;
using static Microsoft.Playwright.Assertions;

namespace Survey.Tests.Browser;

/// <summary>What was typed is kept when the network, the browser, the session or the server fails.</summary>
public sealed class DraftTests
{
    private const string Details = "/form/K1/details";

    [TestCase(1280, "sv", "Ingen kontakt med servern", "Sparat")]
    [TestCase(320, "en", "No contact with the server", "Saved")]
    public async Task Typing_WithoutNetwork_SaysSo_AndIsSavedWhenItIsBack(int width, string language, string lost, string saved)
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await OpenDetailsAsync(chromium, site, width, language);

        await page.Context.SetOfflineAsync(true);
        await page.FillAsync("#q-comment", "Skrivet på tåget");
        await Expect(page.Locator("[data-save-status]")).ToContainTextAsync(lost);
        Assert.That(await AccessibilityCheck.RunAsync(page, $"draft-lost-{width}"), Is.Empty);
        await page.Context.SetOfflineAsync(false);
        await Expect(page.Locator("[data-save-status]")).ToContainTextAsync(saved);

        Assert.That(await TextOfAsync(site, "comment"), Is.EqualTo("Skrivet på tåget"));
        Assert.That(await KeptAsync(page), Is.Zero, "the server has it: the browser keeps nothing");
    }

    [Test]
    public async Task GoingOn_WithoutNetwork_KeepsThePage_AndGoesOnWhenItIsBack()
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await OpenDetailsAsync(chromium, site);
        await page.CheckAsync("#q-council-no");
        await page.Context.SetOfflineAsync(true);

        await page.FillAsync("#q-years", "7");
        await page.ClickAsync("main .actions .button");
        await Expect(page.Locator("[data-save-status]")).ToContainTextAsync("Sidan är inte skickad än");
        Assert.That(page.Url, Does.EndWith(Details), "no error page of the browser's");
        await page.Context.SetOfflineAsync(false);

        await Expect(page).ToHaveURLAsync(site.Address + "/form/K1/intro");
        Assert.That(await TextOfAsync(site, "years"), Is.EqualTo("7"));
    }

    [Test]
    public async Task GoingOn_WithoutNetwork_AndTypingMore_StaysOnThePage()
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await OpenDetailsAsync(chromium, site);
        await page.Context.SetOfflineAsync(true);
        await page.ClickAsync("main .actions .button");
        await Expect(page.Locator("[data-save-status]")).ToContainTextAsync("Sidan är inte skickad än");

        await page.FillAsync("#q-comment", "Förresten");
        await page.Context.SetOfflineAsync(false);

        await Expect(page.Locator("[data-save-status]")).ToContainTextAsync("Sparat");
        Assert.That(page.Url, Does.EndWith(Details));
        Assert.That(await TextOfAsync(site, "comment"), Is.EqualTo("Förresten"));
    }

    [TestCase(1280, "sv")]
    [TestCase(320, "en")]
    public async Task Crash_WithoutNetwork_IsFollowedByAnOfferToTakeItBack(int width, string language)
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var crashed = await OpenDetailsAsync(chromium, site, width, language);
        await crashed.FillAsync("#q-comment", "Sparat");
        await Expect(crashed.Locator("[data-save-status]")).ToContainTextAsync(language == "sv" ? "Sparat" : "Saved");
        await TypeAndCrashAsync(crashed, "Halv tan");

        var page = await crashed.Context.NewPageAsync();
        await page.GotoAsync(Details);
        var offer = page.Locator("section.notice");
        await Expect(offer).ToContainTextAsync(language == "sv" ? "Det här hann inte sparas" : "This was not saved in time");
        await Expect(offer).ToContainTextAsync("Halv tan");
        await Expect(offer).ToBeFocusedAsync();
        await Expect(page.Locator("#q-comment")).ToHaveValueAsync("Sparat");
        Assert.That(await AccessibilityCheck.RunAsync(page, $"draft-offer-{width}"), Is.Empty);
        await page.ClickAsync("[data-draft-restore]");

        await Expect(page.Locator("[data-save-status]")).ToContainTextAsync(language == "sv" ? "Sparat" : "Saved");
        await Expect(offer).ToHaveCountAsync(0);
        Assert.That(await TextOfAsync(site, "comment"), Is.EqualTo("Halv tan"));
        Assert.That(await KeptAsync(page), Is.Zero);
    }

    [Test]
    public async Task Crash_OfferThrownAway_IsGoneForGood()
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var crashed = await OpenDetailsAsync(chromium, site);
        await TypeAndCrashAsync(crashed, "Ångrat");

        var page = await crashed.Context.NewPageAsync();
        await page.GotoAsync(Details);
        await page.ClickAsync("[data-draft-discard]");
        await page.ReloadAsync();

        await Expect(page.Locator("section.notice")).ToHaveCountAsync(0);
        await Expect(page.Locator("#q-comment")).ToHaveValueAsync("");
    }

    [Test]
    public async Task Crash_AndAColleagueWhoSavedMeanwhile_IsNeverSilent()
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var crashed = await OpenDetailsAsync(chromium, site);
        await TypeAndCrashAsync(crashed, "Mitt");
        var colleague = await site.SignInAsync("K1");
        await colleague.GetAsync(Details);
        await colleague.SubmitAsync(Details, ("comment", "Kollegans"), ("council", "no"));

        var page = await crashed.Context.NewPageAsync();
        await page.GotoAsync(Details);
        await Expect(page.Locator("[data-draft-conflict]")).ToBeVisibleAsync();
        await page.ClickAsync("[data-draft-restore]");
        await Expect(page.Locator("[data-save-status]")).ToContainTextAsync("Sidan har ändrats på annat håll");
        Assert.That(await TextOfAsync(site, "comment"), Is.EqualTo("Kollegans"));
        await FormWalkthrough.ClickAndWaitAsync(page);

        await Expect(page.Locator("fieldset.warning-box")).ToContainTextAsync("Kollegans");
        await Expect(page.Locator("#q-comment")).ToHaveValueAsync("Mitt");
        await Expect(page.Locator("#q-council-no")).ToBeCheckedAsync();
    }

    [Test]
    public async Task Crash_SeenFromAnotherPage_IsTold_AndForgottenOnceItIsSaved()
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var crashed = await OpenDetailsAsync(chromium, site);
        await TypeAndCrashAsync(crashed, "Halv tan");

        var page = await crashed.Context.NewPageAsync();
        await page.GotoAsync("/form/K1");
        await Expect(page.Locator("[data-other-drafts] a")).ToHaveTextAsync("Uppgifter");
        Assert.That(await AccessibilityCheck.RunAsync(page, "draft-elsewhere"), Is.Empty);
        var colleague = await site.SignInAsync("K1");
        await colleague.GetAsync(Details);
        await colleague.SubmitAsync(Details, ("comment", "Halv tan"));
        await page.ReloadAsync();

        await page.WaitForFunctionAsync("Object.keys(localStorage).length === 0");
        await Expect(page.Locator("[data-other-drafts]")).ToBeHiddenAsync();
    }

    [TestCase("sv", "Sidan går inte att fylla i nu")]
    [TestCase("en", "The page cannot be filled in now")]
    public async Task Crash_OnAPageThatIsAskedNoMore_IsToldInWords_AndOfferedWhenThePageIsBack(string language, string shut)
    {
        const string Sources = "/form/K1/sources";
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var colleague = await site.SignInAsync("K1");
        await AnswerAgreementAsync(colleague, "yes");
        var crashed = await OpenDetailsAsync(chromium, site, 320, language);
        await crashed.GotoAsync(Sources);
        await crashed.Context.SetOfflineAsync(true);
        await crashed.CheckAsync("#q-sources-survey");
        await Expect(crashed.Locator("[data-save-status]")).ToHaveAttributeAsync("data-state", "lost");
        await CrashAsync(crashed);
        await AnswerAgreementAsync(colleague, "no");

        var page = await crashed.Context.NewPageAsync();
        await page.GotoAsync("/form/K1");
        var told = page.Locator("[data-other-drafts]");
        await Expect(told).ToContainTextAsync(language == "sv" ? "Enkät" : "Survey");
        await Expect(told).ToContainTextAsync(shut);
        Assert.That(await AccessibilityCheck.RunAsync(page, $"draft-shut-{language}"), Is.Empty);
        await AnswerAgreementAsync(colleague, "yes");
        await page.GotoAsync(Sources);
        await Expect(page.Locator("section.notice")).ToContainTextAsync(language == "sv" ? "Enkät" : "Survey");
        await AnswerAgreementAsync(colleague, "no");
        await page.GotoAsync("/form/K1");
        await told.GetByRole(AriaRole.Button).ClickAsync();

        await Expect(told).ToBeHiddenAsync();
        Assert.That(await KeptAsync(page), Is.Zero);
    }

    [Test]
    public async Task Crash_AndAColleagueWhoHandedInMeanwhile_IsToldInWords()
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var crashed = await OpenDetailsAsync(chromium, site);
        await TypeAndCrashAsync(crashed, "Kom inte med");
        var stored = await site.Responses.ReadAsync(site.Round.Id, "K1", default);
        await site.Responses.SubmitAsync(
            new SubmitRequest(site.Round.Id, "K1", "team", stored.Revision, site.Round.OpensAt.AddHours(2)),
            default
        );

        var page = await crashed.Context.NewPageAsync();
        await page.GotoAsync("/form/K1");

        await Expect(page.Locator("[data-other-drafts]")).ToContainTextAsync("Kom inte med");
    }

    [Test]
    public async Task Crash_AndAnotherVersionMeanwhile_LosesNothing()
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var crashed = await OpenDetailsAsync(chromium, site);
        await crashed.Context.SetOfflineAsync(true);
        await crashed.CheckAsync("#q-council-no");
        await TypeAndCrashAsync(crashed, "Frågan är borttagen");
        await OpenPageVersionChangeTests.PublishNewVersionAsync(site);

        var page = await crashed.Context.NewPageAsync();
        await page.GotoAsync(Details);
        await page.ClickAsync("[data-draft-restore]");
        await FormWalkthrough.ClickAndWaitAsync(page);

        await Expect(page).ToHaveURLAsync(site.Address + "/form/K1?revised=true");
        Assert.That((await TextOfAsync(site, "council"), await TextOfAsync(site, "comment")), Is.EqualTo(("no", "Frågan är borttagen")));
    }

    [Test]
    public async Task Save_WhoseReceiptWasLost_IsNotTakenForSomebodyElses()
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await OpenDetailsAsync(chromium, site);
        await page.RouteAsync("**" + Details, async route =>
        {
            if (route.Request.Method == "POST")
            {
                await route.FetchAsync();
                await route.AbortAsync();
                await page.UnrouteAsync("**" + Details);
            }
            else
            {
                await route.ContinueAsync();
            }
        });

        await page.FillAsync("#q-comment", "Ett");
        await Expect(page.Locator("[data-save-status]")).ToContainTextAsync("Ingen kontakt");
        await page.FillAsync("#q-comment", "Ett och två");

        await Expect(page.Locator("[data-save-status]")).ToContainTextAsync("Sparat");
        Assert.That(await TextOfAsync(site, "comment"), Is.EqualTo("Ett och två"));
    }

    [Test]
    public async Task SigningOut_ClearsWhatTheBrowserKept()
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var crashed = await OpenDetailsAsync(chromium, site);
        await TypeAndCrashAsync(crashed, "Hemligt");
        var page = await crashed.Context.NewPageAsync();
        await page.GotoAsync("/form/K1");
        Assert.That(await KeptAsync(page), Is.EqualTo(1));

        await page.ClickAsync("form[action='/sign-out'] button");

        await Expect(page).ToHaveURLAsync(site.Address + "/");
        Assert.That(await KeptAsync(page), Is.Zero);
    }

    [Test]
    public async Task Crash_InTheMiddleOfAField_KeepsWhatIsNoAnswerYet()
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var crashed = await OpenDetailsAsync(chromium, site);
        await crashed.FillAsync("#q-valid_until-year", "2012");
        await crashed.FillAsync("#q-valid_until-month", "1x");
        await crashed.FillAsync("#q-years", "12 å");
        await Expect(crashed.Locator("[data-save-status]")).ToContainTextAsync("Sparat");
        await CrashAsync(crashed);

        var page = await crashed.Context.NewPageAsync();
        await page.GotoAsync(Details);

        await Expect(page.Locator("#q-years")).ToHaveValueAsync("12 å");
        await Expect(page.Locator("#q-valid_until-month")).ToHaveValueAsync("1x");
        await Expect(page.Locator("section.notice")).ToHaveCountAsync(0);
        await Expect(page.Locator(".field .error")).ToHaveCountAsync(0);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Language_ChangedInTheMiddleOfAField_KeepsWhatIsTyped(bool withScript)
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await OpenDetailsAsync(chromium, site, withScript: withScript);
        await page.FillAsync("#q-years", "12 å");
        await page.FillAsync("#q-comment", "Halv tan");

        await FormWalkthrough.ClickAndWaitAsync(page, ".languages button[lang=en]");

        await Expect(page.Locator("h1")).ToHaveTextAsync("Details");
        await Expect(page.Locator("#q-years")).ToHaveValueAsync("12 å");
        await Expect(page.Locator("#q-comment")).ToHaveValueAsync("Halv tan");
    }

    [TestCase(true, 1280)]
    [TestCase(false, 320)]
    public async Task Session_OverInTheMiddleOfAField_AsksForTheCode_AndSavesWhatIsTyped(bool withScript, int width)
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await OpenDetailsAsync(chromium, site, width, withScript: withScript);
        await page.CheckAsync("#q-council-no");
        await page.Context.ClearCookiesAsync();
        await page.FillAsync("#q-comment", "Efter lunch");
        if (withScript)
        {
            await Expect(page.Locator("[data-save-status]")).ToContainTextAsync("Tryck på ”Fortsätt” och skriv din kod igen");
        }

        await FormWalkthrough.ClickAndWaitAsync(page);
        await page.FillAsync("#code", site.CodeOf("K1"));
        await FormWalkthrough.ClickAndWaitAsync(page, "main .button");
        if (page.Url.EndsWith(Details, StringComparison.Ordinal))
        {
            // The antiforgery cookie is gone too: what was typed is shown before it is saved.
            await Expect(page.Locator("#q-comment")).ToHaveValueAsync("Efter lunch");
            await FormWalkthrough.ClickAndWaitAsync(page);
        }

        Assert.That(await TextOfAsync(site, "comment"), Is.EqualTo("Efter lunch"));
        await page.GotoAsync("/form/K1");
        if (withScript)
        {
            await page.WaitForFunctionAsync("Object.keys(localStorage).length === 0");
        }
    }

    [Test]
    public async Task Server_RestartedInTheMiddleOfAField_IsWaitedFor()
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await OpenDetailsAsync(chromium, site);
        await page.FillAsync("#q-comment", "Före");
        await Expect(page.Locator("[data-save-status]")).ToContainTextAsync("Sparat");

        await site.RestartAsync(async () =>
        {
            await page.FillAsync("#q-comment", "Före och efter");
            await Expect(page.Locator("[data-save-status]")).ToContainTextAsync("Ingen kontakt med servern");
        });

        await Expect(page.Locator("[data-save-status]"))
            .ToContainTextAsync("Sparat", new LocatorAssertionsToContainTextOptions { Timeout = 20_000 });
        Assert.That(await TextOfAsync(site, "comment"), Is.EqualTo("Före och efter"));
    }

    internal static async Task TypeAndCrashAsync(IPage page, string text)
    {
        await page.Context.SetOfflineAsync(true);
        await page.FillAsync("#q-comment", text);
        await Expect(page.Locator("[data-save-status]")).ToHaveAttributeAsync("data-state", "lost");
        await CrashAsync(page);
    }

    internal static async Task CrashAsync(IPage page)
    {
        var crash = new TaskCompletionSource();
        page.Crash += (_, _) => crash.SetResult();
        var session = await page.Context.NewCDPSessionAsync(page);
        _ = session.SendAsync("Page.crash");
        await crash.Task;
        await page.CloseAsync();
        await page.Context.SetOfflineAsync(false);
    }

    private static async Task AnswerAgreementAsync(PageClient visitor, string answer)
    {
        await visitor.GetAsync("/form/K1/agreement");
        await visitor.SubmitAsync("/form/K1/agreement", ("agreement", answer));
    }

    private static Task<int> KeptAsync(IPage page) => page.EvaluateAsync<int>("Object.keys(localStorage).length");

    internal static async Task<string> TextOfAsync(RespondentSite site, string name) =>
        (await site.Responses.ReadAsync(site.Round.Id, "K1", default)).Answers.GetStoredAnswer(new AnswerKey(name)).Text;

    internal static async Task<IPage> OpenDetailsAsync(
        Chromium chromium,
        RespondentSite site,
        int width = 1280,
        string language = "sv",
        bool withScript = true
    )
    {
        var page = await chromium.OpenAsync(site, width, withScript);
        await FormWalkthrough.EnterCodeAsync(page, site.CodeOf("K1"));
        await page.GotoAsync(Details);
        if (language != "sv")
        {
            await FormWalkthrough.ClickAndWaitAsync(page, $".languages button[lang={language}]");
        }

        return page;
    }
}
