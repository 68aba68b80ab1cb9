using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Tests.Support;
using Survey.Tests.Web.Respond.Questions;
using static Microsoft.Playwright.Assertions;

namespace Survey.Tests.Browser;

/// <summary>A roster inside another's rows, with script: conditions on the same row, and on the row around it, hold as they are
/// typed.</summary>
public sealed class NestedRosterScriptTests
{
    [Test]
    public async Task Row_InsideARow_ShowsItsQuestionsAsTheyAreAnswered_AndIsSaved()
    {
        await using var site = await NestedRosterTests.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(site);
        await FormWalkthrough.EnterCodeAsync(page, site.CodeOf("K1"));
        await page.GotoAsync("/form/K1/home/1");
        await page.FillAsync("[name='street#1']", "Storgatan");
        await page.ClickAsync("main .actions .button");
        await Expect(page).ToHaveURLAsync(site.Address + "/form/K1/person/1");
        Assert.That(await AccessibilityCheck.RunAsync(page, "roster-in-row"), Is.Empty);

        await page.ClickAsync("a.button.secondary");
        await Expect(page.Locator("[name='school#1.1']")).ToBeHiddenAsync();
        await page.FillAsync("[name='person_name#1.1']", "Ada");
        await page.FillAsync("[name='age#1.1']", "15");
        await Expect(page.Locator("[name='school#1.1']")).ToBeVisibleAsync();
        Assert.That(await AccessibilityCheck.RunAsync(page, "row-in-row"), Is.Empty);
        await page.FillAsync("[name='school#1.1']", "The meadow");
        await page.ClickAsync("main .actions .button");
        await Expect(page).ToHaveURLAsync(site.Address + "/form/K1/person/1");

        var response = await site.Responses.ReadAsync(site.Round.Id, "K1", default);
        Assert.That(response.Answers.GetStoredAnswer(new AnswerKey("school", new RowPath(1, 1))).Text, Is.EqualTo("The meadow"));
    }
}
