using Microsoft.Playwright;
using NUnit.Framework;

namespace Survey.Tests.Support;

/// <summary>A real browser for one test: its windows are closed with it. Without one on the machine the test says that it was skipped; in
/// CI that is a failure.</summary>
/// <remarks>All tests share the program, which takes a second to start; each window has cookies and storage of its own.</remarks>
public sealed class Chromium : IAsyncDisposable
{
    // The shell has no windows of its own to draw, so that pages are there sooner; it shows the same pages.
    private static readonly string[] Executables = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    // While one test waits for a save or a timer of the page, another may draw. More at once only make each other late.
    private static readonly SemaphoreSlim WindowSlots = new(Environment.ProcessorCount);

    /// <summary>How long anything in a window is waited for, in milliseconds: as long as a busy machine may take.</summary>
    private const float Patience = 60_000;

    private static readonly Lazy<Task<IBrowser>> LaunchedBrowser = new(LaunchAsync);

    private readonly IBrowser browser;
    private readonly List<IBrowserContext> contexts = [];

    private Chromium(IBrowser browser) => this.browser = browser;

    public static async Task<Chromium> StartAsync()
    {
        if (!Executables.Any(File.Exists))
        {
            var reason = $"There is no browser at {string.Join(" or ", Executables)}; install one to run the browser tests.";
            if (Environment.GetEnvironmentVariable("CI") == "true")
            {
                Assert.Fail(reason);
            }

            Assert.Ignore(reason);
        }

        await WindowSlots.WaitAsync();
        try
        {
            return new Chromium(await LaunchedBrowser.Value);
        }
        catch
        {
            WindowSlots.Release();
            throw;
        }
    }

    /// <summary>Ends the program, if any test began it.</summary>
    internal static async Task StopAsync()
    {
        if (LaunchedBrowser.IsValueCreated)
        {
            await (await LaunchedBrowser.Value).CloseAsync();
        }
    }

    /// <summary>A window on nothing, for a script alone.</summary>
    public async Task<IPage> OpenAsync() => await (await ContextAsync(new BrowserNewContextOptions())).NewPageAsync();

    /// <summary>A window with cookies of its own.</summary>
    /// <remarks>Without script none of the site's arrives, and its pages allow no other; a browser that ran none at all could not be
    /// asked how a page looks.</remarks>
    public async Task<IPage> OpenAsync(
        RespondentSite site,
        int width = 1280,
        bool withScript = true,
        ColorScheme scheme = ColorScheme.Light
    )
    {
        var context = await ContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = site.Address,
                ViewportSize = new ViewportSize { Width = width, Height = 900 },
                ColorScheme = scheme,
                Locale = "sv-SE",
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        context.SetDefaultTimeout(Patience);
        if (!withScript)
        {
            await context.RouteAsync("**/*.js*", route => route.AbortAsync());
        }

        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            foreach (var context in contexts)
            {
                await context.CloseAsync();
            }
        }
        finally
        {
            WindowSlots.Release();
        }
    }

    private static async Task<IBrowser> LaunchAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        return await (await Playwright.CreateAsync()).Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = Executables.First(File.Exists), Args = ["--no-sandbox"] }
        );
    }

    private async Task<IBrowserContext> ContextAsync(BrowserNewContextOptions options)
    {
        var context = await browser.NewContextAsync(options);
        contexts.Add(context);
        return context;
    }
}
