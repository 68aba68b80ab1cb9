using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Data.Responses.Files;
using Survey.Data.Studies;
using Survey.Data.Studies.Workbooks;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Studies;

/// <summary>Names, codes and files as authors of other programs write them.</summary>
public sealed class OrdinaryFormsTests
{
    private const string Codes = """
        | survey |
        | | type | name | label |
        | | select_one l | q1 | Q1 |
        | | select_multiple l | q2 | Q2 |
        | | text | _uuid | Id |
        | choices |
        | | list_name | name | label |
        | | l | 1 | Yes |
        | | l | -99 | Vet inte |
        | | l | -98 | Refused to answer |
        | | l | -97 | Some of them |
        """;

    [TestCase("__version__", "v__version__")]
    [TestCase("_id", "v_id")]
    [TestCase("_status", "v_status")]
    public void Read_ANameThatBeginsWithAnUnderscore_IsKeptAndAnotherInFiles(string name, string column)
    {
        var reading = StudyMarkdown.Survey("", $"text | {name} | Q |");

        Assert.That(StudyMarkdown.Study(reading).Questionnaire.Questions.Single().Name, Is.EqualTo(name));
        Assert.That(
            reading.Problems.Select(problem => $"{problem.Severity} {problem.Message}"),
            Has.One.StartsWith($"Warning '{name}' is called '{column}' in files of answers")
        );
    }

    [Test]
    public void Read_ANameWhoseOtherNameIsTaken_IsRefused() =>
        Assert.That(
            StudyMarkdown.Survey("", "text | _id | Q |", "text | v_id | Q |").Problems,
            Has.One.Matches<StudyProblem>(problem => problem is { Severity: Severity.Error, Code: "N011" })
        );

    [Test]
    public void Read_CodesOfMissingAnswers_AreReasonsByTheirLabels()
    {
        var reading = StudyMarkdown.Read(Codes);

        var list = StudyMarkdown.Study(reading).Questionnaire.Questions.First().List;
        Assert.That(
            list?.Choices.Select(choice => choice.MissingReason),
            Is.EqualTo(new MissingReason?[] { null, MissingReason.DoesNotKnow, MissingReason.Refused, null })
        );
        Assert.That(
            reading.Problems.Where(problem => problem.Code == "C014").Select(problem => problem.Message),
            Has.One.Contain("the choice '-99' is '-199' there. It counts as missing (dk).")
                .And.One.Contain("the choice '-98' is '-198' there. It counts as missing (refused).")
                .And.One.Contain("the choice '-97' is '-197' there. It counts as a value;")
        );
    }

    [Test]
    public void Write_CodesOfMissingAnswers_ReadBackAsTheyWere()
    {
        var questionnaire = StudyMarkdown.Study(StudyMarkdown.Read(Codes)).Questionnaire;
        var frame = Create.Frame(Create.Unit("A"), Create.Unit("B"));
        UnitResponse[] responses =
        [
            new("A", FormStatus.Submitted, Create.Sheet(("q1", "-97"), ("q2", "1 -97"), ("_uuid", "x"))),
            new("B", FormStatus.Submitted, Create.Sheet(("q1", "-99"), ("q2", "1"))),
        ];
        using var writer = new StringWriter();
        ResponseFile.Write(questionnaire, responses, writer);
        var again = ResponseFile.Read(questionnaire, frame, new StringReader(writer.ToString()));

        Assert.Multiple(() =>
        {
            Assert.That(
                writer.ToString().Split('\n').Take(3),
                Is.EqualTo(new[] { "unit,_status,q1,q2,v_uuid", "A,submitted,-197,1 -197,x", "B,submitted,-199,1," })
            );
            Assert.That(again.Problems, Is.Empty);
            Assert.That(again.Responses.Select(response => response.Answers), Is.EqualTo(responses.Select(response => response.Answers)));
        });
    }

    [Test]
    public void Read_AStrayRowOfChoices_IsPassedOverWithAWarning()
    {
        var reading = StudyMarkdown.Read(
            "| survey |\n| | type | name | label |\n| | select_one l | q1 | Q |\n"
                + "| choices |\n| | list_name | name | label |\n| | l | a | A |\n| | | | remark |\n"
        );

        Assert.That(StudyMarkdown.Study(reading).Questionnaire.Questions.Single().List?.Choices.Length, Is.EqualTo(1));
        Assert.That(
            reading.Problems.Select(problem => $"{problem.Severity} {problem.Code} {problem.Location}"),
            Does.Contain("Warning C015 choices!3")
        );
    }

