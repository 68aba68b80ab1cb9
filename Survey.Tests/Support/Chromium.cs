using Microsoft.Playwright;
using NUnit.Framework;

namespace Survey.Tests.Support;

/// <summary>A real browser for one test. Without one on the machine the test says that it was skipped; in CI that is a failure.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private const string Executable = "/usr/bin/chromium";

    // More browsers at once than processors only make each other late.
    private static readonly SemaphoreSlim Free = new(Math.Max(1, Environment.ProcessorCount / 2));

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Chromium(IPlaywright playwright, IBrowser browser)
    {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static async Task<Chromium> StartAsync()
    {
        if (!File.Exists(Executable))
        {
            const string Reason = $"There is no browser at {Executable}; install chromium to run the browser tests.";
            if (Environment.GetEnvironmentVariable("CI") == "true")
            {
                Assert.Fail(Reason);
            }

            Assert.Ignore(Reason);
        }

        await Free.WaitAsync();
        try
        {
            var playwright = await Playwright.CreateAsync();
            var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Executable, Args = ["--no-sandbox"] });
            return new Chromium(playwright, browser);
        }
        catch
        {
            Free.Release();
            throw;
        }
    }

    /// <summary>A window on nothing, for a script alone.</summary>
    public Task<IPage> OpenAsync() => browser.NewPageAsync();

    /// <summary>A window with cookies of its own.</summary>
    /// <remarks>Without script none of the site's arrives, and its pages allow no other; a browser that ran none at all could not be asked how a page looks.</remarks>
    public async Task<IPage> OpenAsync(RespondentSite site, int width = 1280, bool withScript = true, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.Address,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = scheme,
            Locale = "sv-SE",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(60_000);
        if (!withScript)
        {
            await context.RouteAsync("**/*.js*", route => route.AbortAsync());
        }

        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        Free.Release();
    }
}
