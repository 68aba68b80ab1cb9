using Microsoft.Playwright;
using Survey.Tests.Support;

namespace Survey.Tests.Browser.Research;

/// <summary>Looks at pages of the research team in one window and collects what is wrong with them.</summary>
/// <param name="page">The window.</param>
/// <param name="name">Begins the names of pictures.</param>
internal sealed class ResearchPageCheck(IPage page, string name)
{
    private readonly List<string> faults = [];

    /// <summary>What was wrong so far.</summary>
    public IReadOnlyList<string> Faults => faults;

    /// <summary>Opens the site in a language.</summary>
    public async Task ChooseLanguageAsync(string language)
    {
        await page.GotoAsync("/manage");
        if (language != "sv")
        {
            await page.ClickAsync($".languages button[lang={language}]");
        }
    }

    /// <summary>Signs in on the page that asks for it.</summary>
    public async Task SignInAsync()
    {
        await page.FillAsync("#UserName", ResearchSite.UserName);
        await page.FillAsync("#Password", ResearchSite.Password);
        await page.ClickAsync("main .button");
    }

    /// <summary>Checks the page as it is now with axe, its width and its pictures.</summary>
    public async Task LookAsync(string state)
    {
        faults.AddRange(await AccessibilityCheck.RunAsync(page, $"{name}-{state}"));
        var broken = await page.EvaluateAsync<int>(
            "[...document.images].filter(image => !image.complete || image.naturalWidth === 0).length"
        );
        if (broken > 0)
        {
            faults.Add($"{state}: {broken} pictures are not shown");
        }
    }
}
