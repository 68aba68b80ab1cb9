using Microsoft.Playwright;
using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Survey.Tests.Browser;

/// <summary>Every state that a form can be in, also those that few people meet: nothing that keeps anybody out, nothing that a phone has to push sideways.</summary>
/// <remarks>Each state is seen in all views: wide and narrow, in both languages, with script and without.</remarks>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
[Parallelizable(ParallelScope.Self)]
public sealed class EveryStateTests
{
    private static readonly State[] States =
    [
        new("tooold", "form[data-unsaved=yes]", OfAnOldPage),
        new("clash", "fieldset.doubt", OfAClash),
        new("since", ".notice.warn .history", OfASubmissionThatCameLate),
        new("refused", ".summary[role=alert]", OfASubmissionWithGaps),
        new("handedin", "main a.button[href$='/receipt']", OfAPostAfterTheSubmission),
        new("reopened", ".tasks .status.complete", (stage, page) => stage.OpenAsync(page, "reopened")),
        new("copy", ".error#from-error", async (stage, page) =>
        {
            await stage.OpenAsync(page, "copied", "copy/views");
            await FormWalk.GoOnAsync(page);
        }),
        new("copied", ".notice.good", (stage, page) => stage.OpenAsync(page, "copied", "?copied=2")),
        new("filled", "#q-budget-origin", (stage, page) => stage.OpenAsync(page, "filled", "details")),
        new("filledrows", "#q-change_safety-origin", (stage, page) => stage.OpenAsync(page, "filled", "changes")),
        new("revised", ".notice.warn[role=alert]", (stage, page) => stage.OpenAsync(page, "refused", "?revised=true")),
        new("sections", "#q-agreement-yes", (stage, page) => StateStage.EnterAsync(page, stage.Site.CodeOf($"{StateStage.Paged} sections"), "/form/sections/agreement")),
        new("sectionfaults", ".summary", async (stage, page) =>
        {
            await StateStage.EnterAsync(page, stage.Site.CodeOf($"{StateStage.Paged} sections"), "/form/sections/agreement");
            await FormWalk.GoOnAsync(page);
        }),
        new("handed", "form[action$='/return']", (stage, page) => StateStage.EnterAsync(page, stage.Codes["handed"], "/form/parts")),
        new("returned", "form[action$='/resume']", (stage, page) => StateStage.EnterAsync(page, stage.Codes["returned"], "/form/parts")),
        new("takenback", "main:not(:has(.tasks)) form[action='/sign-out']", (stage, page) => page.GotoAsync($"/r/{stage.Codes["takenback"]}")),
        new("late", "form[action$='/return']", (stage, page) => StateStage.EnterAsync(page, stage.Codes["late"], "/form/parts")),
        new("parts", ".status.tomend", (stage, page) => stage.OpenAsync(page, "parts", "parts")),
        new("partshub", ".tasks .with", (stage, page) => stage.OpenAsync(page, "parts")),
        new("partscheck", "[name=without]", (stage, page) => stage.OpenAsync(page, "parts", "check")),
        new("unknown", ".summary", (_, page) => page.GotoAsync("/r/2222-3333-4444")),
        new("expired", "form[action='/read']", async (stage, page) =>
        {
            await page.GotoAsync($"/r/{stage.Site.CodeOf("closed refused")}");
            await FormWalk.GoOnAsync(page, "main .button");
        }),
        new("notopen", "main a[href='/']", async (stage, page) =>
        {
            await page.GotoAsync($"/r/{stage.Site.CodeOf($"{StateStage.NotOpen} refused")}");
            await FormWalk.GoOnAsync(page, "main .button");
        }),
        new("session", "#code", (stage, page) => OfASessionThatIsOver("session", stage, page)),
        new("wrongcode", ".summary", async (stage, page) =>
        {
            await OfASessionThatIsOver("wrongcode", stage, page);
            await page.FillAsync("#code", "2222");
            await FormWalk.GoOnAsync(page, "main .button");
        }),
        new("offline", "[data-status][data-state=lost]", OfALostNetwork, WithScriptOnly: true),
        new("warning", "dialog [data-extend]", (stage, page) => OfASessionThatEndsIn(30, stage, page), WithScriptOnly: true),
        new("over", "dialog [data-again]", (stage, page) => OfASessionThatEndsIn(-1, stage, page), WithScriptOnly: true),
        new("history", ".history del", (stage, page) => stage.OpenAsync(page, "history", "history")),
        new("blank", ".blank", (stage, page) => stage.OpenAsync(page, "refused", "print?blank=true")),
        new("prefilled", ".paper .line.none", (stage, page) => stage.OpenAsync(page, "filled", "print")),
        new("draft", ".paper .by", (stage, page) => stage.OpenAsync(page, "history", "print")),
        new("submitted", ".paper .answers", (stage, page) => stage.OpenAsync(page, "submitted", "print")),
        new("confirmed", "table tbody tr", OfConfirmedEdits),
    ];

