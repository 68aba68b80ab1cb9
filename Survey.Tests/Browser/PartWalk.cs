using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Survey.Tests.Support;
using Survey.Web.Features.Mail;

namespace Survey.Tests.Browser;

/// <summary>Walks through everything that a coordinator and a colleague meet when a form is divided up.</summary>
internal static class PartWalk
{
    /// <summary>Walks, and looks at each page that it comes to.</summary>
    /// <param name="coordinator">The coordinator's window.</param>
    /// <param name="colleague">The colleague's window, with cookies of its own.</param>
    /// <param name="site">The site.</param>
    /// <param name="look">What to do at each page; it is given a name.</param>
    /// <param name="language">The language.</param>
    public static async Task WalkAsync(IPage coordinator, IPage colleague, RespondentSite site, Func<IPage, string, Task> look, string language)
    {
        await EnterAsync(coordinator, $"/r/{site.CodeOf("K1")}", language);
        await coordinator.GotoAsync("/form/K1/parts");
        await look(coordinator, "parts-blank");
        await FormWalk.GoOnAsync(coordinator, "main form button.button");
        await look(coordinator, "parts-faults");

        await coordinator.CheckAsync("input[name=section] >> nth=1");
        await coordinator.FillAsync("#part-colleague", "Åsa Öst");
        await coordinator.FillAsync("#part-email", "asa@kommun.example");
        await coordinator.FillAsync("#part-due", TimeProvider.System.GetUtcNow().AddDays(7).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await coordinator.FillAsync("#part-message", "Hej! Kan du svara på det här?\nDu vet bäst.");
        await coordinator.FillAsync("#part-coordinator", "Bo Ek");
        await FormWalk.GoOnAsync(coordinator, "main form button.button");
        await look(coordinator, "handed-out");

        var link = await coordinator.InnerTextAsync(".code-line code");
        await EnterAsync(colleague, link, language, () => look(colleague, "link"));
        await look(colleague, "part");
        await colleague.GotoAsync("/form/K1/clarity");
        await colleague.CheckAsync("input[name=clarity][value='2']");
        await FormWalk.GoOnAsync(colleague, "button[name='.then']");
        await look(colleague, "part-begun");
        await colleague.GotoAsync("/form/K1/check");
        await look(colleague, "part-check");

        await coordinator.GotoAsync("/form/K1");
        await look(coordinator, "hub-part-out");
        await coordinator.GotoAsync("/form/K1/clarity");
        await look(coordinator, "question-part-out");
        await coordinator.GotoAsync("/form/K1/check");
        await look(coordinator, "check-part-out");

        await colleague.GotoAsync("/form/K1");
        await colleague.FillAsync("#part-note", "Det mesta är klart.");
        await FormWalk.GoOnAsync(colleague, "form[action$='/return'] button");
        await look(colleague, "part-returned");
        await DeliverAsync(site);
        await coordinator.GotoAsync("/form/K1/parts");
        await look(coordinator, "parts-back");
        await coordinator.GotoAsync("/form/K1/agreement");
        await coordinator.CheckAsync("input[name=agreement][value=yes]");
        await FormWalk.GoOnAsync(coordinator, "button[name='.then']");
        await coordinator.GotoAsync("/form/K1/history");
        await look(coordinator, "history");
        await coordinator.GotoAsync("/form/K1/print");
        await look(coordinator, "print-draft");

        await colleague.GotoAsync("/form/K1");
        await FormWalk.GoOnAsync(colleague, "form[action$='/resume'] button");
        await colleague.GotoAsync("/form/K1/clarity");
        await coordinator.GotoAsync("/form/K1/parts");
        await FormWalk.GoOnAsync(coordinator, "form[action$='/take-back'] button");
        await colleague.CheckAsync("input[name=clarity][value='3']");
        await FormWalk.GoOnAsync(colleague, "form#answers .actions button >> nth=0");
        await look(colleague, "not-saved");
        await colleague.GotoAsync("/form/K1");
        await look(colleague, "taken-back");
    }

    private static async Task EnterAsync(IPage page, string link, string language, Func<Task>? look = null)
    {
        await page.GotoAsync("/");
        if (language == "en")
        {
            await FormWalk.GoOnAsync(page, $".languages button[lang={language}]");
        }

        await page.GotoAsync(link);
        await (look?.Invoke() ?? Task.CompletedTask);
        await FormWalk.GoOnAsync(page, "main form button.button");
    }

    private static async Task DeliverAsync(RespondentSite site)
    {
        var sender = site.Services.GetRequiredService<MailSender>();
        while (await sender.TrySendNextAsync(default))
        {
        }
    }
}
