using System.Text.RegularExpressions;
using NUnit.Framework;
using Survey.Data.Questionnaires;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Respond;

/// <summary>Every text that a page asks for exists: a missing one would be shown as its key, without an error.</summary>
public sealed partial class ResourceKeyTests
{
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
        var keysOfTypes = QuestionTypeDefinition.All.SelectMany(facts => new[] { facts.MissingMessageKey, facts.UnreadableMessageKey });
        string[] computed =
        [
            "FormState",
            "OverviewState",
            "Notice",
            "Error",
            "DelegationMail",
            "History",
            "Hidden",
            "DateMissing",
            "Reason",
            "EntryMode",
        ];

        var unused = ReadResources("Respond/Texts", "RespondResources.resx")
            .Keys.Concat(ReadResources("Shared", "SharedResources.resx").Keys)
            .Where(key => !sources.Contains($"\"{key}\"", StringComparison.Ordinal) && !computed.Any(key.StartsWith))
            .Except(keysOfTypes);

        Assert.That(unused, Is.Empty);
    }

    [TestCase("Account", "Problem", "SignIn")]
    [TestCase(
        "Fieldwork",
        "State",
        "SectionState",
        "Change",
        "Closing",
        "UnitEvent",
        "FrameChange",
        "UnitOutcome",
        "EntryMode",
        "Mail",
        "Obstacle",
        "Contact",
        "BounceKind",
        "Dataset"
    )]
    [TestCase("Figures", "Section", "Verdict")]
    [TestCase("Reports", "Stage", "File", "About")]
    [TestCase("Studies", "Upload", "Severity", "DeadEnd", "Goal", "Publish", "Fate", "Aspect")]
    [TestCase("Help", "Section", "Text")]
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

    private static IReadOnlyDictionary<string, string> ReadResources(string feature, string file) =>
        ResourceFile.Read("Survey.Web", "Features", feature, file).Texts;

    [GeneratedRegex(@"(?:[Tt]exts|Shared|[Ll]ocalizer)\[""(\w+)""")]
    private static partial Regex KeyPattern();
}
