using System.Collections.Concurrent;
using System.Text.Json;
using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Samples;

/// <summary>The report of a sample, made once for all tests by the program's own command.</summary>
public sealed class SampleReport
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<SampleReport>>> Reports = new(StringComparer.Ordinal);
    private readonly JsonElement figures;

    private SampleReport(JsonElement json, IReadOnlyList<string> files)
    {
        Json = json;
        Files = files;
        figures = json.GetProperty("figures");
    }

    /// <summary>What is in figures.json.</summary>
    public JsonElement Json { get; }

    /// <summary>The files of the report, by their paths in its folder.</summary>
    public IReadOnlyList<string> Files { get; }

    public static Task<SampleReport> OfAsync(Sample sample) =>
        Reports.GetOrAdd(sample.Name, _ => new Lazy<Task<SampleReport>>(() => CreateAsync(sample))).Value;

    /// <summary>A cell by its category and the values of its breakdown, such as <c>police large</c>.</summary>
    public JsonElement Cell(string figure, string by = "", string? category = null) =>
        FigureOf(figure)
            .GetProperty("cells")
            .EnumerateArray()
            .Single(cell =>
                string.Join(' ', cell.GetProperty("by").EnumerateObject().Select(property => property.Value.GetString())) == by
                && (cell.TryGetProperty("category", out var name) ? name.GetString() : null) == category
            );

    public JsonElement FigureOf(string name) => figures.EnumerateArray().Single(figure => figure.GetProperty("name").GetString() == name);

    private static async Task<SampleReport> CreateAsync(Sample sample)
    {
        using var folder = new TemporaryFolder();
        var run = await SurveyProcess.RunAsync(
            folder.Path,
            "report",
            "--study",
            sample.PathOf("study.md"),
            "--frame",
            sample.PathOf("frame.csv"),
            "--responses",
            sample.PathOf("responses.csv"),
            "--out",
            "out"
        );
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        var files = Directory
            .EnumerateFiles(folder.PathOf("out"), "*", SearchOption.AllDirectories)
            .Where(file => new FileInfo(file).Length > 0)
            .Select(file => Path.GetRelativePath(folder.PathOf("out"), file));
        return new SampleReport(
            JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(folder.PathOf("out", "figures.json"))),
            [.. files]
        );
    }
}
