using ClosedXML.Excel;
using NUnit.Framework;
using Survey.Data.Files.Tables;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Responses.Files;
using Survey.Data.Studies.Model;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Frames;

public sealed class FrameFileReaderTests
{
    private const string Header = "unit,name,respondent_group,organisation,pair,email\n";

    private static readonly Study Study = Create.Study(
        null,
        new FrameColumn(
            "respondent_group",
            QuestionType.SingleChoice,
            Create.List("groups", Create.Choice("municipality"), Create.Choice("police")),
            LocalizedText.Empty,
            Create.Place
        ),
        new FrameColumn("population", QuestionType.WholeNumber, null, LocalizedText.Empty, Create.Place)
    );

    [Test]
    public void ReadFrom_AFileWithoutEnd_IsRefusedBeforeItIsRead()
    {
        using var folder = new TemporaryFolder();
        using (var file = File.Create(folder.PathOf("frame.csv")))
        {
            file.SetLength(600L * 1024 * 1024);
        }

        var frame = FrameFileReader.ReadFile(folder.PathOf("frame.csv"));
        var responses = ResponseFile.ReadFrom(folder.PathOf("frame.csv"), Create.Questionnaire(), new Frame { Units = [] });

        Assert.That(
            frame.Problems.Concat(responses.Problems).Select(problem => problem.Message),
            Has.All.Contain("It has 600 MB").And.Exactly(2).Items
        );
    }

    [TestCase("unit;name;respondent_group;organisation;pair;email;population;size\nA;Ale;police;Ale;;;1 500;1,5", "1500", "1.5")]
    [TestCase("sep=;\nunit;name;respondent_group;organisation;pair;email;population;size\nA;Ale;police;Ale;;;1500;0,5\n", "1500", "0.5")]
    [TestCase("unit\tname\trespondent_group\torganisation\tpair\temail\tpopulation\tsize\nA\tA\tpolice\tA\t\t\t2\t-1,2", "2", "-1.2")]
    [TestCase("unit,name,respondent_group,organisation,pair,email,population,size\nA,Ale,police,Ale,,,1500,\"1,5\"\n", "1500", "1.5")]
    [TestCase("Unit, NAME ,Respondent_Group,organisation,\"pair\",Email,Population,Size\nA,Ale,police,Ale,,,1,2\n,,,,,,,\n", "1", "2")]
    [TestCase("unit,name,respondent_group,organisation,pair,email,population,size,,\nA,Ale,police,Ale,,,1,2,,\n ,,,,,,,,,\n\n", "1", "2")]
    [TestCase("unit\u200B|name|respondent_group|organisation|pair|email|population|size\nA\u200B|A|police|A|||1\u00A05|-1,2", "15", "-1.2")]
    public void Read_AFileAsSpreadsheetsWriteIt_YieldsItsUnits(string text, string population, string size)
    {
        var study = Study with
        {
            FrameColumns = Study.FrameColumns.Add(new("size", QuestionType.Number, null, LocalizedText.Empty, Create.Place)),
        };

        var result = FrameFileReader.Read(new StringReader(text.Replace('|', '\t')), study);

        Assert.That(result.Problems, Is.Empty);
        var unit = result.Frame?.Units.Single();
        Assert.That((unit?.Id, unit?.RespondentGroup), Is.EqualTo(("A", "police")));
        Assert.That((unit?.GetValue("population"), unit?.GetValue("size")), Is.EqualTo((population, size)));
    }

    [Test]
    public void Read_UnitsThatLookTheSame_AreToldSo()
    {
        var composed = Read(Header + "Malmö,a,police,a,,\nMalmo\u0308,b,police,b,,\n");
        var hidden = Read(Header + "003,a,police,a,,\n00\u200B3,b,police,b,,\n");

        Assert.That(
            composed.Problems.Concat(hidden.Problems).Select(problem => problem.Message),
            Has.All.Contain("is on line 2 already").And.All.Contain("what is not seen does not count").And.Exactly(2).Items
        );
    }

    [Test]
    public void Read_ANumberThatMayBeTwo_IsRefused() =>
        Assert.That(
            FrameFileReader
                .Read(new StringReader(Header.TrimEnd() + ",population\nA,Ale,police,Ale,,,\"1,500\"\n"), Study)
                .Problems.Single()
                .Message,
            Is.EqualTo("'1,500' in column 'population' is no number. Write it as 1234.5.")
        );

