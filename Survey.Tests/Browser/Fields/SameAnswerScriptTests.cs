using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Tests.Support;
using Survey.Tests.Web.Respond;
using static Microsoft.Playwright.Assertions;

namespace Survey.Tests.Browser.Fields;

/// <summary>The button "Same answer as last time" in a browser: with script it fills in the fields at once, and Enter never presses
/// it.</summary>
public sealed class SameAnswerScriptTests
{
    private static readonly (string Name, string Text)[] LastTime =
    [
        ("source", "other"),
        ("source_other", "Protokoll"),
        ("sources", "statistics report"),
        ("staff", "12"),
        ("budget", "1234.5"),
        ("comment", "Två\nrader"),
        ("since", "2019-05-17"),
        ("met", "2019-05-17T08:30"),
        ("clock", "08:30"),
        ("order", "report survey"),
    ];

    [Test]
    public async Task SameAnswer_WithScript_FillsInEveryKindOfQuestion_AndIsSaved()
    {
        await using var site = await StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(site, 1280, withScript: true);
        await FormWalkthrough.EnterCodeAsync(page, site.CodeOf("K1"), "sv");
        await page.GotoAsync("/form/K1/all");
        await page.CheckAsync("#q-staff-DoesNotKnow");
        Assert.That(await AccessibilityCheck.RunAsync(page, "same-answer-1280-sv"), Is.Empty);

        foreach (var name in LastTime.Select(answer => answer.Name).Where(name => name != "source_other"))
        {
            await page.ClickAsync($"button[data-same][value={name}]");
            await Expect(page.Locator($"button[data-same][value={name}]")).ToBeHiddenAsync();
        }

        await Expect(page.Locator("#q-staff-DoesNotKnow")).Not.ToBeCheckedAsync();
        await Expect(page.Locator("[data-save-status][data-state=saved]")).ToBeVisibleAsync();
        var answers = (await site.Responses.ReadAsync(site.Round.Id, "K1", default)).Answers;
        Assert.That(
            LastTime.Select(answer => (answer.Name, answers.GetStoredAnswer(new AnswerKey(answer.Name)))),
            Is.EqualTo(LastTime.Select(answer => (answer.Name, new StoredAnswer(answer.Text))))
        );
        await page.FillAsync("#q-staff", "13");
        await Expect(page.Locator("button[data-same][value=staff]")).ToBeVisibleAsync();
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Enter_InAField_GoesOn_AndDoesNotTakeTheSameAnswer(bool withScript)
    {
        await using var site = await StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(site, 320, withScript);
        await FormWalkthrough.EnterCodeAsync(page, site.CodeOf("K1"), "sv");
        await page.GotoAsync("/form/K1/all");
        await page.CheckAsync("#q-source-survey");
        await page.FillAsync("#q-staff", "7");

        await page.PressAsync("#q-staff", "Enter");

        await page.WaitForURLAsync("**/form/K1/projects");
        var answers = (await site.Responses.ReadAsync(site.Round.Id, "K1", default)).Answers;
        Assert.That(answers.GetStoredAnswer(new AnswerKey("source")), Is.EqualTo(new StoredAnswer("survey")));
    }

    [TestCase(320)]
    [TestCase(1280)]
    public async Task SameAnswer_WithoutScript_IsTakenFromTheKeyboard_AndShown(int width)
    {
        await using var site = await StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(site, width, withScript: false);
        await FormWalkthrough.EnterCodeAsync(page, site.CodeOf("K1"), "sv");
        await page.GotoAsync("/form/K1/all");
        Assert.That(await AccessibilityCheck.RunAsync(page, $"same-answer-{width}-sv-plain"), Is.Empty);

        await page.FocusAsync("button[data-same][value=budget]");
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForURLAsync("**/form/K1/all#q-budget");
        await Expect(page.Locator("#q-budget")).ToHaveValueAsync("1\u00A0234,5");
    }

    private static Task<RespondentSite> StartAsync() =>
        SameAnswerTests.StartAsync([.. LastTime.Select(answer => (new AnswerKey(answer.Name), answer.Text))]);
}
