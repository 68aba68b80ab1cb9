using Microsoft.Playwright;
using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Survey.Tests.Browser;

/// <summary>Every state that a form can be in, rare ones too: no axe violations, no horizontal scrolling.</summary>
/// <remarks>Each state is seen wide and narrow, in both languages, with script and without. In each view the window is checked; axe, which
/// takes longest, runs in four of the eight views, in which every two of width, language and script meet.</remarks>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
[Parallelizable(ParallelScope.Self)]
public sealed class FormStateAccessibilityTests
{
    private static readonly State[] States =
    [
        new("tooold", "form[data-unsaved=yes]", PostExpiredPageAsync),
        new("clash", "fieldset.warning-box", CauseConflictAsync),
        new("since", ".notice.warning .history", SubmitOutdatedAnswersAsync),
        new("refused", ".error-summary[role=alert]", SubmitIncompleteFormAsync),
        new("handedin", "main a.button[href$='/receipt']", PostAfterSubmissionAsync),
        new("reopened", ".task-list .status.complete", (stage, page) => stage.OpenFormAsync(page, "reopened")),
        new("copy", ".error#from-error", async (stage, page) =>
        {
            await stage.OpenFormAsync(page, "copied", "copy/views");
            await FormWalkthrough.ClickAndWaitAsync(page);
        }),
        new("copied", ".notice.success", (stage, page) => stage.OpenFormAsync(page, "copied", "?copied=2")),
        new("filled", "#q-budget-origin", (stage, page) => stage.OpenFormAsync(page, "filled", "details")),
        new("filledrows", "#q-change_safety-origin", (stage, page) => stage.OpenFormAsync(page, "filled", "changes")),
        new("revised", ".notice.warning[role=alert]", (stage, page) => stage.OpenFormAsync(page, "refused", "?revised=true")),
        new("sections", "#q-agreement-yes", (stage, page) =>
            FormStateFixture.SignInAndOpenAsync(page, stage.Site.CodeOf($"{FormStateFixture.Paged} sections"), "/form/sections/agreement")
        ),
        new("sectionfaults", ".error-summary", async (stage, page) =>
        {
            await FormStateFixture.SignInAndOpenAsync(
                page,
                stage.Site.CodeOf($"{FormStateFixture.Paged} sections"),
                "/form/sections/agreement"
            );
            await FormWalkthrough.ClickAndWaitAsync(page);
        }),
        new("handed", "form[action$='/return']", (stage, page) =>
            FormStateFixture.SignInAndOpenAsync(page, stage.DelegateCodes["handed"], "/form/parts")
        ),
        new("returned", "form[action$='/resume']", (stage, page) =>
            FormStateFixture.SignInAndOpenAsync(page, stage.DelegateCodes["returned"], "/form/parts")
        ),
        new("takenback", "main:not(:has(.task-list)) form[action='/sign-out']", (stage, page) =>
            page.GotoAsync($"/r/{stage.DelegateCodes["takenback"]}")
        ),
        new("late", "form[action$='/return']", (stage, page) =>
            FormStateFixture.SignInAndOpenAsync(page, stage.DelegateCodes["late"], "/form/parts")
        ),
        new("parts", ".status.needscorrection", (stage, page) => stage.OpenFormAsync(page, "parts", "delegations")),
        new("partsoverview", ".task-list .task-note", (stage, page) => stage.OpenFormAsync(page, "parts")),
        new("partscheck", "[name=without]", (stage, page) => stage.OpenFormAsync(page, "parts", "check")),
        new("unknown", ".error-summary", (_, page) => page.GotoAsync("/r/2222-3333-4444")),
        new("expired", "form[action='/read']", async (stage, page) =>
        {
            await page.GotoAsync($"/r/{stage.Site.CodeOf("closed refused")}");
            await FormWalkthrough.ClickAndWaitAsync(page, "main .button");
        }),
        new("notopen", "main a[href='/']", async (stage, page) =>
        {
            await page.GotoAsync($"/r/{stage.Site.CodeOf($"{FormStateFixture.NotOpen} refused")}");
            await FormWalkthrough.ClickAndWaitAsync(page, "main .button");
        }),
        new("session", "#code", (stage, page) => PostAfterSessionExpiredAsync("session", stage, page)),
        new("wrongcode", ".error-summary", async (stage, page) =>
        {
            await PostAfterSessionExpiredAsync("wrongcode", stage, page);
            await page.FillAsync("#code", "2222");
            await FormWalkthrough.ClickAndWaitAsync(page, "main .button");
        }),
        new("offline", "[data-save-status][data-state=lost]", TypeOfflineAsync, WithScriptOnly: true),
        new("warning", "dialog [data-extend]", (stage, page) => SetSessionSecondsLeftAsync(30, stage, page), WithScriptOnly: true),
        new("over", "dialog [data-again]", (stage, page) => SetSessionSecondsLeftAsync(-1, stage, page), WithScriptOnly: true),
        new("history", ".history del", (stage, page) => stage.OpenFormAsync(page, "history", "history")),
        new("blank", ".blank-form", (stage, page) => stage.OpenFormAsync(page, "refused", "print?blank=true")),
        new("prefilled", ".print-document .answer-line.muted", (stage, page) => stage.OpenFormAsync(page, "filled", "print")),
        new("draft", ".print-document .answer-author", (stage, page) => stage.OpenFormAsync(page, "history", "print")),
        new("submitted", ".print-document .answers", (stage, page) => stage.OpenFormAsync(page, "submitted", "print")),
        new("confirmed", "table tbody tr", OpenConfirmedEditsAsync),
    ];

