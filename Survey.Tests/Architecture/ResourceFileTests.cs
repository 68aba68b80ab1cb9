using System.Text.RegularExpressions;
using NUnit.Framework;
using Survey.Analysis.Charts;
using Survey.Analysis.Estimation.Estimates;
using Survey.Analysis.Figures.Definitions;
using Survey.Analysis.Figures.Kinds;
using Survey.Analysis.Figures.Results;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Tests.Support;

namespace Survey.Tests.Architecture;

/// <summary>All fixed texts are in resource files, complete in every language, and every text is used.</summary>
public sealed partial class ResourceFileTests
{
    /// <summary>Keys that are put together from a name of an enumeration or of a kind of figure: <c>MissingRefused</c>.</summary>
    private static readonly string[] ComputedKeys =
    [
        .. Enum.GetNames<MissingReason>().Select(name => "Missing" + name),
        .. Enum.GetNames<Disposition>().Select(name => "Disposition" + name),
        .. Enum.GetNames<Verdict>().Select(name => "Verdict" + name),
        .. Enum.GetNames<FigureReportSection>().Select(name => "FigureSection" + name),
        .. FigureKind.All.Select(kind => $"FigureKind{kind.ResourceName}Measure"),
        .. FigureKind.All.Select(kind => $"FigureKind{kind.ResourceName}Estimate"),
        .. IntervalMethods().SelectMany(method => new[] { $"IntervalName{method}", $"IntervalSource{method}" }),
    ];

    [TestCaseSource(typeof(ResourceFile), nameof(ResourceFile.DefaultPaths))]
    public void Languages_HaveTheSameKeys_WithTheSamePlaceholders(string path)
    {
        var own = ResourceFile.Read(path);

        Assert.Multiple(() =>
        {
            Assert.That(own.Translations(), Is.Not.Empty);
            Assert.That(own.Texts.Where(text => text.Value.Length == 0), Is.Empty);
            foreach (var other in own.Translations())
            {
                Assert.That(other.Texts.Keys, Is.EquivalentTo(own.Texts.Keys), other.Path);
                Assert.That(
                    own.Texts.Where(text =>
                            ResourceFile.PlaceholdersOf(text.Value)
                            != ResourceFile.PlaceholdersOf(other.Texts.GetValueOrDefault(text.Key, ""))
                        )
                        .Select(text => text.Key),
                    Is.Empty,
                    other.Path
                );
                Assert.That(other.Texts.Where(text => text.Value.Length == 0), Is.Empty, other.Path);
            }
        });
    }

    [TestCase("Survey.Analysis", "ReportTexts", 250)]
    [TestCase("Survey.Data", "StudyTexts", 5)]
    public void Keys_ThatCodeAsksFor_Exist_AndAreAllUsed(string project, string name, int leastCount)
    {
        var known = ResourceFile.Read(project, "Texts", name + ".resx").Texts.Keys;
        var sources = string.Concat(
            new[] { "Survey.Data", "Survey.Analysis", "Survey.Web" }
                .SelectMany(folder => RepositoryPaths.SourcesOf(folder).Concat(ViewsOf(folder)))
                .Select(File.ReadAllText)
        );
        var pattern = name == "ReportTexts" ? ReportKey() : StudyKey();

        var asked = pattern.Matches(sources).Select(match => match.Groups[1].Value).ToHashSet();

        Assert.Multiple(() =>
        {
            Assert.That(asked, Has.Count.AtLeast(leastCount));
            Assert.That(asked.Except(known), Is.Empty);
            Assert.That(
                known.Where(key => !sources.Contains($"\"{key}\"", StringComparison.Ordinal) && !ComputedKeys.Contains(key)),
                Is.Empty
            );
        });
    }

    [Test]
    public void Keys_PutTogetherFromNames_ExistForEveryName()
    {
        var localizer = new ReportLocalizer("en");

        Assert.Multiple(() =>
        {
            foreach (var key in ComputedKeys)
            {
                Assert.That(() => localizer.Text(key), Is.Not.Empty, key);
            }
        });
    }

    /// <summary>The methods that a study can ask for, and the one that agreement uses by itself.</summary>
    private static IEnumerable<IntervalMethod> IntervalMethods() => FigureTokens.IntervalMethods.Values.Append(IntervalMethod.BonettPrice);

    private static IEnumerable<string> ViewsOf(string project) =>
        Directory.EnumerateFiles(RepositoryPaths.PathOf(project), "*.cshtml", SearchOption.AllDirectories);

    [GeneratedRegex(@"(?:[Ll]ocalizer\.Text|ReportTexts\.In\(language,|ReportTexts\.InEveryLanguage\(|InCells)\s*\(?\s*""([^""]*)""")]
    private static partial Regex ReportKey();

    [GeneratedRegex(@"(?:StudyTexts\.In|(?<![\w.])In|WithNote)\([\w.]+, ""([^""]*)""")]
    private static partial Regex StudyKey();
}
