using NUnit.Framework;
using Survey.Data.Studies;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Texts;

/// <summary>Every sentence about a fault has its translation, and every translation its sentence.</summary>
public sealed class ProblemTranslationTests
{
    private static IEnumerable<string> Languages() =>
        Directory
            .EnumerateFiles(RepositoryPaths.PathOf("Survey.Data", "Texts"), "ProblemMessages.*.resx")
            .Select(path => Path.GetFileName(path));

    [Test]
    public void Formats_AsTheCodeSaysThem_AreAllFound()
    {
        var formats = ProblemMessageFormats.All.Select(pair => pair.Format).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(formats, Has.Count.AtLeast(500));
            Assert.That(
                formats,
                Does.Contain(
                    "There is no type '{0}'.{1} Write select_one LIST, select_multiple LIST, integer, decimal, date, text, note, "
                        + "calculate, begin_group, end_group, begin_repeat or end_repeat."
                )
            );
            Assert.That(formats, Does.Contain("1 cell"));
        });
    }

    [TestCaseSource(nameof(Languages))]
    public void Translations_ComparedWithTheCode_AreOneForEachSentence_WithTheSamePlaces(string file)
    {
        var translations = ResourceFile.Read("Survey.Data", "Texts", file).Texts;
        var formats = ProblemMessageFormats.All.Select(pair => pair.Format).ToHashSet(StringComparer.Ordinal);

        Assert.Multiple(() =>
        {
            Assert.That(formats.Except(translations.Keys), Is.Empty, "without translation");
            Assert.That(translations.Keys.Except(formats), Is.Empty, "said nowhere");
            Assert.That(
                translations.Where(text => ResourceFile.PlaceholdersOf(text.Key) != ResourceFile.PlaceholdersOf(text.Value)),
                Is.Empty,
                "other places"
            );
        });
    }

    [TestCase("text | q | Q | relevant\ntextt | a | A | ${q} = ", "Menade du 'text'?")]
    [TestCase("begin_group | g | G |", "Gruppen 'g' har inget slut.")]
    [TestCase("select_one lst | q | Q |", "Listan 'lst' finns inte i bladet choices.")]
    [TestCase("text | q | Q | ${x} = 'a'", "'x' är ingen fråga, kolumn i ramen eller variabel.")]
    [TestCase("integer | q | Q |\ntext | a | A | ${q} > ", "Uttrycket slutar där det ska stå ett värde.")]
    public void In_Swedish_AFaultOfAWorkbook_IsASwedishSentence(string rows, string sentence)
    {
        var workbook = "| survey |\n| | type | name | label | relevant |\n"
            + string.Join('\n', rows.Split('\n').Select(row => $"| | {row} |"))
            + "\n";

        var problems = StudyFileReader.Read(System.Text.Encoding.UTF8.GetBytes(workbook), "study.md").Problems;

        Assert.That(problems.Select(problem => problem.Text.In("sv-SE")), Has.Some.Contain(sentence));
    }
}
