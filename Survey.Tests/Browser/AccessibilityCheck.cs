using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Survey.Tests.Browser;

/// <summary>Accessibility violations of a page (axe), and its horizontal overflow.</summary>
/// <remarks><c>SURVEY_PICTURES</c> names a folder for screenshots of each page.</remarks>
internal static class AccessibilityCheck
{
    // Runs in the page itself, which has no frames: the library's own method opens another page for each check.
    private const string RunAxe = """
        async () => (await axe.run(document, { resultTypes: ["violations"] }))
            .violations.flatMap(violation => violation.nodes.map(node => `${violation.id}: ${node.html}`))
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private static readonly string? ScreenshotFolder = Environment.GetEnvironmentVariable("SURVEY_PICTURES");

    /// <summary>Checks a page, and lists its violations.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(IPage page, string name)
    {
        await SaveScreenshotAsync(page, name);
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(Axe);
        }

        var violations = (await page.EvaluateAsync<string[]>(RunAxe)).Select(violation => $"{name}: {violation}");
        return [.. violations, .. await FindOverflowAsync(page, name)];
    }

    /// <summary>Says by how much a page is wider than its window, if it is.</summary>
    public static async Task<IReadOnlyList<string>> FindOverflowAsync(IPage page, string name)
    {
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        return overflow > 0 ? [$"{name}: {overflow} px wider than the window"] : [];
    }

    /// <summary>Takes a screenshot where a folder for screenshots is set.</summary>
    public static async Task SaveScreenshotAsync(IPage page, string name)
    {
        if (ScreenshotFolder is not null)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(ScreenshotFolder, name + ".png"), FullPage = true });
        }
    }
}
