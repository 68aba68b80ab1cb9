using Microsoft.Playwright;
using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Browser;

/// <summary>The pages of delegations, as coordinator and colleague see them: no axe violations, no horizontal scrolling.</summary>
public sealed class DelegationPagesTests
{
    private const int Pages = 16;

    [TestCase(1280, true, ColorScheme.Light, "sv")]
    [TestCase(320, true, ColorScheme.Dark, "en")]
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
        var coordinator = await chromium.OpenAsync(site, width, withScript, scheme);
        var colleague = await chromium.OpenAsync(site, width, withScript, scheme);
        var faults = new List<string>();
        var seen = 0;

        await DelegationWalkthrough.RunAsync(coordinator, colleague, site, LookAsync, language);

        Assert.Multiple(() =>
        {
            Assert.That(seen, Is.EqualTo(Pages));
            Assert.That(faults, Is.Empty);
        });

        async Task LookAsync(IPage shown, string name)
        {
            seen++;
            faults.AddRange(await AccessibilityCheck.RunAsync(shown, $"{width}-{language}-part-{name}"));
        }
    }
}
