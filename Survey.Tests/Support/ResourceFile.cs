using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Survey.Tests.Support;

/// <summary>A resource file with its texts by key. <c>NAME.resx</c> has the default language, <c>NAME.fi.resx</c> another.</summary>
public sealed partial record ResourceFile(string Path, IReadOnlyDictionary<string, string> Texts)
{
    public static ResourceFile Read(params string[] path) => Load(RepositoryPaths.PathOf(path));

    /// <summary>The files of the default language in all projects.</summary>
    public static IEnumerable<string> DefaultPaths() =>
        from project in new[] { "Survey.Data", "Survey.Analysis", "Survey.Web" }
        from path in Directory.EnumerateFiles(RepositoryPaths.PathOf(project), "*.resx", SearchOption.AllDirectories)
        where !System.IO.Path.GetFileNameWithoutExtension(path).Contains('.', StringComparison.Ordinal)
        select System.IO.Path.GetRelativePath(RepositoryPaths.Root, path);

    /// <summary>The same texts in the other languages.</summary>
    public IReadOnlyList<ResourceFile> Translations() =>
        [
            .. Directory
                .EnumerateFiles(
                    System.IO.Path.GetDirectoryName(Path) ?? "",
                    $"{System.IO.Path.GetFileNameWithoutExtension(Path)}.*.resx"
                )
                .Select(Load),
        ];

    /// <summary>The placeholders of a text, each once: <c>{0}{1}</c>.</summary>
    public static string PlaceholdersOf(string text) =>
        string.Concat(PlaceholderPattern().Matches(text).Select(match => match.Value).Distinct().Order());

    private static ResourceFile Load(string path) =>
        new(
            path,
            XDocument
                .Load(path)
                .Descendants("data")
                .ToDictionary(text => text.Attribute("name")?.Value ?? "", text => text.Element("value")?.Value ?? "")
        );

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex PlaceholderPattern();
}
