using System.Collections.Immutable;
using Microsoft.Playwright;
using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Tests.Support;
using Survey.Tests.Web.Respond;
using static Microsoft.Playwright.Assertions;
using static Survey.Tests.Browser.DraftTests;

namespace Survey.Tests.Browser;

/// <summary>Without a network the page stays, whichever button is pressed, with all answers: also reasons, and answers to questions that
/// are no longer asked.</summary>
public sealed class OfflineTests
{
    private const string Details = "/form/K1/details";

    [TestCase("K1/measures", "main .row-actions button", "/form/K1/measures", "Ta bort")]
    [TestCase("K1/measures", "main .row-actions a", "/form/K1/measures/1", "Åtgärder")]
    [TestCase("K1/measures", "main .actions .button", "/form/K1/check", "Kontrollera dina svar")]
    [TestCase("K1/check", ".submit-section .button", "/form/K1/check", "Kontrollera dina svar")]
    [TestCase("K1/delegations", "main form button.button", "/form/K1/delegations", "Dela upp formuläret")]
    public async Task Button_WithoutNetwork_KeepsThePage_AndGoesOnWhenItIsBack(string start, string button, string end, string heading)
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        await site.Responses.ImportAsync(
            site.Round.Id,
            [
                new UnitResponse(
                    "K1",
                    FormStatus.InProgress,
                    new AnswerSet(
                        ImmutableDictionary<AnswerKey, StoredAnswer>.Empty.Add(
                            new AnswerKey("measure_name", 1),
                            new StoredAnswer("Nattvandring")
                        )
                    )
                ),
            ],
            "test",
            site.Round.OpensAt,
            default
        );
        var page = await OpenDetailsAsync(chromium, site);
        await page.GotoAsync("/form/" + start);
        await page.Context.SetOfflineAsync(true);

        await page.ClickAsync(button);
        await Expect(page.Locator("form[data-offline-text] [role=status][data-state=lost]")).ToContainTextAsync("Inget är skickat än");
        Assert.That(page.Url, Does.EndWith(start), "no error page of the browser's");
        Assert.That(await AccessibilityCheck.RunAsync(page, "draft-guarded"), Is.Empty);
        var loaded = page.WaitForURLAsync("**" + end, new PageWaitForURLOptions { WaitUntil = WaitUntilState.Commit });
        await page.Context.SetOfflineAsync(false);

        await loaded;
        await Expect(page.Locator("h1")).ToContainTextAsync(heading);
    }

    [Test]
    public async Task Crash_OfAQuestionThatANewVersionAsksNoMore_SaysSo_AndKeepsWhatWasTyped()
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var crashed = await OpenDetailsAsync(chromium, site);
        await TypeAndCrashAsync(crashed, "Frågan är borttagen");
        await OpenPageVersionChangeTests.PublishNewVersionAsync(site);

        var page = await crashed.Context.NewPageAsync();
        await page.GotoAsync(Details);
        await Expect(page.Locator("section.notice dl")).ToContainTextAsync("Något att tillägga?");
        await Expect(page.Locator("section.notice dl")).ToContainTextAsync("Frågan är borttagen");
        await Expect(page.Locator("section.notice dl .hint")).ToHaveTextAsync("Frågan ställs inte längre här.");
        Assert.That(await AccessibilityCheck.RunAsync(page, "draft-gone"), Is.Empty);
        await page.ClickAsync("[data-draft-restore]");
        await FormWalkthrough.ClickAndWaitAsync(page);

        Assert.That(await TextOfAsync(site, "comment"), Is.EqualTo("Frågan är borttagen"));
    }

    [Test]
    public async Task Crash_WhileTheReasonOfAnUnusualAnswerIsTyped_IsFollowedByAnOfferToTakeItBack()
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var crashed = await OpenDetailsAsync(chromium, site);
        await crashed.CheckAsync("#q-council-no");
        await crashed.FillAsync("#q-years", "45");
        await FormWalkthrough.ClickAndWaitAsync(crashed);
        await crashed.Context.SetOfflineAsync(true);
        await crashed.FillAsync("[name='years.confirm']", "Samarbetet är äldre");
        await Expect(crashed.Locator("[data-save-status]")).ToHaveAttributeAsync("data-state", "lost");
        await CrashAsync(crashed);

        var page = await crashed.Context.NewPageAsync();
        await page.GotoAsync(Details);
        await Expect(page.Locator("section.notice dl")).ToContainTextAsync("45, Samarbetet är äldre");
        await page.ClickAsync("[data-draft-restore]");
        await Expect(page.Locator("[data-save-status]")).ToContainTextAsync("Sparat");

        var entry = (await site.Responses.ReadAsync(site.Round.Id, "K1", default)).Answers.GetStoredAnswer(new AnswerKey("years"));
        Assert.That(entry.ConfirmedValues, Is.Not.Empty);
        Assert.That(
            entry with { ConfirmedValues = "" },
            Is.EqualTo(new StoredAnswer("45", null, AnswerSource.Confirmed, "Samarbetet är äldre") { ConfirmedValues = "" })
        );
        await page.ReloadAsync();
        await Expect(page.Locator("section.notice")).ToHaveCountAsync(0);
        await Expect(page.Locator("[name='years.confirm']")).ToHaveValueAsync("Samarbetet är äldre");
    }
}