    [TestCase("| id_string | form_id |", "| a | b |", "b")]
    [TestCase("| form_id | id_string |", "| b | a |", "b")]
    [TestCase("| title | form_title | form_id |", "| T | U | c |", "c")]
    public void Read_ASettingUnderAnOldNameToo_CountsUnderItsOwn(string head, string row, string id)
    {
        var reading = StudyMarkdown.Read(
            $"| survey |\n| | type | name | label |\n| | text | q1 | Q |\n| settings |\n| {head}\n| {row}\n"
        );

        Assert.That(StudyMarkdown.Study(reading).Name, Is.EqualTo(id));
        Assert.That(reading.Problems.Select(problem => $"{problem.Severity} {problem.Code}"), Does.Contain("Warning W012"));
    }

    [Test]
    public void Read_TheIdOfTheResponse_IsTheUnits()
    {
        var reading = StudyMarkdown.Survey(
            "calculation |",
            "note | n | ID ${instanceID} | |",
            "calculate | c | | concat(${instanceID}, 'x', ${instanceName}) |",
            "text | q | Q | |"
        );

        var questionnaire = StudyMarkdown.Study(reading).Questionnaire;
        var routing = new QuestionRouting(questionnaire, Create.Unit("A1"), AnswerSet.Empty, default);
        Assert.That(routing.TextOf(questionnaire.Questions.First(question => question.Name == "c")), Does.StartWith("A1x"));
    }

    [Test]
    public void Read_DuplicatesInAnExternalList_AreToldOnce()
    {
        var reading = StudyMarkdown.Read(
            "| survey |\n| | type | name | label |\n| | select_one_from_file towns.csv | q1 | Q |\n"
                + "| towns.csv |\n| | name | label |\n| | a | A |\n| | a | B |\n| | b | C |\n| | b | D |\n"
        );

        Assert.That(StudyMarkdown.Study(reading).Questionnaire.Questions.Single().List?.Choices.Length, Is.EqualTo(4));
        Assert.That(
            reading.Problems.Where(problem => problem.Code == "C002").Select(problem => problem.Message),
            Is.EqualTo(
                new[]
                {
                    "'towns.csv' has 2 rows whose name another row has already, such as 'a'. Each is read; see that a choice_filter "
                        + "tells them apart.",
                }
            )
        );
    }

    [TestCase("type,name,label\ntext,q1,Q\n")]
    [TestCase("\uFEFFtype;name;label\r\ntext;q1;Q\r\n")]
    [TestCase("survey,,,\n,type,name,label\n,text,q1,Q\nsettings,,\n,form_id,\n,s,\n")]
    [TestCase("| Sheet1 |\n| | Type | Name | Label |\n| | text | q1 | Q |\n")]
    public void Read_AFormOfOneSheet_IsTheSurvey(string text)
    {
        var workbook = WorkbookFile.Read(Encoding.UTF8.GetBytes(text)).Workbook;

        Assert.That(workbook?.Sheets[0].Name, Is.EqualTo("survey"));
        Assert.That(workbook, Is.Not.Null);
        Assert.That(StudyMarkdown.Study(StudyReader.Read(workbook)).Questionnaire.Questions, Has.Exactly(1).Items);
    }

    [Test]
    public void Read_AFormulaWithoutItsValue_IsNamed()
    {
        var file = WorkbookFile.Read(WithFormula("<f>1+1</f>"));
        var computed = WorkbookFile.Read(WithFormula("<f>1+1</f><v>2</v>"));

        Assert.That(file.Problems.Select(problem => $"{problem.Code} {problem.Location}"), Is.EqualTo(new[] { "W019 survey!C2" }));
        Assert.That(computed.Problems, Is.Empty);
    }

    private static byte[] WithFormula(string content)
    {
        using var stream = new MemoryStream();
        stream.Write(SpreadsheetWriter.Write(StudyMarkdown.Workbook("| survey |\n| | type | name | label |\n| | text | q1 | x |\n")));
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.GetEntry("xl/worksheets/sheet1.xml")!;
            string xml;
            using (var reader = new StreamReader(entry.Open()))
            {
                xml = reader.ReadToEnd();
            }

            xml = Regex.Replace(
                xml,
                "(<x:c r=\"C2\"[^>]*?)( t=\"s\")?>.*?</x:c>",
                $"$1>{content.Replace("</", "</x:", StringComparison.Ordinal).Replace("<f", "<x:f", StringComparison.Ordinal)}</x:c>"
                    .Replace("<v", "<x:v", StringComparison.Ordinal)
            );
            using var output = entry.Open();
            output.SetLength(0);
            output.Write(Encoding.UTF8.GetBytes(xml));
        }

        return stream.ToArray();
    }
}
