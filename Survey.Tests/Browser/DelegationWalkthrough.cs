using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Survey.Tests.Support;
using Survey.Web.Features.Mail;

namespace Survey.Tests.Browser;

/// <summary>Goes through all pages that a coordinator and a colleague see when sections are delegated.</summary>
internal static class DelegationWalkthrough
{
    /// <summary>Goes through the pages, and calls <paramref name="visitPage"/> at each.</summary>
    /// <param name="coordinator">The coordinator's window.</param>
    /// <param name="colleague">The colleague's window, with cookies of its own.</param>
    /// <param name="site">The site.</param>
    /// <param name="visitPage">What to do at each page; it is given a name.</param>
    /// <param name="language">The language.</param>
    public static async Task RunAsync(
        IPage coordinator,
        IPage colleague,
        RespondentSite site,
        Func<IPage, string, Task> visitPage,
        string language
    )
    {
        await OpenLinkAsync(coordinator, $"/r/{site.CodeOf("K1")}", language);
        await coordinator.GotoAsync("/form/K1/delegations");
        await visitPage(coordinator, "parts-blank");
        await FormWalkthrough.ClickAndWaitAsync(coordinator, "main form button.button");
        await visitPage(coordinator, "parts-faults");

        await coordinator.CheckAsync("input[name=section] >> nth=1");
        await coordinator.FillAsync("#delegation-colleague", "Åsa Öst");
        await coordinator.FillAsync("#delegation-email", "asa@kommun.example");
        await coordinator.FillAsync(
            "#delegation-due",
            TimeProvider.System.GetUtcNow().AddDays(7).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
        );
        await coordinator.FillAsync("#delegation-message", "Hej! Kan du svara på det här?\nDu vet bäst.");
        await coordinator.FillAsync("#delegation-coordinator", "Bo Ek");
        await FormWalkthrough.ClickAndWaitAsync(coordinator, "main form button.button");
        await visitPage(coordinator, "handed-out");

        var link = await coordinator.InnerTextAsync(".access-link code");
        await OpenLinkAsync(colleague, link, language, () => visitPage(colleague, "link"));
        await visitPage(colleague, "part");
        await colleague.GotoAsync("/form/K1/clarity");
        await colleague.CheckAsync("input[name=clarity][value='2']");
        await FormWalkthrough.ClickAndWaitAsync(colleague, "button[name='.then']");
        await visitPage(colleague, "part-begun");
        await colleague.GotoAsync("/form/K1/check");
        await visitPage(colleague, "part-check");

        await coordinator.GotoAsync("/form/K1");
        await visitPage(coordinator, "overview-part-out");
        await coordinator.GotoAsync("/form/K1/clarity");
        await visitPage(coordinator, "question-part-out");
        await coordinator.GotoAsync("/form/K1/check");
        await visitPage(coordinator, "check-part-out");

        await colleague.GotoAsync("/form/K1");
        await colleague.FillAsync("#delegation-note", "Det mesta är klart.");
        await FormWalkthrough.ClickAndWaitAsync(colleague, "form[action$='/return'] button");
        await visitPage(colleague, "part-returned");
        await DeliverMailAsync(site);
        await coordinator.GotoAsync("/form/K1/delegations");
        await visitPage(coordinator, "parts-back");
        await coordinator.GotoAsync("/form/K1/agreement");
        await coordinator.CheckAsync("input[name=agreement][value=yes]");
        await FormWalkthrough.ClickAndWaitAsync(coordinator, "button[name='.then']");
        await coordinator.GotoAsync("/form/K1/history");
        await visitPage(coordinator, "history");
        await coordinator.GotoAsync("/form/K1/print");
        await visitPage(coordinator, "print-draft");

        await colleague.GotoAsync("/form/K1");
        await FormWalkthrough.ClickAndWaitAsync(colleague, "form[action$='/resume'] button");
        await colleague.GotoAsync("/form/K1/clarity");
        await coordinator.GotoAsync("/form/K1/delegations");
        await FormWalkthrough.ClickAndWaitAsync(coordinator, "form[action$='/take-back'] button");
        await colleague.CheckAsync("input[name=clarity][value='3']");
        await FormWalkthrough.ClickAndWaitAsync(colleague, "form#answers .actions button >> nth=0");
        await visitPage(colleague, "not-saved");
        await colleague.GotoAsync("/form/K1");
        await visitPage(colleague, "taken-back");
    }

    private static async Task OpenLinkAsync(IPage page, string link, string language, Func<Task>? visitPage = null)
    {
        await page.GotoAsync("/");
        if (language == "en")
        {
            await FormWalkthrough.ClickAndWaitAsync(page, $".languages button[lang={language}]");
        }

        await page.GotoAsync(link);
        await (visitPage?.Invoke() ?? Task.CompletedTask);
        await FormWalkthrough.ClickAndWaitAsync(page, "main form button.button");
    }

    private static async Task DeliverMailAsync(RespondentSite site)
    {
        var sender = site.Services.GetRequiredService<OutboxWorker>();
        while (await sender.TrySendNextAsync(default)) { }
    }
}