    private FormStateFixture? fixture;

    private static IEnumerable<TestCaseData> Cases => States.Select(state => new TestCaseData(state).SetArgDisplayNames(state.Name));

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        fixture = await FormStateFixture.StartAsync(States.Select(state => state.Name).Where(name => name != "copied"));
        await fixture.ArrangeAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await (fixture?.DisposeAsync() ?? ValueTask.CompletedTask);

    [TestCaseSource(nameof(Cases))]
    public async Task State_HasNoAccessibilityViolations_AndFitsTheWindow(object shown)
    {
        var (state, on) = ((State)shown, fixture ?? throw new InvalidOperationException("Nothing is started."));
        var faults = new List<string>();
        foreach (var withScript in state.WithScriptOnly ? [true] : new[] { true, false })
        {
            foreach (var language in new[] { "sv", "en" })
            {
                var isNarrow = withScript == (language == "sv");
                var page = await on.PageAsync(withScript, language);
                await state.ReachAsync(on, page);
                await Expect(page.Locator(state.ReachedSelector).First).ToBeVisibleAsync();
                await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
                var view = $"state-{state.Name}-{language}-{(withScript ? "script" : "plain")}";
                await page.SetViewportSizeAsync(isNarrow ? 1280 : 320, 900);
                faults.AddRange(await AccessibilityCheck.FindOverflowAsync(page, view));
                await page.SetViewportSizeAsync(isNarrow ? 320 : 1280, 900);
                faults.AddRange(await AccessibilityCheck.RunAsync(page, view));
                await page.Context.SetOfflineAsync(false);
            }
        }

        Assert.That(faults, Is.Empty);
    }

    private static async Task PostExpiredPageAsync(FormStateFixture stage, IPage page)
    {
        await stage.OpenFormAsync(page, "tooold", "details");
        await page.EvaluateAsync("document.querySelector('#answers [name=__RequestVerificationToken]').value = 'old'");
        await page.FillAsync("#q-years", "12");
        await FormWalkthrough.ClickAndWaitAsync(page);
    }

    private static async Task CauseConflictAsync(FormStateFixture stage, IPage page)
    {
        await stage.OpenFormAsync(page, "clash", "details");
        await stage.SaveAsync(
            "clash",
            "team",
            ("comment", new StoredAnswer($"Kollegans ord {Guid.CreateVersion7():N}")),
            ("years", new StoredAnswer("9"))
        );
        await page.FillAsync("#q-comment", "Mina ord");
        await FormWalkthrough.ClickAndWaitAsync(page);
    }

    private static async Task SubmitOutdatedAnswersAsync(FormStateFixture stage, IPage page)
    {
        await stage.CompleteAsync("since");
        await stage.OpenFormAsync(page, "since", "check");
        await stage.SaveAsync("since", "team", ("comment", new StoredAnswer($"Kollegans ord {Guid.CreateVersion7():N}")));
        await FormWalkthrough.ClickAndWaitAsync(page, ".submit-section .button");
    }

    private static async Task SubmitIncompleteFormAsync(FormStateFixture stage, IPage page)
    {
        await stage.OpenFormAsync(page, "refused", "check");
        await FormWalkthrough.ClickAndWaitAsync(page, ".submit-section .button");
    }

    private static async Task PostAfterSubmissionAsync(FormStateFixture stage, IPage page)
    {
        await stage.ReopenAsync("handedin");
        await stage.CompleteAsync("handedin");
        await stage.OpenFormAsync(page, "handedin", "clarity");
        await stage.SubmitAsync("handedin");
        await page.CheckAsync("#q-clarity-3");
        await FormWalkthrough.ClickAndWaitAsync(page);
    }

    private static async Task PostAfterSessionExpiredAsync(string unit, FormStateFixture stage, IPage page)
    {
        await stage.OpenFormAsync(page, unit, "details");
        await page.Context.ClearCookiesAsync(new BrowserContextClearCookiesOptions { Name = "survey-respondent" });
        await page.FillAsync("#q-comment", "Efter lunch");
        await FormWalkthrough.ClickAndWaitAsync(page);
    }

    private static async Task TypeOfflineAsync(FormStateFixture stage, IPage page)
    {
        await stage.OpenFormAsync(page, "offline", "details");
        await page.Context.SetOfflineAsync(true);
        await page.FillAsync("#q-comment", "Skrivet på tåget");
    }

    private static async Task SetSessionSecondsLeftAsync(int seconds, FormStateFixture stage, IPage page)
    {
        await stage.OpenFormAsync(page, "warning", "details");
        await page.EvaluateAsync($"document.dispatchEvent(new CustomEvent('session', {{ detail: '{seconds}' }}))");
    }

    private static async Task OpenConfirmedEditsAsync(FormStateFixture stage, IPage page)
    {
        await page.GotoAsync("/manage/open/confirmed");
        if (page.Url.Contains("sign-in", StringComparison.Ordinal))
        {
            await page.FillAsync("#UserName", ResearchSite.UserName);
            await page.FillAsync("#Password", ResearchSite.Password);
            await FormWalkthrough.ClickAndWaitAsync(page, "main .button");
            await page.GotoAsync("/manage/open/confirmed");
        }
    }

    /// <summary>A state, the selector that shows that it is reached, and how to reach it.</summary>
    internal sealed record State(
        string Name,
        string ReachedSelector,
        Func<FormStateFixture, IPage, Task> ReachAsync,
        bool WithScriptOnly = false
    );
}
