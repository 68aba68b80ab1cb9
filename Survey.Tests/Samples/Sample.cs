using System.Globalization;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Survey.Data.Frames;
using Survey.Data.Studies;
using Survey.Data.Studies.Model;
using Survey.Tests.Support;

namespace Survey.Tests.Samples;

/// <summary>A folder under <c>samples</c>: a study with its frame and its synthetic responses.</summary>
public sealed partial record Sample(string Name)
{
    /// <summary>Every sample there is; a new folder is tested without being named here.</summary>
    public static IEnumerable<Sample> All { get; } =
    [
        .. Directory
            .EnumerateDirectories(RepositoryPaths.PathOf("samples"))
            .Select(folder => new Sample(Path.GetFileName(folder)))
            .OrderBy(sample => sample.Name, StringComparer.Ordinal),
    ];

    /// <summary>The seed of its responses, as its README names it.</summary>
    public int Seed =>
        int.Parse(SeedPattern().Match(File.ReadAllText(PathOf("README.md"))).Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    public string PathOf(string file) => RepositoryPaths.PathOf("samples", Name, file);

    /// <summary>The files of its responses: the units', and each repeat's rows.</summary>
    public IEnumerable<string> ResponseFiles() => Directory.EnumerateFiles(PathOf(""), "responses*.csv");

    internal (Study Study, Frame Frame) Read()
    {
        var study = StudyFileReader.Read(PathOf("study.md"));
        Assert.That(study.Study, Is.Not.Null, string.Join('\n', study.Problems));
        var frame = FrameFileReader.ReadFile(PathOf("frame.csv"), study.Study);
        Assert.That(frame.Frame, Is.Not.Null, string.Join('\n', frame.Problems));
        return (study.Study!, frame.Frame!);
    }

    public override string ToString() => Name;

    [GeneratedRegex(@"\bseed (\d+)")]
    private static partial Regex SeedPattern();
}
