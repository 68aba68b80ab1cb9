using System.Collections.Immutable;
using System.Text;
using NUnit.Framework;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Data.Studies;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Workbooks;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Studies.Workbooks;

/// <summary>Forms that read tables from files beside their workbook.</summary>
public sealed class FormAttachmentsTests
{
    private const string Form = """
        | survey |
        | | type | name | label::English (en) | choice_filter | calculation | parameters |
        | | text | county | County? | | | |
        | | select_one_from_file towns.csv | town | Town? | county = ${county} | | |
        | | select multiple from file towns.csv | seen | Seen? | | | value=code label=title |
        | | calculate | people | | | pulldata('towns', 'people', 'name', ${town}) | |
        | | calculate | head | | | instance('towns')/root/item[name = ${town}]/label | |
        """;

    private const string Towns = "name,label,county,people,code,title\nale,Ale,O,31000,1,Ale town\nbjuv,Bjuv,M,15000,2,Bjuv town\n";

    [Test]
    public void Read_AFileBesideTheWorkbook_IsAListAndATable()
    {
        using var folder = new TemporaryFolder();
        folder.Write("towns.csv", Towns);

        var study = StudyMarkdown.Study(StudyFileReader.Read(folder.Write("form.md", Form)));
        var route = RouteOf(study, ("county", "M"), ("town", "bjuv"));

        Assert.Multiple(() =>
        {
            Assert.That(
                study.Questionnaire.FindQuestion("town")?.List?.Choices.Select(choice => choice.Label.ForLanguage("en")),
                Is.EqualTo(new[] { "Ale", "Bjuv" })
            );
            Assert.That(
                study.Questionnaire.FindQuestion("seen")?.List?.Choices.Select(choice => $"{choice.Name}={choice.Label.ForLanguage("en")}"),
                Is.EqualTo(new[] { "1=Ale town", "2=Bjuv town" })
            );
            Assert.That(route.OfferedChoices(Town(study)).Select(choice => choice.Name), Is.EqualTo(new[] { "bjuv" }));
            Assert.That(
                study.Questionnaire.Questions.Where(question => question.IsComputed).Select(question => route.TextOf(question)),
                Is.EqualTo(new[] { "15000", "Bjuv" })
            );
            Assert.That(study.Workbook.FindSheet("towns.csv")?.Rows.Length, Is.EqualTo(2));
        });
    }

    [Test]
    public void Read_AFileThatIsNotThere_IsSaidAtTheCellAndStandsInTheWay()
    {
        var reading = StudyMarkdown.Read(Form);

        Assert.That(reading.Study, Is.Not.Null);
        Assert.That(
            reading.Problems.Where(problem => problem.IsBlocking).Select(problem => problem.Location?.ToString()),
            Is.EqualTo(new[] { "survey!A3", "survey!A4", "survey!E5", "survey!E6" })
        );
        Assert.That(reading.Problems.Select(problem => problem.Code).Except(["X023", "L002", "S008"]), Is.Empty);
    }

    [Test]
    public void Read_AnXmlTable_IsReadAlike()
    {
        using var folder = new TemporaryFolder();
        folder.Write(
            "towns.xml",
            "<root><item><name>ale</name><label>Ale</label></item><item><name>bjuv</name><label>Bjuv</label></item></root>"
        );

        var study = StudyMarkdown.Study(
            StudyFileReader.Read(
                folder.Write(
                    "form.md",
                    "| survey |\n| | type | name | label |\n| | xml-external | towns | |\n| | select_one_from_file towns.xml | "
                        + "town | Town? |\n"
                )
            )
        );

        Assert.That(
            study.Questionnaire.FindQuestion("town")?.List?.Choices.Select(choice => choice.Name),
            Is.EqualTo(new[] { "ale", "bjuv" })
        );
    }

    [TestCase("search('towns')", "ale bjuv")]
    [TestCase("minimal search('towns', 'matches', 'county', ${county})", "bjuv")]
    [TestCase("search(\"towns\", 'contains', 'name,county', 'al')", "ale")]
    [TestCase("search('towns', 'startswith', 'name', 'b', 'county', 'O')", "")]
    public void Read_ASearch_OffersTheRowsItFinds(string appearance, string offered)
    {
        var study = StudyMarkdown.Study(
            StudyMarkdown.Read(
                "| survey |\n| | type | name | label | appearance |\n| | text | county | County? | |\n| | select_one t | "
                    + "town | Town? | "
                    + appearance
                    + " |\n"
                    + "| choices |\n| | list_name | name | label |\n| | t | name | label |\n"
                    + "| towns.csv |\n| | name | label | county |\n| | ale | Ale | O |\n| | bjuv | Bjuv | M |\n"
            )
        );

        Assert.That(
            string.Join(' ', RouteOf(study, ("county", "M")).OfferedChoices(Town(study)).Select(choice => choice.Name)),
            Is.EqualTo(offered)
        );
    }

    [TestCase("name,label\nale,Ale\n,Bjuv\n", "towns.csv!A3")]
    [TestCase("code,label\n1,Ale\n", "towns.csv!2")]
    public void Read_RowsWithoutCodesOfTheirOwn_AreFaultsAtTheFilesCell(string file, string place)
    {
        using var folder = new TemporaryFolder();
        folder.Write("towns.csv", file);

        var reading = StudyFileReader.Read(
            folder.Write("form.md", "| survey |\n| | type | name | label |\n| | select_one_from_file towns.csv | town | Town? |\n")
        );

        Assert.That(
            reading.Problems.Where(problem => problem.IsBlocking).Select(problem => problem.Location?.ToString()),
            Is.EqualTo(new[] { place })
        );
    }

    [Test]
    public void Join_WithFiles_MakesOneWorkbookOfThem_AndSaysWhatIsNoText()
    {
        var (content, problems) = FormAttachments.MergeIntoWorkbook(
            Encoding.UTF8.GetBytes(Form),
            [("towns.csv", Encoding.UTF8.GetBytes(Towns))]
        );
        var (_, faults) = FormAttachments.MergeIntoWorkbook(Encoding.UTF8.GetBytes(Form), [("towns.csv", [0x61, 0xE5, 0x0A])]);

        Assert.That(problems, Is.Empty);
        Assert.That(StudyFileReader.Read(content, "form.xlsx").Problems.Where(problem => problem.IsBlocking), Is.Empty);
        Assert.That(faults.Single().ToString(), Does.StartWith("towns.csv: error W001:").And.Contain("UTF-8"));
    }

    private static Question Town(Study study) => study.Questionnaire.Questions.Single(question => question.Name == "town");

    private static QuestionRouting RouteOf(Study study, params (string Name, string Text)[] answers) =>
        new(
            study.Questionnaire,
            Create.Unit("A"),
            new AnswerSet(answers.ToImmutableDictionary(answer => new AnswerKey(answer.Name), answer => new StoredAnswer(answer.Text))),
            new DateOnly(2012, 3, 1)
        )
        {
            Language = "en",
        };
}
