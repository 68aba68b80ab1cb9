using System.Text.RegularExpressions;
using System.Xml.Linq;
using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Respond;

/// <summary>Every text that a page asks for exists in both languages: a missing one would be shown as its key, in silence.</summary>
public sealed partial class ResourceKeyTests
{
    [TestCase("Respond/Texts", "RespondResources")]
    [TestCase("Shared", "SharedResources")]
    [TestCase("Account", "AccountResources")]
    [TestCase("Fieldwork", "FieldworkResources")]
    [TestCase("Figures", "FiguresResources")]
    [TestCase("Reports", "ReportsResources")]
    [TestCase("Studies", "StudiesResources")]
    public void Languages_HaveTheSameKeys_WithTheSamePlaceholders(string feature, string resources)
    {
        var swedish = ReadResources(feature, resources + ".resx");
        var english = ReadResources(feature, resources + ".en.resx");

        Assert.Multiple(() =>
        {
            Assert.That(english.Keys, Is.EquivalentTo(swedish.Keys));
            Assert.That(
                swedish
                    .Where(text => PlaceholdersOf(text.Value) != PlaceholdersOf(english.GetValueOrDefault(text.Key, "")))
                    .Select(text => text.Key),
                Is.Empty
            );
            Assert.That(swedish.Concat(english).Where(text => text.Value.Length == 0), Is.Empty);
        });
    }

    [Test]
    public void Views_UseOnlyExistingKeys()
    {
        var known = ReadResources("Respond/Texts", "RespondResources.resx")
            .Keys.Concat(ReadResources("Shared", "SharedResources.resx").Keys)
            .ToHashSet();
        var folders = new[] { "Respond", "Shared" }
            .SelectMany(feature =>
                Directory.EnumerateFiles(RepositoryPaths.PathOf("Survey.Web", "Features", feature), "*", SearchOption.AllDirectories)
            )
            .Where(path => path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".cshtml", StringComparison.Ordinal));

        var asked = folders
            .SelectMany(path => KeyPattern().Matches(File.ReadAllText(path)))
            .Select(match => match.Groups[1].Value)
            .ToHashSet();

        Assert.Multiple(() =>
        {
            Assert.That(asked, Has.Count.GreaterThan(80));
            Assert.That(asked.Except(known), Is.Empty);
        });
    }

    [Test]
    public void Keys_AreAllUsed()
    {
        var sources = string.Concat(
            new[] { "Respond", "Shared" }
                .SelectMany(feature =>
                    Directory.EnumerateFiles(RepositoryPaths.PathOf("Survey.Web", "Features", feature), "*", SearchOption.AllDirectories)
                )
                .Where(path => !path.EndsWith(".resx", StringComparison.Ordinal))
                .Select(File.ReadAllText)
        );
        string[] computed = ["FormState", "HubState", "Notice", "Error", "PartMail", "History"];

        var unused = ReadResources("Respond/Texts", "RespondResources.resx")
            .Keys.Concat(ReadResources("Shared", "SharedResources.resx").Keys)
            .Where(key => !sources.Contains($"\"{key}\"", StringComparison.Ordinal) && !computed.Any(key.StartsWith));

        Assert.That(unused, Is.Empty);
    }

    [TestCase("Account", "Problem", "SignIn")]
    [TestCase("Fieldwork", "State")]
    [TestCase("Figures", "Section", "Verdict")]
    [TestCase("Reports", "Stage", "File", "About")]
    [TestCase("Studies", "Upload", "Severity", "DeadEnd", "Goal", "Publish", "Fate")]
    public void ResearchViews_UseOnlyExistingKeys_AndAllOfThem(string feature, params string[] computed)
    {
        var own = ReadResources(feature, feature + "Resources.resx").Keys;
        var sources = string.Concat(
            Directory
                .EnumerateFiles(RepositoryPaths.PathOf("Survey.Web", "Features", feature), "*", SearchOption.AllDirectories)
                .Where(path => !path.EndsWith(".resx", StringComparison.Ordinal))
                .Select(File.ReadAllText)
        );

        var asked = KeyPattern().Matches(sources).Select(match => match.Groups[1].Value).ToHashSet();

        Assert.Multiple(() =>
        {
            Assert.That(asked.Except(own).Except(ReadResources("Shared", "SharedResources.resx").Keys), Is.Empty);
            Assert.That(
                own.Where(key => !sources.Contains($"\"{key}\"", StringComparison.Ordinal) && !computed.Any(key.StartsWith)),
                Is.Empty
            );
        });
    }

    private static Dictionary<string, string> ReadResources(string feature, string file) =>
        XDocument
            .Load(RepositoryPaths.PathOf("Survey.Web", "Features", feature, file))
            .Descendants("data")
            .ToDictionary(text => text.Attribute("name")?.Value ?? "", text => text.Element("value")?.Value ?? "");

    private static string PlaceholdersOf(string text) =>
        string.Concat(PlaceholderPattern().Matches(text).Select(match => match.Value).Distinct().Order());

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex PlaceholderPattern();

    [GeneratedRegex(@"(?:[Tt]exts|Shared|[Ll]ocalizer)\[""(\w+)""")]
    private static partial Regex KeyPattern();
}
