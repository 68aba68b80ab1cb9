using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Browser;

/// <summary>The check finds violations where there are some: otherwise a page without findings would prove nothing.</summary>
public sealed class AccessibilityCheckTests
{
    [Test]
    public async Task Run_APageWithViolations_ReportsEachWithItsElement()
    {
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync();
        await page.SetContentAsync(
            """
            <!DOCTYPE html>
            <html lang="sv">
            <head><title>Prov</title></head>
            <body><main>
            <h1>Prov</h1><input id="nameless">
            <p style="color: #bbb; background: #fff">Blek</p><p style="width: 3000px">Bred</p>
            </main></body>
            </html>
            """
        );

        var faults = await AccessibilityCheck.RunAsync(page, "prov");

        Assert.That(
            faults,
            Has.One.StartsWith("prov: label: <input id=\"nameless\">")
                .And.One.StartsWith("prov: color-contrast: ")
                .And.One.Match("prov: [0-9]+ px wider than the window")
        );
        Assert.That(faults, Has.Count.EqualTo(3));
    }
}
