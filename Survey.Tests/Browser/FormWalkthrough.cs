using Microsoft.Playwright;
using Survey.Tests.Support;

namespace Survey.Tests.Browser;

/// <summary>Goes through every kind of page that a respondent sees, each once.</summary>
internal static class FormWalkthrough
{
    /// <summary>Goes through the pages, and calls the caller with a name at each.</summary>
    public static async Task RunAsync(IPage page, RespondentSite site, Func<string, Task> visitPage, string language = "sv")
    {
        await page.GotoAsync("/");
        if (language != "sv")
        {
            await page.ClickAsync($".languages button[lang={language}]");
        }

        await visitPage("start");
        await page.FillAsync("#code", "fel kod");
        await page.ClickAsync("#entry .button");
        await visitPage("wrong-code");
        foreach (var about in new[] { "lost-code", "privacy", "accessibility", "nothing-here" })
        {
            await page.GotoAsync("/" + about);
            await visitPage(about);
        }

        await page.GotoAsync($"/r/{site.CodeOf("P1")}");
        await visitPage("link");
        await page.ClickAsync("main .button");
        await visitPage("list");

        await EnterCodeAsync(page, site.CodeOf("K1"));
        await visitPage("overview-new");
        await page.GotoAsync("/form/K1/agreement");
        await visitPage("single");
        await ClickAndWaitAsync(page);
        await visitPage("single-missing");
        await page.CheckAsync("#q-agreement-yes");
        await ClickAndWaitAsync(page);
        await page.CheckAsync("#q-sources-other");
        await page.FillAsync("#q-sources_other", "Egna samtal");
        await visitPage("multiple");
        await ClickAndWaitAsync(page);
        await visitPage("details");
        await page.FillAsync("#q-years", "tolv");
        await page.FillAsync("#q-budget", "1 234,5");
        await page.FillAsync("#q-valid_until-year", "2012");
        await ClickAndWaitAsync(page);
        await visitPage("details-faults");
        await page.CheckAsync("#q-council-no");
        await page.FillAsync("#q-years", "45");
        await page.FillAsync("#q-valid_until-month", "5");
        await page.FillAsync("#q-valid_until-day", "31");
        await ClickAndWaitAsync(page);
        await visitPage("details-doubt");
        await page.FillAsync("[name='years.confirm']", "Samarbetet är äldre än kommunen.");
        await ClickAndWaitAsync(page);
        await ClickAndWaitAsync(page);
        await visitPage("note");
        await ClickAndWaitAsync(page);
        await visitPage("likert");
        await page.CheckAsync("#q-clarity-2");
        await ClickAndWaitAsync(page);
        await ClickAndWaitAsync(page);
        await visitPage("battery-missing");
        await page.Locator("label:has(#q-change_trust-3)").ClickAsync();
        await page.Locator("label:has(#q-change_safety-dk)").ClickAsync();
        await ClickAndWaitAsync(page);
        await visitPage("roster-empty");
        await ClickAndWaitAsync(page, "a[href$='measures/1']");
        await visitPage("row");
        await page.FillAsync("#q-measure_name-1", "Nattvandring");
        await ClickAndWaitAsync(page);
        await visitPage("roster");
        await ClickAndWaitAsync(page, "[name=remove]");
        await visitPage("remove-row");
        await ClickAndWaitAsync(page, "main .actions a.button");
        await ClickAndWaitAsync(page);
        await visitPage("check");
        await page.GotoAsync("/form/K1");
        await visitPage("overview");
        await page.GotoAsync("/form/K1/saved");
        await visitPage("saved");
        await page.GotoAsync("/form/K1/print?blank=true");
        await visitPage("print-blank");
        await page.GotoAsync("/form/K1/print");
        await visitPage("print-draft");
        await page.GotoAsync("/form/K1/check");
        await ClickAndWaitAsync(page, ".submit-section .button");
        await visitPage("receipt");
        await page.GotoAsync("/form/K1");
        await visitPage("overview-submitted");
        await page.GotoAsync("/form/K1/check");
        await visitPage("answers");
    }

    /// <summary>Presses the first button of the page, and waits for the page that comes.</summary>
    public static async Task ClickAndWaitAsync(IPage page, string button = "main .actions .button")
    {
        var loaded = new TaskCompletionSource();
        page.Load += OnLoad;
        await page.ClickAsync(button);
        await loaded.Task.WaitAsync(TimeSpan.FromMinutes(1));
        page.Load -= OnLoad;

        void OnLoad(object? sender, IPage shown) => loaded.TrySetResult();
    }

    /// <summary>Chooses a language and enters a code.</summary>
    public static async Task EnterCodeAsync(IPage page, string code, string language = "sv")
    {
        await page.GotoAsync("/");
        if (language != "sv")
        {
            await ClickAndWaitAsync(page, $".languages button[lang={language}]");
        }

        await page.FillAsync("#code", code);
        await page.ClickAsync("#entry .button");
    }
}
