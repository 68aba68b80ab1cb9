using BenchmarkDotNet.Attributes;
using Survey.Data.Responses;
using Survey.Tests.Browser;
using Survey.Tests.Support;

namespace Survey.Tests.Benchmarks;

/// <summary>What a respondent waits for: a page of the sample study that is shown, and one that is posted, durably saved and followed by
/// the next, both over HTTP with SQLite on the disk.</summary>
/// <remarks>Each iteration is one request, as one person waits for it: the median is that of requests, and a machine that is busy
/// meanwhile does not move it much.</remarks>
[MedianColumn]
[WarmupCount(100)]
[IterationCount(500)]
[InvocationCount(1)]
public class PageBenchmark
{
    private const string Unit = "K0114";
    private RespondentSite? site;
    private PageClient? visitor;
    private int posts;

    /// <summary>A site with all of the sample's units, and one who is in the middle of their form.</summary>
    [GlobalSetup]
    public async Task StartAsync()
    {
        var folder = RepositoryPaths.PathOf("samples", "samverkan");
        site = await RespondentSite.StartAsync(
            Path.Combine(folder, "study.md"),
            await File.ReadAllTextAsync(Path.Combine(folder, "frame.csv"))
        );
        await site.Responses.ImportAsync(
            site.Round.Id,
            [new UnitResponse(Unit, FormStatus.InProgress, SamplePagesTests.AnswersWithAgreement())],
            "test",
            site.Round.OpensAt,
            default
        );
        visitor = await site.SignInAsync(Unit);
        await Show();
    }

    [GlobalCleanup]
    public async Task StopAsync() => await (site?.DisposeAsync() ?? ValueTask.CompletedTask);

    /// <summary>A page is shown.</summary>
    [Benchmark(Baseline = true)]
    public async Task Show() => await Visitor.GetAsync($"/form/{Unit}/council");

    /// <summary>A page is posted with another answer than before, and the next one comes.</summary>
    [Benchmark]
    public async Task PostAndShowNext()
    {
        await Visitor.SubmitAsync($"/form/{Unit}/agreement", ("agreement", posts++ % 2 == 0 ? "expired" : "in_force"));
        if (Visitor.Path.EndsWith("/agreement", StringComparison.Ordinal) || (int)Visitor.Status != 200)
        {
            throw new InvalidOperationException($"The page did not lead on, but to {Visitor.Path}: {(int)Visitor.Status}.");
        }
    }

    private PageClient Visitor => visitor ?? throw new InvalidOperationException("Nobody is signed in.");
}
