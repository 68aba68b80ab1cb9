using Microsoft.Playwright;
using NUnit.Framework;
using Survey.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Survey.Tests.Browser;

/// <summary>The form by keyboard, printed, at 400 % zoom, with reduced motion, and with touch targets of sufficient size.</summary>
public sealed class AccessibilityTests
{
    private const string Details = "/form/K1/details";

    private static readonly string[] Pages = ["", "/agreement", "/details", "/clarity", "/changes", "/measures", "/check", "/print"];

    [Test]
    public async Task SkipLink_IsTheFirstThingOfAPage_AndLeadsToItsContent()
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await OpenAsync(chromium, site, 1280, Details);

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".skip-link")).ToBeFocusedAsync();
        await Expect(page.Locator(".skip-link")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("#content")).ToBeFocusedAsync();
    }

    // A window of 1280 by 900 px at 400 % zoom is one of 320 by 225 css px.
    [TestCase(1280, 900)]
    [TestCase(320, 900)]
    [TestCase(320, 225)]
    public async Task Tab_ThroughEveryPage_ShowsWhereOneIs_AndHidesItBehindNothing(int width, int height)
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await OpenAsync(chromium, site, width, "/form/K1");
        await page.SetViewportSizeAsync(width, height);
        var faults = new List<string>();
        foreach (var name in Pages)
        {
            await page.GotoAsync("/form/K1" + name);
            var seen = 0;
            while (await TabToNextAsync(page) is { } element)
            {
                seen++;
                faults.AddRange(
                    element
                        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                        .Skip(1)
                        .Select(fault => $"{name}: {fault}: {element.Split('\n')[0]}")
                );
            }

            Assert.That(seen, Is.GreaterThan(5), name);
        }

        Assert.That(faults, Is.Empty);
    }

    [Test]
    public async Task Zoom_OfFourHundredPerCent_NeedsNoPushingSideways_AndNothingStaysInTheWay()
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await OpenAsync(chromium, site, 320, "/form/K1");
        await page.SetViewportSizeAsync(320, 225);
        var faults = new List<string>();
        foreach (var name in Pages)
        {
            await page.GotoAsync("/form/K1" + name);
            faults.AddRange(await AccessibilityCheck.RunAsync(page, $"zoom{name.Replace('/', '-')}"));
            var fixedHeight = await page.EvaluateAsync<int>(FixedHeightScript);
            faults.AddRange(fixedHeight > 0 ? [$"{name}: {fixedHeight} px of 225 never scroll away"] : (string[])[]);
        }

        Assert.That(faults, Is.Empty);
    }

    [TestCase(1280)]
    [TestCase(320)]
    public async Task Targets_OnEveryPage_AreLargeEnoughForAFinger(int width)
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await OpenAsync(chromium, site, width, "/form/K1");
        var small = new List<string>();
        foreach (var name in Pages)
        {
            await page.GotoAsync("/form/K1" + name);
            small.AddRange((await page.EvaluateAsync<string[]>(SmallTargetsScript)).Select(target => $"{name}: {target}"));
        }

        Assert.That(small, Is.Empty);
    }

    [Test]
    public async Task Paper_ShowsExplanationsOpen_AndNothingToPress()
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await OpenAsync(chromium, site, 1280, "/form/K1/agreement");
        await Expect(page.GetByText("En överenskommelse är undertecknad.")).ToBeHiddenAsync();

        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        await Expect(page.GetByText("En överenskommelse är undertecknad.")).ToBeVisibleAsync();
        await Expect(page.Locator("main button:visible")).ToHaveCountAsync(0);
        await Expect(page.Locator(".languages")).ToBeHiddenAsync();
    }

    [Test]
    public async Task Motion_ThatSomebodyDoesNotWant_IsNotThere()
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await OpenAsync(chromium, site, 1280, Details);

        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce });

        Assert.That(await page.EvaluateAsync<string>("getComputedStyle(document.documentElement).scrollBehavior"), Is.EqualTo("auto"));
        Assert.That(
            await page.EvaluateAsync<int>(
                "[...document.querySelectorAll('*')].filter(element => parseFloat(getComputedStyle(element).transitionDuration) > 0 || "
                    + "getComputedStyle(element).animationName !== 'none').length"
            ),
            Is.Zero
        );
    }

    [TestCase(ForcedColors.Active)]
    [TestCase(ForcedColors.None)]
    public async Task StateOfASection_IsDrawnDifferently_WhateverTheColours(ForcedColors colors)
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var visitor = await site.SignInAsync("K1");
        await Web.Respond.FormCompletionTests.CompleteAsync(visitor, "K1");
        await visitor.GetAsync("/form/K1/receipt");
        await visitor.SubmitAsync("/form/K1/reopen");
        var page = await OpenAsync(chromium, site, 1280, "/form/K1");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ForcedColors = colors });

        var (ground, ink) = (await DotAsync("backgroundColor"), await DotAsync("borderTopColor"));

        Assert.That(ground, Is.EqualTo(ink), "a section that is done has a filled mark");
        Task<string> DotAsync(string property) =>
            page.EvaluateAsync<string>($"getComputedStyle(document.querySelector('.status.complete'), '::before').{property}");
    }

    /// <summary>Moves the focus to the next element: its HTML, then a line for each fault; null at the end of the page.</summary>
    private static async Task<string?> TabToNextAsync(IPage page)
    {
        await page.Keyboard.PressAsync("Tab");
        return await page.EvaluateAsync<string?>(
            """
            () => {
              const element = document.activeElement;
              if (element === document.body || element.dataset.tabbed === "yes") {
                return null;
              }
              element.dataset.tabbed = "yes";
              const style = getComputedStyle(element);
              const box = element.getBoundingClientRect();
              const [above, below] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
              const top = above < below ? document.elementFromPoint(box.x + box.width / 2, (above + below) / 2) : null;
              const faults = [];
              if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) {
                faults.push("no focus to be seen");
              }
              const isLabel = top && (top.control === element || top.closest("label")?.control === element);
              if (!top || !(element.contains(top) || top.contains(element) || isLabel)) {
                faults.push(`behind ${top?.outerHTML.slice(0, 80)}`);
              }
              return [element.outerHTML.slice(0, 120).replaceAll("\n", " "), ...faults].join("\n");
            }
            """
        );
    }

    // Links within a sentence are as tall as its lines; all else is at least 24 px each way (WCAG 2.5.8).
    private const string SmallTargetsScript = """
        () => [...document.querySelectorAll("a, button, summary, select, textarea, input:not([type=hidden])")]
          .filter(element => element.checkVisibility() && !element.matches(".skip-link, .default-button, p a"))
          .map(element => [element, (element.labels?.[0] ?? element).getBoundingClientRect(), element.getBoundingClientRect()])
          .filter(([, label, own]) => Math.max(label.height, own.height) < 24 || Math.max(label.width, own.width) < 24)
          .map(([element]) => element.outerHTML.slice(0, 100))
        """;

    private const string FixedHeightScript = """
        () => [...document.querySelectorAll("body *")]
          .filter(element => ["fixed", "sticky"].includes(getComputedStyle(element).position) && element.checkVisibility())
          .reduce((height, element) => height + element.getBoundingClientRect().height, 0)
        """;

    private static async Task<IPage> OpenAsync(Chromium chromium, RespondentSite site, int width, string path)
    {
        var page = await chromium.OpenAsync(site, width);
        await FormWalkthrough.EnterCodeAsync(page, site.CodeOf("K1"));
        await page.GotoAsync(path);
        return page;
    }
}
