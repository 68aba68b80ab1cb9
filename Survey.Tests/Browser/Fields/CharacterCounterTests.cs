using NUnit.Framework;
using Survey.Tests.Support;
using Survey.Tests.Web.Respond.Questions;
using static Microsoft.Playwright.Assertions;

namespace Survey.Tests.Browser.Fields;

/// <summary>The characters that are left of a text with a limit, counted near it and read out in pauses.</summary>
public sealed class CharacterCounterTests
{
    [TestCase(320, "sv", "Högst 100 tecken.", "10 tecken kvar", "1 tecken kvar", "1 tecken för mycket", "1 000 tecken för mycket")]
    [TestCase(
        1280,
        "en",
        "At most 100 characters.",
        "10 characters left",
        "1 character left",
        "1 character too many",
        "1,000 characters too many"
    )]
    public async Task Counter_NearTheLimit_SaysWhatIsLeft(
        int width,
        string language,
        string usual,
        string left,
        string one,
        string overOne,
        string overMany
    )
    {
        await using var site = await TextLimitTests.StartAsync("string-length(.) <= 100");
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(site, width, withScript: true);
        await FormWalkthrough.EnterCodeAsync(page, site.CodeOf("K1"), language);
        await page.GotoAsync("/form/K1/words");
        var counter = page.Locator("#q-words-limit");
        var announced = page.Locator("[data-announce][aria-live=polite]");

        await page.FillAsync("#q-words", new string('a', 89));
        await Expect(counter).ToHaveTextAsync(usual);
        await page.FillAsync("#q-words", new string('a', 89) + "\n");
        await Expect(counter).ToHaveTextAsync(usual);
        await page.FillAsync("#q-words", new string('a', 88) + "\nb");
        await Expect(counter).ToHaveTextAsync(left);
        await Expect(announced).ToHaveTextAsync(left);
        await page.FillAsync("#q-words", new string('a', 99));
        await Expect(counter).ToHaveTextAsync(one);
        await page.FillAsync("#q-words", new string('a', 101));
        await Expect(counter).ToHaveTextAsync(overOne);
        Assert.That(await AccessibilityCheck.RunAsync(page, $"counter-{width}-{language}"), Is.Empty);
        await page.FillAsync("#q-words", new string('a', 1100));
        await Expect(counter).ToHaveTextAsync(overMany);
        await page.FillAsync("#q-words", "");
        await Expect(counter).ToHaveTextAsync(usual);
    }

    [Test]
    public async Task Limit_WithoutScript_IsAHint()
    {
        await using var site = await TextLimitTests.StartAsync("string-length(.) <= 100");
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(site, 375, withScript: false);
        await FormWalkthrough.EnterCodeAsync(page, site.CodeOf("K1"), "en");
        await page.GotoAsync("/form/K1/words");

        await Expect(page.Locator("#q-words")).ToHaveAccessibleDescriptionAsync("At most 100 characters.");
        Assert.That(await AccessibilityCheck.RunAsync(page, "counter-375-en-plain"), Is.Empty);
    }
}
