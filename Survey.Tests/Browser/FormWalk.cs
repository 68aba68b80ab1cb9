using Microsoft.Playwright;
using Survey.Tests.Support;

namespace Survey.Tests.Browser;

/// <summary>Brings a browser past every kind of page that a respondent meets, each once.</summary>
internal static class FormWalk
{
    /// <summary>Walks, and lets the caller look at each page under a name.</summary>
    public static async Task WalkAsync(IPage page, RespondentSite site, Func<string, Task> look, string language = "sv")
    {
        await page.GotoAsync("/");
        if (language != "sv")
        {
            await page.ClickAsync($".languages button[lang={language}]");
        }

        await look("start");
        await page.FillAsync("#code", "fel kod");
        await page.ClickAsync("#entry .button");
        await look("wrong-code");
        foreach (var about in new[] { "lost-code", "privacy", "accessibility", "nothing-here" })
        {
            await page.GotoAsync("/" + about);
            await look(about);
        }

        await page.GotoAsync($"/r/{site.CodeOf("P1")}");
        await look("link");
        await page.ClickAsync("main .button");
        await look("list");

        await EnterAsync(page, site.CodeOf("K1"));
        await look("hub-new");
        await page.GotoAsync("/form/K1/agreement");
        await look("single");
        await GoOnAsync(page);
        await look("single-missing");
        await page.CheckAsync("#q-agreement-yes");
        await GoOnAsync(page);
        await page.CheckAsync("#q-sources-other");
        await page.FillAsync("#q-sources_other", "Egna samtal");
        await look("multiple");
        await GoOnAsync(page);
        await look("details");
        await page.FillAsync("#q-years", "tolv");
        await page.FillAsync("#q-budget", "1 234,5");
        await page.FillAsync("#q-valid_until-year", "2012");
        await GoOnAsync(page);
        await look("details-faults");
        await page.CheckAsync("#q-council-no");
        await page.FillAsync("#q-years", "45");
        await page.FillAsync("#q-valid_until-month", "5");
        await page.FillAsync("#q-valid_until-day", "31");
        await GoOnAsync(page);
        await look("details-doubt");
        await page.FillAsync("[name='years.confirm']", "Samarbetet är äldre än kommunen.");
        await GoOnAsync(page);
        await GoOnAsync(page);
        await look("note");
        await GoOnAsync(page);
        await look("likert");
        await page.CheckAsync("#q-clarity-2");
        await GoOnAsync(page);
        await GoOnAsync(page);
        await look("battery-missing");
        await page.Locator("label:has(#q-change_trust-3)").ClickAsync();
        await page.Locator("label:has(#q-change_safety-dk)").ClickAsync();
        await GoOnAsync(page);
        await look("roster-empty");
        await GoOnAsync(page, "a[href$='measures/1']");
        await look("row");
        await page.FillAsync("#q-measure_name-1", "Nattvandring");
        await GoOnAsync(page);
        await look("roster");
        await GoOnAsync(page, "[name=remove]");
        await look("remove-row");
        await GoOnAsync(page, "main .actions a.button");
        await GoOnAsync(page);
        await look("check");
        await page.GotoAsync("/form/K1");
        await look("hub");
        await page.GotoAsync("/form/K1/print?blank=true");
        await look("print-blank");
        await page.GotoAsync("/form/K1/print");
        await look("print-draft");
        await page.GotoAsync("/form/K1/check");
        await GoOnAsync(page, ".submit .button");
        await look("receipt");
        await page.GotoAsync("/form/K1");
        await look("hub-submitted");
        await page.GotoAsync("/form/K1/check");
        await look("answers");
    }

    /// <summary>Presses the first button of the page, and waits for the page that comes.</summary>
    public static async Task GoOnAsync(IPage page, string button = "main .actions .button")
    {
        var loaded = new TaskCompletionSource();
        page.Load += OnLoad;
        await page.ClickAsync(button);
        await loaded.Task.WaitAsync(TimeSpan.FromMinutes(1));
        page.Load -= OnLoad;

        void OnLoad(object? sender, IPage shown) => loaded.TrySetResult();
    }

    /// <summary>Chooses a language and enters a code.</summary>
    public static async Task EnterAsync(IPage page, string code, string language = "sv")
    {
        await page.GotoAsync("/");
        if (language != "sv")
        {
            await GoOnAsync(page, $".languages button[lang={language}]");
        }

        await page.FillAsync("#code", code);
        await page.ClickAsync("#entry .button");
    }
}
