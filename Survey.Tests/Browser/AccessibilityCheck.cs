using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Survey.Tests.Browser;

/// <summary>A look at a page: what keeps somebody out, and what a window has to be pushed sideways for.</summary>
/// <remarks><c>SURVEY_PICTURES</c> names a folder to which the page is drawn, for people to look at.</remarks>
internal static class AccessibilityCheck
{
    // In the page itself, which has no frames: the library's way opens another page for every look.
    private const string RunAxe = """
        async () => (await axe.run(document, { resultTypes: ["violations"] }))
            .violations.flatMap(violation => violation.nodes.map(node => `${violation.id}: ${node.html}`))
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private static readonly string? ScreenshotFolder = Environment.GetEnvironmentVariable("SURVEY_PICTURES");

    /// <summary>Looks at a page, and says what is wrong with it.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(IPage page, string name)
    {
        await SaveScreenshotAsync(page, name);
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(Axe);
        }

        var violations = (await page.EvaluateAsync<string[]>(RunAxe)).Select(violation => $"{name}: {violation}");
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        return [.. violations, .. overflow > 0 ? [$"{name}: {overflow} px wider than the window"] : (string[])[]];
    }

    /// <summary>Draws the page where pictures are wanted.</summary>
    public static async Task SaveScreenshotAsync(IPage page, string name)
    {
        if (ScreenshotFolder is not null)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(ScreenshotFolder, name + ".png"), FullPage = true });
        }
    }
}
