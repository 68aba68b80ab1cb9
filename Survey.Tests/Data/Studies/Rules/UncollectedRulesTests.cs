using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Data.Studies.Workbooks;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Studies.Rules;

/// <summary>Positions, recordings, files and barcodes: kept in the workbook, told about, and never asked.</summary>
public sealed class UncollectedRulesTests
{
    [TestCase("geopoint")]
    [TestCase("geotrace")]
    [TestCase("geoshape")]
    [TestCase("image")]
    [TestCase("photo")]
    [TestCase("audio")]
    [TestCase("video")]
    [TestCase("file")]
    [TestCase("barcode")]
    [TestCase("background-audio")]
    [TestCase("start-geopoint")]
    [TestCase("osm buildings")]
    public void Read_ATypeThatIsNotCollected_IsKeptWithOneWarning(string type)
    {
        var reading = StudyMarkdown.Survey("", $"{type} | a | A |", "text | b | B |", $"{type} | c | |");

        Assert.That(reading.Problems.Count(problem => problem.Code == StudyProblem.UncollectedCode), Is.EqualTo(1));
        var questionnaire = StudyMarkdown.Study(reading).Questionnaire;
        Assert.That(questionnaire.UncollectedQuestions.Select(question => question.Name), Is.EqualTo(new[] { "a", "c" }));
        Assert.That(questionnaire.Sections.SelectMany(section => section.Pages).Select(page => page.Name), Is.EqualTo(new[] { "b" }));
    }

    [Test]
    public void Read_ManyOfOneType_AreCountedWithTheFirstPlaces()
    {
        var rows = Enumerable.Range(1, 7).Select(number => $"geopoint | place{number} | Where? |").Append("image | photo | Photo |");

        var reading = StudyMarkdown.Survey("", [.. rows]);

        Assert.That(
            reading.Problems.Where(problem => problem.Code == StudyProblem.UncollectedCode).Select(problem => problem.Message),
            Has.One.StartsWith(
                "7 rows of type 'geopoint' (survey!B2, survey!B3, survey!B4, survey!B5, survey!B6, …) cannot be asked here."
            )
                .And.One.StartsWith("1 row of type 'image' (survey!B9) cannot be asked here.")
        );
    }

    [Test]
    public void Read_ConditionsAndTextsOnWhatIsNotCollected_AreReportedOnce_AndFindItEmpty()
    {
        var reading = StudyMarkdown.Survey(
            "relevant | constraint |",
            "geopoint | place | Where? | | . != '' |",
            "text | a | A | ${place} != '' | |",
            "text | b | You are at ${place} | ${place} = '' | |"
        );

        var study = StudyMarkdown.Study(reading);
        var routing = new QuestionRouting(study.Questionnaire, Create.Unit("A"), AnswerSet.Empty, default);
        Assert.Multiple(() =>
        {
            Assert.That(
                reading.Problems.Where(problem => problem.Code == "X049").Select(problem => problem.Message),
                Is.EqualTo(
                    new[]
                    {
                        "'place' is not asked here and so always empty. 3 cells (survey!D3, survey!D4, survey!C4) read ${place}: see that "
                            + "the form works without it.",
                    }
                )
            );
            Assert.That(
                study.Questionnaire.Questions.Where(question => question.IsAnswerable && routing.IsAsked(question)).Select(q => q.Name),
                Is.EqualTo(new[] { "b" })
            );
        });
    }

    [TestCase("geopoint", "allow-mock-accuracy=foo")]
    [TestCase("geopoint", "incremental=true")]
    [TestCase("geoshape", "warning-accuracy=5")]
    [TestCase("image", "max-pixels=foo")]
    [TestCase("background-audio", "quality=external")]
    [TestCase("audio", "quality=loud")]
    [TestCase("background-geopoint", "")]
    public void Read_ARowThatNoProgramCouldRead_IsRefused(string type, string parameters) =>
        Assert.That(
            StudyMarkdown.Survey("parameters |", $"{type} | a | A | {parameters} |", "text | b | B | |").Problems,
            Has.One.Matches<StudyProblem>(problem => problem is { Severity: Severity.Error, Location.Sheet: "survey" })
        );

    [TestCase("geopoint", "allow-mock-accuracy=true capture-accuracy=2.5")]
    [TestCase("image", "max-pixels=640")]
    [TestCase("audio", "quality=external")]
    public void Read_ARowWithTheParametersOfItsType_IsKept(string type, string parameters) =>
        StudyMarkdown.Study(StudyMarkdown.Survey("parameters |", $"{type} | a | A | {parameters} |", "text | b | B | |"));

    [Test]
    public void Read_AnAuditOfPositions_IsKeptAndToldAbout()
    {
        var reading = StudyMarkdown.Survey(
            "parameters |",
            "audit | audit | | location-priority=balanced location-min-interval=60 location-max-age=120 |",
            "text | b | B | |"
        );

        Assert.That(StudyMarkdown.Study(reading).Questionnaire.Questions, Has.Exactly(2).Items);
        Assert.That(reading.Problems.Select(problem => $"{problem.Severity} {problem.Code}"), Does.Contain("Warning U008"));
    }

    [Test]
    public void Convert_ARowThatIsNotCollected_SurvivesTheRoundTrip()
    {
        const string Rows = "| survey |\n| | type | name | label |\n| | geopoint | place | Where? |\n| | text | b | B |\n";

        var there = WorkbookFile.Read(SpreadsheetWriter.Write(StudyMarkdown.Workbook(Rows))).Workbook;

        Assert.That(there, Is.Not.Null);
        Assert.That(MarkdownWriter.Write(there), Is.EqualTo(MarkdownWriter.Write(StudyMarkdown.Workbook(Rows))));
    }
}
