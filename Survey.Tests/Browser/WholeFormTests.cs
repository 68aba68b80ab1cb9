using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Tests.Support;
using Survey.Tests.Web.Respond;
using static Microsoft.Playwright.Assertions;

namespace Survey.Tests.Browser;

/// <summary>A form from the code to the receipt: by keyboard alone, with a page for each section, and its history afterwards.</summary>
public sealed class WholeFormTests
{
    private const string Frame =
        "unit,name,respondent_group,organisation,pair,email\nK1,Ale,municipality,Ale kommun,1,ale@kommun.example\n";

    [TestCase(true, "sv", "Tack! Formuläret är inlämnat", "lämnade in formuläret")]
    [TestCase(false, "en", "Thank you! The form is handed in", "handed in the form")]
    public async Task Form_ByKeyboardAlone_IsHandedIn_AndItsHistoryTellsOfIt(bool withScript, string language, string thanks, string told)
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(site, withScript: withScript);
        await page.GotoAsync("/");
        if (language != "sv")
        {
            await TabAndPressEnterAsync(page, $".languages button[lang={language}]");
        }

        await TabAndTypeAsync(page, "#code", site.CodeOf("K1"));
        await PressEnterAsync(page);
        await TabAndPressEnterAsync(page, "main a.button");
        await TabAndChooseAsync(page, "agreement", 2);
        await TabAndPressEnterAsync(page, "main .actions .button");
        await TabAndChooseAsync(page, "council", 2);
        await TabAndTypeAsync(page, "#q-years", "45");
        await TabAndPressEnterAsync(page, "main .actions .button");
        await TabAndTypeAsync(page, "[name='years.confirm']", "Äldre än kommunen");
        await PressEnterAsync(page);
        await TabAndPressEnterAsync(page, "main .actions .button");
        await TabAndChooseAsync(page, "clarity", 2);
        await TabAndPressEnterAsync(page, "main .actions .button");
        await TabAndChooseAsync(page, "change_trust", 1);
        await TabAndChooseAsync(page, "change_safety", 3);
        await TabAndPressEnterAsync(page, "main .actions .button");
        await TabAndPressEnterAsync(page, "main form .actions .button");
        await TabAndPressEnterAsync(page, ".submit-section .button");

        await Expect(page.Locator("h1")).ToContainTextAsync(thanks);
        await page.GotoAsync("/form/K1/history");
        await Expect(page.Locator(".history > li").First).ToContainTextAsync(told);
        await Expect(page.Locator(".history > li:last-child ins")).ToHaveTextAsync(new Regex(language == "sv" ? "Nej$" : "No$"));
        var sheet = (await site.Responses.ReadAsync(site.Round.Id, "K1", default)).SubmittedAnswers;
        Assert.That(
            new[] { "agreement", "council", "years", "clarity", "change_trust", "change_safety" }.Select(name =>
                sheet?.GetStoredAnswer(new AnswerKey(name)).Text
            ),
            Is.EqualTo(new[] { "no", "no", "45", "2", "1", "3" })
        );
    }

    [TestCase(1280, true, "sv")]
    [TestCase(1280, false, "en")]
    [TestCase(320, true, "en")]
    [TestCase(320, false, "sv")]
    public async Task Form_ASectionAtOnce_OpensQuestionsOnThePage_MendsThem_AndIsHandedIn(int width, bool withScript, string language)
    {
        using var folder = new TemporaryFolder();
        await using var site = await RespondentSite.StartAsync(folder.Write("form.md", await SectionPagesTests.WorkbookAsync()), Frame);
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(site, width, withScript);
        await FormWalkthrough.EnterCodeAsync(page, site.CodeOf("K1"), language);
        var faults = new List<string>();

        await page.GotoAsync("/form/K1/agreement");
        await page.CheckAsync("#q-agreement-yes");
        await page.CheckAsync("#q-council-no");
        await page.FillAsync("#q-years", "sju");
        if (withScript)
        {
            await Expect(page.Locator("#q-sources-survey")).ToBeVisibleAsync();
            await page.CheckAsync("#q-sources-survey");
        }

        await FormWalkthrough.ClickAndWaitAsync(page);
        await Expect(page.Locator(".error-summary")).ToBeVisibleAsync();
        faults.AddRange(await AccessibilityCheck.RunAsync(page, $"section-{width}-{language}"));
        await page.FillAsync("#q-years", "7");
        await page.CheckAsync("#q-sources-survey");
        await FormWalkthrough.ClickAndWaitAsync(page);
        await Expect(page).ToHaveURLAsync(new Regex("/intro$"));
        await page.CheckAsync("#q-clarity-2");
        await page.Locator("label:has(#q-change_trust-1)").ClickAsync();
        await page.Locator("label:has(#q-change_safety-2)").ClickAsync();
        faults.AddRange(await AccessibilityCheck.RunAsync(page, $"section-battery-{width}-{language}"));
        await FormWalkthrough.ClickAndWaitAsync(page);
        await FormWalkthrough.ClickAndWaitAsync(page);
        await FormWalkthrough.ClickAndWaitAsync(page, ".submit-section .button");

        await Expect(page).ToHaveURLAsync(new Regex("/receipt$"));
        Assert.That(faults, Is.Empty);
    }

    /// <summary>Goes to an element by the tab key.</summary>
    private static async Task TabToAsync(IPage page, string element)
    {
        const int Most = 100;
        for (var pressed = 0; pressed < Most; pressed++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", element))
            {
                return;
            }
        }

        Assert.Fail($"The tab key never reaches {element} on {page.Url}.");
    }

    private static async Task TabAndTypeAsync(IPage page, string field, string text)
    {
        await TabToAsync(page, field);
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Chooses by the space bar and the arrow keys, as radio buttons have it.</summary>
    private static async Task TabAndChooseAsync(IPage page, string question, int place)
    {
        await TabToAsync(page, $"input[name={question}]");
        await page.Keyboard.PressAsync("Space");
        for (var step = 1; step < place; step++)
        {
            await page.Keyboard.PressAsync("ArrowDown");
        }
    }

    private static async Task TabAndPressEnterAsync(IPage page, string button)
    {
        await TabToAsync(page, button);
        await PressEnterAsync(page);
    }

    /// <summary>Presses Enter, and waits for the page that comes.</summary>
    private static async Task PressEnterAsync(IPage page)
    {
        var loaded = new TaskCompletionSource();
        page.Load += OnLoad;
        await page.Keyboard.PressAsync("Enter");
        await loaded.Task.WaitAsync(TimeSpan.FromSeconds(20));
        page.Load -= OnLoad;

        void OnLoad(object? sender, IPage shown) => loaded.TrySetResult();
    }
}
