using System.Reflection;
using System.Runtime.Loader;
using NUnit.Framework;
using Survey.Analysis.Texts;
using Survey.Data.Questionnaires;
using Survey.Data.Texts;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Texts;

public sealed class TextResourcesTests
{
    [TestCase("sv", "Other", "Annat")]
    [TestCase("sv-FI", "Other", "Annat")]
    [TestCase("en", "Other", "Other")]
    [TestCase("fi", "Other", "Other")]
    [TestCase("no language", "Other", "Other")]
    public void In_LanguageWithoutResources_IsTheDefault(string language, string key, string text) =>
        Assert.That(StudyTexts.In(language, key + "Choice"), Is.EqualTo(text));

    [Test]
    public void In_UnknownKey_Throws() =>
        Assert.That(() => StudyTexts.In("sv", "NoSuchKey"), Throws.ArgumentException.With.Message.Contains("NoSuchKey"));

    [Test]
    public void Languages_OfTheReports_AreThoseOfTheFiles_TheDefaultFirst() =>
        Assert.That(ReportTexts.Languages, Is.EqualTo(new[] { "en", "sv" }));

    /// <summary>A third language is files alone: a satellite assembly beside the program.</summary>
    [Test]
    public void ThirdLanguage_OfReports_ComesWithItsResourcesAlone()
    {
        using var folder = new TemporaryFolder();
        var texts = new Dictionary<string, string> { ["Share"] = "Osuus", ["PercentText"] = "{0} pros.", ["DecimalSeparator"] = "," };

        var reports = LoadWithSatellite(typeof(ReportTexts).Assembly, folder.Path, typeof(ReportTexts), texts);

        var formatter = reports.GetType(typeof(ReportNumberFormatter).FullName!)!;
        var finnish = Activator.CreateInstance(formatter, "fi");
        var share = reports
            .GetType(typeof(ReportTexts).FullName!)!
            .GetMethod(nameof(ReportTexts.InEveryLanguage), [typeof(string), typeof(IReadOnlyList<object?>)])!
            .Invoke(null, ["Share", Array.Empty<object?>()]);
        Assert.Multiple(() =>
        {
            Assert.That(
                formatter.GetMethod(nameof(ReportNumberFormatter.Percent))!.Invoke(finnish, [0.125, 1]),
                Is.EqualTo("12,5 pros.")
            );
            Assert.That(((LocalizedText)share!).ByLanguage.Keys, Is.EqualTo(new[] { "en", "fi" }));
            Assert.That(((LocalizedText)share).ForLanguage("fi"), Is.EqualTo("Osuus"));
        });
    }

    [Test]
    public void ThirdLanguage_OfPages_ComesWithItsResourcesAlone()
    {
        using var folder = new TemporaryFolder();
        var site = Assembly.Load("Survey.Web");
        var resources = site.GetType("Survey.Web.Features.Shared.SharedResources")!;

        var loaded = LoadWithSatellite(site, folder.Path, resources, new Dictionary<string, string> { ["Skip"] = "Siirry" });

        var languages = loaded
            .GetType("Survey.Web.Features.Shared.SiteLanguages")!
            .GetProperty("All", BindingFlags.Public | BindingFlags.Static)!
            .GetValue(null);
        Assert.That(
            ((IEnumerable<Language>)languages!).Select(language => (language.Code, language.OwnName)),
            Is.EqualTo(new[] { ("sv", "Svenska"), ("fi", "Suomi") })
        );
    }

    /// <summary>Loads a copy of a project from a folder of its own, with a Finnish satellite beside it.</summary>
    private static Assembly LoadWithSatellite(Assembly project, string folder, Type resources, Dictionary<string, string> texts)
    {
        var copy = Path.Combine(folder, Path.GetFileName(project.Location));
        File.Copy(project.Location, copy);
        SatelliteAssembly.Write(project, folder, "fi", resources.FullName!, texts);
        return new AssemblyLoadContext("third language").LoadFromAssemblyPath(copy);
    }
}
