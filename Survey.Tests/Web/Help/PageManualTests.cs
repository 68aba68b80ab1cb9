using System.Net;
using System.Text;
using NUnit.Framework;
using Survey.Tests.Support;
using Survey.Tests.Web.Studies;
using Survey.Web.Features.Help;

namespace Survey.Tests.Web.Help;

/// <summary>The pages that the manual describes are there, with the headings that it names.</summary>
public sealed class PageManualTests
{
    private static ResearchSite site = null!;
    private static string uploadAddress = "";

    private static IEnumerable<TestCaseData> Entries() =>
        PageManual.Pages().Entries.Select(entry => new TestCaseData(entry.Example, entry.Name).SetArgDisplayNames(entry.Group, entry.Name));

    [OneTimeSetUp]
    public static async Task UploadTheNextVersion()
    {
        site = await ResearchSite.StartAsync();
        var researcher = await site.SignInAsync();
        await researcher.GetAsync("/manage/studies");
        await researcher.UploadAsync(
            "/manage/studies",
            ("workbook", "research.md", Encoding.UTF8.GetBytes(VersionPagesTests.After)),
            ("frame", "frame.csv", Encoding.UTF8.GetBytes(ResearchSite.Frame))
        );
        uploadAddress = researcher.Path;
        await researcher.PostAsync("/language", (".language", "en"), ("page", uploadAddress));
    }

    [OneTimeTearDown]
    public static async Task StopSite() => await site.DisposeAsync();

    [TestCaseSource(nameof(Entries))]
    public async Task Page_ThatTheManualDescribes_HasTheHeadingThatItNames(string address, string heading)
    {
        var visitor = await site.SignInAsync();

        await visitor.GetAsync(
            address
                .Replace(PageManual.RoundPlaceholder, site.Round.Name, StringComparison.Ordinal)
                .Replace(PageManual.UnitPlaceholder, "M1", StringComparison.Ordinal)
                .Replace($"/manage/studies/{PageManual.UploadPlaceholder}", uploadAddress, StringComparison.Ordinal)
        );

        Assert.That(visitor.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(visitor.Text, Does.Contain(heading));
    }
}