    [Test]
    public void Read_AnExcelWorkbook_SaysWhatToDo() =>
        Assert.That(Read("PK\u0003\u0004\u0000rest").Problems.Single().Message, Does.Contain("Save it as 'CSV UTF-8'."));

    [Test]
    public void Read_AWholeFile_YieldsUnitsInItsOrderWithAllColumns()
    {
        var frame = Read(
            """
            unit,name,respondent_group,organisation,pair,email,disposition,county
            K0180,Stockholm,municipality,Stockholms stad,0180,k@example.se,,01
            P0180,"Polisen, om Stockholm",police,Polisen,0180,,refused,01
            """
        ).Frame;

        Assert.That(frame, Is.Not.Null);
        var police = frame!.FindUnit("P0180");
        Assert.Multiple(() =>
        {
            Assert.That(frame.Units.Select(unit => unit.Id), Is.EqualTo(new[] { "K0180", "P0180" }));
            Assert.That(police?.DisplayName, Is.EqualTo("Polisen, om Stockholm"));
            Assert.That(police?.Pair, Is.EqualTo("0180"));
            Assert.That(police?.Disposition, Is.EqualTo(Disposition.Refused));
            Assert.That(police?.GetValue("county"), Is.EqualTo("01"));
            Assert.That(frame.FindUnit("K0180")?.Disposition, Is.Null);
        });
    }

    [TestCase("\uFEFFunit;name;respondent_group;organisation;pair;email\nK1;\"Upplands; Väsby\";municipality;Kommunen;1;\n")]
    [TestCase("unit,name,respondent_group,organisation,pair,email\r\nK1,Upplands; Väsby,municipality,Kommunen,1,\r\n")]
    [TestCase("email,unit,pair,name,respondent_group,organisation\n\n,K1,1,Upplands; Väsby,municipality,Kommunen\n\n")]
    public void Read_EitherDelimiterAnyOrderWithOrWithoutMark_IsTheSame(string text)
    {
        var frame = Read(text).Frame;

        Assert.That(frame?.FindUnit("K1")?.DisplayName, Is.EqualTo("Upplands; Väsby"));
    }

    [TestCase("", "error: The file is empty")]
    [TestCase("unit,name,organisation,pair,email\nK1,A,B,,\n", "line 1: error: Column 'respondent_group' is missing")]
    [TestCase("unit,name,name,respondent_group,organisation,pair,email\n", "line 1: error: There are two columns 'name'")]
    [TestCase(Header, "error: The frame has no units")]
    [TestCase(Header + ",A,police,B,,\n", "line 2: error: Column 'unit' is empty")]
    [TestCase(Header + "K1, ,police,B,,\n", "line 2: error: Column 'name' is empty")]
    [TestCase(Header + "K1/2,A,police,B,,\n", "line 2: error: The unit's name 'K1/2' holds")]
    [TestCase(Header + "K1\\2,A,police,B,,\n", "line 2: error: The unit's name 'K1\\2' holds")]
    [TestCase(Header + ".,A,police,B,,\n", "line 2: error: The unit's name is '.'")]
    [TestCase(Header + "..,A,police,B,,\n", "line 2: error: The unit's name is '..'")]
    [TestCase(Header + "K1,A,,B,,\n", "line 2: error: Column 'respondent_group' is empty")]
    [TestCase(Header + "K1,A,police,B,,\n\nk1,C,police,D,,\n", "line 4: error: Unit 'k1' is on line 2 already")]
    [TestCase(Header + "K1,A,police,B,,\nK2,C,police\n", "line 3: error: The row has 3 cells, the header 6")]
    [TestCase(Header + "K1,A,police,B,1,\nK2,C,police,D,1,\n", "line 3: error: Pair '1' has a unit of group 'police' on line 2 already")]
    [TestCase(Header + "K1,A,police,B,,nobody\n", "line 2: error: 'nobody' in column 'email' is no e-mail address")]
    [TestCase(Header + "K1,\"A\nB\",police,B,,\n", "line 2: error: Column 'name' holds a line break")]
    [TestCase(Header + "K1,\uFFFDrebro,police,B,,\n", "line 2: error: The line is not UTF-8")]
    [TestCase(
        "unit,name,respondent_group,organisation,pair,email,disposition\nK1,A,police,B,,,complete\n",
        "line 2: error: 'complete' in column 'disposition' is unknown"
    )]
    public void Read_AFault_IsNamedWithItsLineAndNothingIsRead(string text, string expected)
    {
        var reading = Read(text);

        Assert.That(reading.Problems.Select(problem => problem.ToString()), Has.One.StartsWith(expected));
        Assert.That(reading.Frame, Is.Null);
    }

