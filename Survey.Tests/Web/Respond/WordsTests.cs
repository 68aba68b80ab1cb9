using System.Text.RegularExpressions;
using System.Xml.Linq;
using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Respond;

/// <summary>Every text that a page asks for exists in both languages: a missing one would be shown as its key, in silence.</summary>
public sealed partial class WordsTests
{
    [TestCase("Respond", "RespondWords")]
    [TestCase("Shared", "SharedWords")]
    [TestCase("Account", "AccountWords")]
    [TestCase("Fieldwork", "FieldworkWords")]
    [TestCase("Figures", "FiguresWords")]
    [TestCase("Reports", "ReportsWords")]
    [TestCase("Studies", "StudiesWords")]
    public void Languages_HaveTheSameTexts_WithTheSameGaps(string feature, string words)
    {
        var swedish = Read(feature, words + ".resx");
        var english = Read(feature, words + ".en.resx");

        Assert.Multiple(() =>
        {
            Assert.That(english.Keys, Is.EquivalentTo(swedish.Keys));
            Assert.That(swedish.Where(text => Gaps(text.Value) != Gaps(english.GetValueOrDefault(text.Key, ""))).Select(text => text.Key), Is.Empty);
            Assert.That(swedish.Concat(english).Where(text => text.Value.Length == 0), Is.Empty);
        });
    }

    [Test]
    public void Pages_AskOnlyForTextsThatExist()
    {
        var known = Read("Respond", "RespondWords.resx").Keys.Concat(Read("Shared", "SharedWords.resx").Keys).ToHashSet();
        var folders = new[] { "Respond", "Shared" }.SelectMany(feature => Directory.EnumerateFiles(Repository.PathOf("Survey.Web", "Features", feature)))
            .Where(path => path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".cshtml", StringComparison.Ordinal));

        var asked = folders.SelectMany(path => Asked().Matches(File.ReadAllText(path))).Select(match => match.Groups[1].Value).ToHashSet();

        Assert.Multiple(() =>
        {
            Assert.That(asked, Has.Count.GreaterThan(80));
            Assert.That(asked.Except(known), Is.Empty);
        });
    }

    [Test]
    public void Texts_AreAllUsed()
    {
        var sources = string.Concat(new[] { "Respond", "Shared" }.SelectMany(feature => Directory.EnumerateFiles(Repository.PathOf("Survey.Web", "Features", feature)))
            .Where(path => !path.EndsWith(".resx", StringComparison.Ordinal)).Select(File.ReadAllText));
        string[] computed = ["FormState", "HubState", "Notice", "Error", "PartMail", "History"];

        var unused = Read("Respond", "RespondWords.resx").Keys.Concat(Read("Shared", "SharedWords.resx").Keys)
            .Where(key => !sources.Contains($"\"{key}\"", StringComparison.Ordinal) && !computed.Any(key.StartsWith));

        Assert.That(unused, Is.Empty);
    }

    [TestCase("Account", "Problem", "SignIn")]
    [TestCase("Fieldwork", "State")]
    [TestCase("Figures", "Section", "Verdict")]
    [TestCase("Reports", "Stage", "File", "About")]
    [TestCase("Studies", "Upload", "Severity", "DeadEnd", "Goal", "Publish", "Fate")]
    public void TeamsPages_AskForTextsThatExist_AndForAllOfThem(string feature, params string[] computed)
    {
        var own = Read(feature, feature + "Words.resx").Keys;
        var sources = string.Concat(Directory.EnumerateFiles(Repository.PathOf("Survey.Web", "Features", feature))
            .Where(path => !path.EndsWith(".resx", StringComparison.Ordinal)).Select(File.ReadAllText));

        var asked = Asked().Matches(sources).Select(match => match.Groups[1].Value).ToHashSet();

        Assert.Multiple(() =>
        {
            Assert.That(asked.Except(own).Except(Read("Shared", "SharedWords.resx").Keys), Is.Empty);
            Assert.That(own.Where(key => !sources.Contains($"\"{key}\"", StringComparison.Ordinal) && !computed.Any(key.StartsWith)), Is.Empty);
        });
    }

    private static Dictionary<string, string> Read(string feature, string file) =>
        XDocument.Load(Repository.PathOf("Survey.Web", "Features", feature, file)).Descendants("data")
            .ToDictionary(text => text.Attribute("name")?.Value ?? "", text => text.Element("value")?.Value ?? "");

    private static string Gaps(string text) => string.Concat(Gap().Matches(text).Select(match => match.Value).Distinct().Order());

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Gap();

    [GeneratedRegex(@"(?:[Ww]ords|Shared)\[""(\w+)""")]
    private static partial Regex Asked();
}
