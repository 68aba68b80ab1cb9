using System.Net;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Data.Studies;
using Survey.Tests.Browser;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Respond;

/// <summary>What a page weighs on its way to somebody with a slow connection and an empty cache.</summary>
public sealed partial class PageSizeTests
{
    private const int MaximumBytes = 100 * 1024;

    [Test]
    public async Task EveryPageOfTheSample_WithStyleAndScript_WeighsLessThanAHundredKilobytes()
    {
        var folder = RepositoryPaths.PathOf("samples", "samverkan");
        await using var site = await RespondentSite.StartAsync(
            Path.Combine(folder, "study.md"),
            await File.ReadAllTextAsync(Path.Combine(folder, "frame.csv"))
        );
        var study = StudyFileReader.Read(Path.Combine(folder, "study.md")).Study
            ?? throw new InvalidOperationException("The sample is broken.");
        await site.Responses.ImportAsync(
            site.Round.Id,
            [new UnitResponse("K0114", FormStatus.InProgress, SamplePagesTests.AnswersWithAgreement())],
            "test",
            site.Round.OpensAt,
            default
        );
        var visitor = await site.SignInAsync("K0114");
        using var client = new HttpClient { BaseAddress = new Uri(site.Address) };
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, br");
        var assets = new Dictionary<string, int>();
        var heavy = new List<string>();
        var (weighed, heaviest) = (0, (Name: "", Bytes: 0));

        string[] names =
        [
            "/",
            "/form/K0114",
            "/lost-code",
            "/privacy",
            .. study.Questionnaire.Sections.SelectMany(section => section.Pages).Select(page => $"/form/K0114/{page.Name}"),
            "/form/K0114/check",
            "/form/K0114/print",
            "/form/K0114/print?blank=true",
        ];
        foreach (var name in names)
        {
            await visitor.GetAsync(name);
            if (visitor.Status != HttpStatusCode.OK || visitor.Path != name)
            {
                continue;
            }

            var bytes = System.Text.Encoding.UTF8.GetByteCount(visitor.Html);
            foreach (var address in AssetPattern().Matches(visitor.Html).Select(match => match.Groups[1].Value))
            {
                if (!assets.TryGetValue(address, out var size))
                {
                    assets[address] = size = (await client.GetByteArrayAsync(new Uri(address, UriKind.Relative))).Length;
                }

                bytes += size;
            }

            weighed++;
            heaviest = bytes > heaviest.Bytes ? (name, bytes) : heaviest;
            if (bytes >= MaximumBytes)
            {
                heavy.Add($"{name}: {bytes:N0} bytes");
            }
        }

        await TestContext.Out.WriteLineAsync(
            $"{weighed} pages; the heaviest, {heaviest.Name}, is {heaviest.Bytes:N0} bytes, of which {assets.Values.Sum():N0} are "
                + $"style, script and icon."
        );
        Assert.Multiple(() =>
        {
            Assert.That(weighed, Is.GreaterThan(25));
            Assert.That(assets, Has.Count.GreaterThan(5));
            Assert.That(heavy, Is.Empty);
        });
    }

    [GeneratedRegex("(?:src|href)=\"(/(?:js|css)/[^\"]+|/icon[^\"]+)\"")]
    private static partial Regex AssetPattern();
}
