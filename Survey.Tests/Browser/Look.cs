using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Survey.Tests.Browser;

/// <summary>A look at a page: what keeps somebody out, and what a window has to be pushed sideways for.</summary>
/// <remarks><c>SURVEY_PICTURES</c> names a folder to which the page is drawn, for people to look at.</remarks>
internal static class Look
{
    // In the page itself, which has no frames: the library's way opens another page for every look.
    private const string RunAxe =
        """
        async () => (await axe.run(document, { resultTypes: ["violations"] }))
            .violations.flatMap(violation => violation.nodes.map(node => `${violation.id}: ${node.html}`))
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private static readonly string? Pictures = Environment.GetEnvironmentVariable("SURVEY_PICTURES");

    /// <summary>Looks at a page, and says what is wrong with it.</summary>
    public static async Task<IReadOnlyList<string>> AtAsync(IPage page, string name)
    {
        await DrawAsync(page, name);
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(Axe);
        }

        var violations = (await page.EvaluateAsync<string[]>(RunAxe)).Select(violation => $"{name}: {violation}");
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        return [.. violations, .. overflow > 0 ? [$"{name}: {overflow} px wider than the window"] : (string[])[]];
    }

    /// <summary>Draws the page where pictures are wanted.</summary>
    public static async Task DrawAsync(IPage page, string name)
    {
        if (Pictures is not null)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, name + ".png"), FullPage = true });
        }
    }
}
