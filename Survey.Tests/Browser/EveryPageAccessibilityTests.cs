using Microsoft.Playwright;
using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Browser;

/// <summary>Every kind of page in a real browser: no axe violations, no horizontal scrolling.</summary>
public sealed class EveryPageAccessibilityTests
{
    [TestCase(1280, true, ColorScheme.Light, "sv")]
    [TestCase(1280, true, ColorScheme.Dark, "en")]
    [TestCase(375, true, ColorScheme.Dark, "sv")]
    [TestCase(375, false, ColorScheme.Light, "en")]
    [TestCase(320, false, ColorScheme.Light, "sv")]
    public async Task EveryPage_HasNoAccessibilityViolations_AndFitsTheWindow(
        int width,
        bool withScript,
        ColorScheme scheme,
        string language
    )
    {
        await using var site = await RespondentSite.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(site, width, withScript, scheme);
        var faults = new List<string>();
        var seen = 0;

        await FormWalkthrough.RunAsync(page, site, LookAsync, language);

        Assert.Multiple(() =>
        {
            Assert.That(seen, Is.EqualTo(30));
            Assert.That(faults, Is.Empty);
        });

        async Task LookAsync(string name)
        {
            seen++;
            faults.AddRange(
                await AccessibilityCheck.RunAsync(page, $"{width}-{language}-{scheme}-{(withScript ? "script" : "plain")}-{name}")
            );
        }
    }
}