    [Test]
    public void Read_SeveralFaults_NamesThemAllByLine()
    {
        var reading = Read(Header + "K1,,police,B,,\nK1,C,,D,,\nK3,C,police\n");

        Assert.That(reading.Problems.Select(problem => problem.Line), Is.EqualTo(new[] { 2, 3, 3, 4 }));
    }

    [Test]
    public void Read_ALineAfterAQuotedLineBreak_IsCountedAsTheEditorDoes()
    {
        var reading = Read(Header + "K1,\"A\nB\",police,B,,\nK2,,police,D,,\n");

        Assert.That(reading.Problems.Select(problem => problem.Line), Is.EqualTo(new[] { 2, 4 }));
    }

    [TestCase("K1,A,fire,B,,,10", "'fire' in column 'respondent_group' is no choice of 'groups'. Known are: municipality, police.")]
    [TestCase("K1,A,police,B,,,many", "'many' in column 'population' is no number. Write it as 1234.5.")]
    public void Read_AValueThatTheStudyDoesNotKnow_IsNamed(string row, string expected)
    {
        var reading = FrameFileReader.Read(
            new StringReader("unit,name,respondent_group,organisation,pair,email,population\n" + row),
            Study
        );

        Assert.That(reading.Problems, Is.EqualTo(new[] { new FileProblem(2, $"{expected}") }));
    }

    [Test]
    public void Read_WithoutAColumnOfTheStudy_NamesTheColumn()
    {
        var reading = FrameFileReader.Read(new StringReader(Header + "K1,A,police,B,,\n"), Study);

        Assert.That(
            reading.Problems,
            Is.EqualTo(new[] { new FileProblem(1, $"Column 'population' is missing. The study's 'frame' sheet names it.") })
        );
    }

    [Test]
    public void Read_WithoutTheColumnsThatTheSettingsName_NamesThem()
    {
        var study = Create.Study() with
        {
            Settings = new StudySettings { WeightingClassColumn = "county", ClusterColumn = "district" },
        };

        var reading = FrameFileReader.Read(new StringReader(Header + "K1,A,police,B,,\n"), study);

        Assert.That(
            reading.Problems,
            Is.EqualTo(
                new[]
                {
                    new FileProblem(1, $"Column 'county' is missing. The study's setting 'weighting_class' names it."),
                    new FileProblem(1, $"Column 'district' is missing. The study's setting 'cluster' names it."),
                }
            )
        );
    }

    [Test]
    public void Read_AStudyWithItsOwnPairColumn_PairsByIt()
    {
        var study = Create.Study() with { Settings = new StudySettings { PairColumn = "area" } };

        var reading = FrameFileReader.Read(
            new StringReader("unit,name,respondent_group,organisation,area,email\nK1,A,police,B,x7,\n"),
            study
        );

        Assert.That(reading.Frame?.FindUnit("K1")?.Pair, Is.EqualTo("x7"));
    }