    private StateStage? stage;

    private static IEnumerable<TestCaseData> Cases => States.Select(state => new TestCaseData(state).SetArgDisplayNames(state.Name));

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        stage = await StateStage.StartAsync(States.Select(state => state.Name).Where(name => name != "copied"));
        await stage.PrepareAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await (stage?.DisposeAsync() ?? ValueTask.CompletedTask);

    [TestCaseSource(nameof(Cases))]
    public async Task State_KeepsNobodyOut_AndFitsTheWindow(object shown)
    {
        var (state, on) = ((State)shown, stage ?? throw new InvalidOperationException("Nothing is started."));
        var faults = new List<string>();
        foreach (var withScript in state.WithScriptOnly ? [true] : new[] { true, false })
        {
            foreach (var language in new[] { "sv", "en" })
            {
                var page = await on.PageAsync(withScript, language);
                await state.Bring(on, page);
                await Expect(page.Locator(state.Proof).First).ToBeVisibleAsync();
                await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
                foreach (var width in new[] { 320, 1280 })
                {
                    await page.SetViewportSizeAsync(width, 900);
                    faults.AddRange(await Look.AtAsync(page, $"state-{state.Name}-{width}-{language}-{(withScript ? "script" : "plain")}"));
                }

                await page.Context.SetOfflineAsync(false);
            }
        }

        Assert.That(faults, Is.Empty);
    }

    private static async Task OfAnOldPage(StateStage stage, IPage page)
    {
        await stage.OpenAsync(page, "tooold", "details");
        await page.EvaluateAsync("document.querySelector('#answers [name=__RequestVerificationToken]').value = 'old'");
        await page.FillAsync("#q-years", "12");
        await FormWalk.GoOnAsync(page);
    }

    private static async Task OfAClash(StateStage stage, IPage page)
    {
        await stage.OpenAsync(page, "clash", "details");
        await stage.SaveAsync("clash", "team", ("comment", new Entry($"Kollegans ord {Guid.CreateVersion7():N}")), ("years", new Entry("9")));
        await page.FillAsync("#q-comment", "Mina ord");
        await FormWalk.GoOnAsync(page);
    }

    private static async Task OfASubmissionThatCameLate(StateStage stage, IPage page)
    {
        await stage.CompleteAsync("since");
        await stage.OpenAsync(page, "since", "check");
        await stage.SaveAsync("since", "team", ("comment", new Entry($"Kollegans ord {Guid.CreateVersion7():N}")));
        await FormWalk.GoOnAsync(page, ".submit .button");
    }

    private static async Task OfASubmissionWithGaps(StateStage stage, IPage page)
    {
        await stage.OpenAsync(page, "refused", "check");
        await FormWalk.GoOnAsync(page, ".submit .button");
    }

    private static async Task OfAPostAfterTheSubmission(StateStage stage, IPage page)
    {
        await stage.ReopenAsync("handedin");
        await stage.CompleteAsync("handedin");
        await stage.OpenAsync(page, "handedin", "clarity");
        await stage.SubmitAsync("handedin");
        await page.CheckAsync("#q-clarity-3");
        await FormWalk.GoOnAsync(page);
    }

    private static async Task OfASessionThatIsOver(string unit, StateStage stage, IPage page)
    {
        await stage.OpenAsync(page, unit, "details");
        await page.Context.ClearCookiesAsync(new BrowserContextClearCookiesOptions { Name = "survey-respondent" });
        await page.FillAsync("#q-comment", "Efter lunch");
        await FormWalk.GoOnAsync(page);
    }

    private static async Task OfALostNetwork(StateStage stage, IPage page)
    {
        await stage.OpenAsync(page, "offline", "details");
        await page.Context.SetOfflineAsync(true);
        await page.FillAsync("#q-comment", "Skrivet på tåget");
    }

    private static async Task OfASessionThatEndsIn(int seconds, StateStage stage, IPage page)
    {
        await stage.OpenAsync(page, "warning", "details");
        await page.EvaluateAsync($"document.dispatchEvent(new CustomEvent('session', {{ detail: '{seconds}' }}))");
    }

    private static async Task OfConfirmedEdits(StateStage stage, IPage page)
    {
        await page.GotoAsync("/manage/open/confirmed");
        if (page.Url.Contains("sign-in", StringComparison.Ordinal))
        {
            await page.FillAsync("#UserName", ResearchSite.UserName);
            await page.FillAsync("#Password", ResearchSite.Password);
            await FormWalk.GoOnAsync(page, "main .button");
            await page.GotoAsync("/manage/open/confirmed");
        }
    }

    /// <summary>A state, what shows that it is reached, and how.</summary>
    internal sealed record State(string Name, string Proof, Func<StateStage, IPage, Task> Bring, bool WithScriptOnly = false);
}
