using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using MiniExcelLibs;
using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Reports;

/// <summary>The report from the order to the files.</summary>
public sealed class ReportPagesTests
{
    private const string Page = "/analyse/open/report";

    [Test]
    [CancelAfter(120_000)]
    public async Task Report_Ordered_IsMadeAndFetched(CancellationToken cancellation)
    {
        await using var site = await ResearchSite.StartAsync();
        var visitor = await site.SignInAsync();
        await OrderAsync(visitor, cancellation);

        var links = Regex.Matches(visitor.Html, $"href=\"({Page}/[^\"]*)\"").Select(match => match.Groups[1].Value).ToList();
        Assert.That(links.Select(link => link.Split('/')[^1]), Is.EqualTo(new[] { "report.xlsx", "charts.zip", "figures.json" }));
        using var client = site.NewClient();
        using var workbook = await client.GetAsync(links[0], cancellation);
        using var figures = JsonDocument.Parse(await client.GetStringAsync(links[2], cancellation));
        using var charts = new ZipArchive(await client.GetStreamAsync(links[1], cancellation));
        var cell = figures
            .RootElement.GetProperty("figures")
            .EnumerateArray()
            .Single(figure => figure.GetProperty("name").GetString() == "works_share")
            .GetProperty("cells")[0];
        Assert.Multiple(async () =>
        {
            Assert.That(workbook.Content.Headers.ContentDisposition?.FileName, Is.EqualTo("open-report.xlsx"));
            Assert.That(
                new MemoryStream(await workbook.Content.ReadAsByteArrayAsync(cancellation)).GetSheetNames(),
                Has.Count.GreaterThan(5)
            );
            Assert.That(
                charts.Entries.Select(entry => entry.Name),
                Does.Contain("works_share.respondent_group.svg").And.Contain("works_share.respondent_group.png")
            );
            Assert.That(cell.GetProperty("estimate").GetDouble(), Is.EqualTo(0.75), "three of four municipalities");
            Assert.That(visitor.Text, Does.Contain(figures.RootElement.GetProperty("dataset").GetProperty("hash").GetString()));
        });
    }

    [Test]
    [CancelAfter(120_000)]
    public async Task Report_WhenAnswersComeInLater_SaysSo(CancellationToken cancellation)
    {
        await using var site = await ResearchSite.StartAsync();
        var visitor = await site.SignInAsync();
        await OrderAsync(visitor, cancellation);
        Assert.That(visitor.Text, Does.Not.Contain("sedan rapporten gjordes"));

        await site.AnswerAsync(FormStatus.Submitted, ("M6", "no"));
        await visitor.GetAsync(Page);

        Assert.That(visitor.Text, Does.Contain("Svar har kommit in eller ändrats sedan rapporten gjordes."));
    }

    [Test]
    [CancelAfter(120_000)]
    public async Task File_OfAnotherRound_IsNotThere(CancellationToken cancellation)
    {
        await using var site = await ResearchSite.StartAsync();
        var visitor = await site.SignInAsync();
        await OrderAsync(visitor, cancellation);
        var link = Regex.Match(visitor.Html, $"href=\"({Page}/[^\"]*xlsx)\"").Groups[1].Value;

        await visitor.GetAsync(link.Replace("/open/", "/closed/", StringComparison.Ordinal));
        Assert.That(visitor.Status, Is.EqualTo(HttpStatusCode.NotFound));
        await visitor.GetAsync(link.Replace("report.xlsx", "secret.txt", StringComparison.Ordinal));
        Assert.That(visitor.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    /// <summary>Orders, and looks until it is there, as the page itself does.</summary>
    private static async Task OrderAsync(PageClient visitor, CancellationToken cancellation)
    {
        await visitor.GetAsync(Page);
        await visitor.SubmitAsync(Page);
        while (visitor.Html.Contains("<progress", StringComparison.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            Assert.That(visitor.Headers, Does.ContainKey("Refresh"));
            await visitor.GetAsync(Page);
        }
    }
}