    [Test]
    public void ReadFrom_AFileWithLatin1Bytes_SaysThatItIsNotUtf8()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("survey").FullName, "frame.csv");
        File.WriteAllBytes(path, [.. System.Text.Encoding.Latin1.GetBytes(Header + "K1,Örebro,police,B,,\n")]);

        var reading = FrameFileReader.ReadFile(path);

        Assert.That(
            reading.Problems.Select(problem => problem.ToString()),
            Is.EqualTo(new[] { $"{path}: line 2: error: The line is not UTF-8. Save the file as 'CSV UTF-8'." })
        );
    }

    [Test]
    public void ReadFrom_AFileThatIsNotThere_SaysSo()
    {
        var reading = FrameFileReader.ReadFile(Path.Combine(Path.GetTempPath(), "survey-no-such-folder", "frame.csv"));

        Assert.That(reading.Problems.Single().ToString(), Does.Contain("frame.csv: error: The file cannot be read"));
    }

    [TestCase("Blad1")]
    [TestCase("frame", "notes")]
    [TestCase("Notes", "Frame")]
    public void ReadFrom_AnExcelFile_IsTheSameFrame(params string[] sheets)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("survey").FullName, "frame.xlsx");
        using (var book = new XLWorkbook())
        {
            foreach (var name in sheets)
            {
                book.AddWorksheet(name).Cell(1, 1).SetValue("notes");
            }

            WriteFrame(book.Worksheet(Array.Find(sheets, name => name.Equals("frame", StringComparison.OrdinalIgnoreCase)) ?? sheets[0]));
            book.SaveAs(path);
        }

        var frame = FrameFileReader.ReadFile(path, Study);

        Assert.That(frame.Problems, Is.Empty);
        Assert.That(
            frame.Frame?.Units.Select(unit => $"{unit.Id} {unit.DisplayName} {unit.RespondentGroup} {unit.Organisation} {unit.Pair}"),
            Is.EqualTo(new[] { "0114 Upplands Väsby police A 1.5", "K2 Ale police B 2012-05-01" })
        );
    }

    [Test]
    public void ReadFrom_AnExcelFileWithFaults_NamesTheirRows()
    {
        using var book = new XLWorkbook();
        var sheet = book.AddWorksheet("Blad1");
        WriteFrame(sheet);
        sheet.Cell(3, 9).SetValue("a note");

        var problems = Read(book).Problems.Select(problem => problem.ToString()).ToList();

        Assert.That(
            problems,
            Is.EquivalentTo(
                new[]
                {
                    "line 1: error: Column 8 has no name. Name it, or remove it.",
                    "line 1: error: Column 9 has no name. Name it, or remove it.",
                }
            )
        );
    }

    [Test]
    public void ReadFrom_AnExcelFileWithAWrongCell_NamesItsRow()
    {
        using var book = new XLWorkbook();
        var sheet = book.AddWorksheet("Blad1");
        WriteFrame(sheet);
        sheet.Cell(3, 3).SetValue("polis");

        Assert.That(Read(book).Problems.Single().ToString(), Does.StartWith("line 3: error: ").And.Contain("polis"));
    }

    [Test]
    public void ReadFrom_AnExcelFileWithSeveralSheets_AsksWhichCounts()
    {
        using var book = new XLWorkbook();
        WriteFrame(book.AddWorksheet("Blad1"));
        WriteFrame(book.AddWorksheet("Blad2"));
        book.AddWorksheet("Blad3");

        Assert.That(
            Read(book).Problems.Select(problem => problem.ToString()),
            Is.EqualTo(new[] { "error: The file has the sheets 'Blad1', 'Blad2'. Call the one that counts 'frame', or remove the others." })
        );
    }

    [Test]
    public void ReadFrom_AnExcelFileWithoutCells_SaysSo()
    {
        using var book = new XLWorkbook();
        book.AddWorksheet("Blad1");

        Assert.That(Read(book).Problems.Single().Message, Is.EqualTo("The file has no cells; its first row must name the columns."));
    }

    private static FrameParseResult Read(XLWorkbook book)
    {
        using var stream = new MemoryStream();
        book.SaveAs(stream);
        return FrameFileReader.Read(stream.ToArray(), Study);
    }

    /// <summary>A header in another case, a code that its format shows with a zero, a number and a date.</summary>
    private static void WriteFrame(IXLWorksheet sheet)
    {
        string[] names = ["Unit", "NAME", " respondent_group ", "organisation", "pair", "email", "Population"];
        foreach (var (column, name) in names.Index())
        {
            sheet.Cell(1, column + 1).SetValue(name);
            sheet.Cell(2, column + 1).SetValue(new[] { "", "Upplands Väsby", "police", "A", "", "", "" }[column]);
            sheet.Cell(3, column + 1).SetValue(new[] { "K2", "Ale", "police", "B", "", "", "" }[column]);
        }

        sheet.Cell(2, 1).SetValue(114).Style.NumberFormat.Format = "0000";
        sheet.Cell(2, 5).SetValue(1.5);
        sheet.Cell(3, 5).SetValue(new DateTime(2012, 5, 1, 0, 0, 0, DateTimeKind.Unspecified));
    }

    private static FrameParseResult Read(string text) => FrameFileReader.Read(new StringReader(text));
}
