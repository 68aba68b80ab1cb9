using System.Net;
using NUnit.Framework;
using Survey.Tests.Support;
using Survey.Web.Features.Help;

namespace Survey.Tests.Web.Help;

/// <summary>The manual's pages as a researcher meets them, without script.</summary>
public sealed class HelpPagesTests
{
    private static ResearchSite site = null!;

    private static IEnumerable<string> SectionKeys() => ReferenceManual.Standard.Sections.Select(section => section.Key);

    [OneTimeSetUp]
    public static async Task StartSite() => site = await ResearchSite.StartAsync();

    [OneTimeTearDown]
    public static async Task StopSite() => await site.DisposeAsync();

    [Test]
    public async Task Index_WithoutASearch_LeadsToEverySectionAndTheTutorial()
    {
        var visitor = await OpenAsync("");

        Assert.That(
            SectionKeys().Append("tutorial").Where(key => !visitor.Html.Contains($"href=\"/manage/help/{key}\"", StringComparison.Ordinal)),
            Is.Empty
        );
    }

    [TestCaseSource(nameof(SectionKeys))]
    public async Task Section_OfTheReference_HasEveryEntryAtItsAnchor(string key)
    {
        var section = ReferenceManual.Standard.FindSection(key)!;

        var visitor = await OpenAsync("/" + key);

        Assert.That(visitor.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(section.Entries, Is.Not.Empty);
        Assert.That(
            section.Entries.Where(entry =>
                !visitor.ContainsText($"<div id=\"{entry.Anchor}\">") || !visitor.ContainsText($"<p>{entry.Description}</p>")
            ),
            Is.Empty
        );
    }

    [Test]
    public async Task Section_WithoutSuchAKey_IsNotFound() =>
        Assert.That((await OpenAsync("/nothing")).Status, Is.EqualTo(HttpStatusCode.NotFound));

    [Test]
    public async Task Search_ForWords_FindsTheEntriesThatHoldThemAll_InEveryCase()
    {
        var visitor = await OpenAsync("?q=WEIGHTING%20class");

        Assert.That(visitor.Html, Does.Contain("href=\"/manage/help/settings#weighting_class\"").And.Contain("tutorial#step-6"));
        Assert.That(visitor.Html, Does.Not.Contain("href=\"/manage/help/settings#confidence\"").And.Contain("value=\"WEIGHTING class\""));
    }

    [Test]
    public async Task Search_ForMarkup_IsShownAsText()
    {
        var visitor = await OpenAsync("?q=<script>");

        Assert.That(visitor.Html, Does.Not.Contain("<script>").And.Contain("&lt;script&gt;"));
    }

    [Test]
    public async Task Tutorial_OnItsPage_ShowsTablesFilesAndLinksToTheReference()
    {
        var visitor = await OpenAsync("/tutorial");

        Assert.That(
            visitor.Html,
            Does.Contain("<caption>survey</caption>")
                .And.Contain("<th scope=\"col\">relevant</th>")
                .And.Contain("<code>frame.csv</code>")
                .And.Contain("href=\"/manage/help/problem-codes\"")
                .And.Contain("id=\"step-15\"")
        );
        Assert.That(visitor.Html, Does.Not.Contain("```").And.Not.Contain("**"));
    }

    [Test]
    public async Task Navigation_OfAPageWithoutARound_LeadsToTheManual()
    {
        var visitor = await site.SignInAsync();

        await visitor.GetAsync("/manage/studies");

        Assert.That(visitor.Html, Does.Contain("<a href=\"/manage/help\">Handbok</a>"));
    }

    private static async Task<PageClient> OpenAsync(string address)
    {
        var visitor = await site.SignInAsync();
        await visitor.GetAsync(HelpController.Path + address);
        return visitor;
    }
}
