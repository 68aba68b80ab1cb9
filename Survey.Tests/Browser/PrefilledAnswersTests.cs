using System.Text.RegularExpressions;
using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Tests.Support;
using Survey.Tests.Web.Respond;
using static Microsoft.Playwright.Assertions;

namespace Survey.Tests.Browser;

/// <summary>Answers of the previous round and of another form are marked on the page until the respondent has reviewed them, in batteries
/// too.</summary>
public sealed class PrefilledAnswersTests
{
    [TestCase(1280, true, "sv", "Förra gången: ", "Uppgiften är ifylld i förväg", "1 234,5")]
    [TestCase(1280, false, "en", "Last time: ", "filled in beforehand", "1,234.5")]
    [TestCase(320, true, "en", "Last time: ", "filled in beforehand", "1,234.5")]
    [TestCase(320, false, "sv", "Förra gången: ", "Uppgiften är ifylld i förväg", "1 234,5")]
    public async Task LastRound_StandsBesideItsQuestions_UntilTheyAreAnswered(
        int width,
        bool withScript,
        string language,
        string last,
        string filledIn,
        string budget
    )
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        await site.Responses.ImportAsync(
            site.Closed.Id,
            [
                PrefillTests.CreateResponse(
                    "K1",
                    FormStatus.Submitted,
                    ("budget", "1234.5"),
                    ("years", "12"),
                    ("change_trust", "2"),
                    ("change_safety", "3")
                ),
            ],
            "test",
            site.Closed.OpensAt,
            default
        );
        var page = await chromium.OpenAsync(site, width, withScript);
        await FormWalkthrough.EnterCodeAsync(page, site.CodeOf("K1"), language);

        await page.GotoAsync("/form/K1/details");
        await Expect(page.Locator("#q-years-origin")).ToHaveTextAsync(last + "12");
        await Expect(page.Locator("#q-budget")).ToHaveAccessibleDescriptionAsync(new Regex(filledIn));
        await page.CheckAsync("#q-council-no");
        await page.FillAsync("#q-budget", "0");
        await FormWalkthrough.ClickAndWaitAsync(page);
        await page.GotoAsync("/form/K1/details");
        await Expect(page.Locator("#q-budget-origin")).ToHaveTextAsync(last + budget);

        await page.GotoAsync("/form/K1/changes");
        await Expect(page.Locator("#q-change_trust-origin")).ToHaveTextAsync(last + (language == "sv" ? "Delvis" : "Partly"));
        await Expect(page.Locator("#q-change_safety-origin")).ToContainTextAsync(filledIn);
        await Expect(page.Locator("#q-change_safety fieldset")).ToHaveAccessibleDescriptionAsync(new Regex(filledIn));
        await Expect(page.Locator("#q-change_safety-3")).ToBeCheckedAsync();
        Assert.That(await AccessibilityCheck.RunAsync(page, $"prefilled-battery-{width}-{language}"), Is.Empty);
        await page.Locator("label:has(#q-change_trust-1)").ClickAsync();
        await FormWalkthrough.ClickAndWaitAsync(page);
        await page.GotoAsync("/form/K1/changes");
        await Expect(page.Locator("#q-change_trust-origin")).ToBeVisibleAsync();
        await Expect(page.GetByText(filledIn)).ToHaveCountAsync(0);

        var sheet = (await site.Responses.ReadAsync(site.Round.Id, "K1", default)).Answers;
        Assert.That(
            (sheet.GetStoredAnswer(new AnswerKey("budget")), sheet.GetStoredAnswer(new AnswerKey("change_safety"))),
            Is.EqualTo((new StoredAnswer("0"), new StoredAnswer("3")))
        );
    }

    [TestCase(1280, true, "sv", "kopierad från ett annat formulär")]
    [TestCase(1280, false, "en", "copied from another form")]
    [TestCase(320, true, "en", "copied from another form")]
    [TestCase(320, false, "sv", "kopierad från ett annat formulär")]
    public async Task Section_CopiedFromAnotherForm_IsMarkedUntilItIsLookedAt(int width, bool withScript, string language, string copied)
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        await site.Responses.ImportAsync(
            site.Round.Id,
            [PrefillTests.CreateResponse("P1", FormStatus.InProgress, ("change_trust", "3"), ("change_safety", "1"))],
            "test",
            site.Round.OpensAt,
            default
        );
        var page = await chromium.OpenAsync(site, width, withScript);
        await FormWalkthrough.EnterCodeAsync(page, site.CodeOf("P2"), language);
        await page.GotoAsync("/form/P2");
        var faults = new List<string>();

        await page.ClickAsync("a[href$='/copy/views']");
        await LookAsync("copy");
        await FormWalkthrough.ClickAndWaitAsync(page);
        await Expect(page.Locator(".error-summary a")).ToBeVisibleAsync();
        await LookAsync("copy-none-chosen");
        await page.CheckAsync("#from-0");
        await FormWalkthrough.ClickAndWaitAsync(page);
        await Expect(page.Locator(".notice.success")).ToContainTextAsync("2 ");
        await LookAsync("copied");
        await page.GotoAsync("/form/P2/check");
        await Expect(page.Locator(".answer-entry.has-error")).Not.ToHaveCountAsync(0);
        await LookAsync("copied-check");

        await page.GotoAsync("/form/P2/changes");
        await Expect(page.Locator("#q-change_trust-origin")).ToContainTextAsync(copied);
        await Expect(page.Locator("#q-change_safety-origin")).ToContainTextAsync(copied);
        await LookAsync("copied-battery");
        await FormWalkthrough.ClickAndWaitAsync(page);
        await page.GotoAsync("/form/P2/changes");
        await Expect(page.GetByText(copied)).ToHaveCountAsync(0);
        Assert.That(faults, Is.Empty);

        async Task LookAsync(string name) => faults.AddRange(await AccessibilityCheck.RunAsync(page, $"{name}-{width}-{language}"));
    }
}
