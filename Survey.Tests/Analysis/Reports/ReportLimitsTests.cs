using System.Collections.Immutable;
using System.IO.Compression;
using System.Xml.Linq;
using ClosedXML.Excel;
using NUnit.Framework;
using Survey.Analysis.Charts;
using Survey.Analysis.Exports;
using Survey.Analysis.Figures.Definitions;
using Survey.Analysis.Reports;
using Survey.Data.Frames;
using Survey.Data.Responses.Files;
using Survey.Data.Studies.Model;
using Survey.Tests.Data.Studies;

namespace Survey.Tests.Analysis.Reports;

/// <summary>What Excel and Windows do not take, and columns that hold one type.</summary>
public sealed class ReportLimitsTests
{
    private const string Rows = """
        | survey |
        | | type | name | label | calculation |
        | | select_one num | code | Code? | |
        | | integer | n | N? | |
        | | calculate | half | | ${n} div 2 |
        | | text | why | Why? | |
        | | begin_repeat | facilities_in_the_northern_part | Rows | |
        | | text | r1 | x? | |
        | | end_repeat | | | |
        | | begin_repeat | Facilities_in_the_Northern_Area | Rows | |
        | | text | r2 | x? | |
        | | end_repeat | | | |
        | choices |
        | | list_name | name | label |
        | | num | 01 | One |
        | | num | 1 | Uno |
        | | num | 2 | Dos |
        | | rg | mun | Municipality |
        | settings |
        | | form_title | form_id | default_language |
        | | T | t | English (en) |
        | frame |
        | | name | type | label |
        | | respondent_group | select_one rg | Group |
        | | pop | decimal | Pop |
        | figures |
        | | name | kind | label | value |
        | | Plan | share | F | ${n} > 1 |
        | | plan | share | F | ${n} > 2 |
        | | con | share | F | ${n} > 3 |
        | | codes | distribution | F | code |
        | | rates | response_rate | F | rr1 coop1 |
        """;

    private const string FrameText =
        "unit;name;respondent_group;organisation;pair;email;pop\n001;One;mun;One;;;1,5\n002;Two;mun;Two;;;3\n003;Three;mun;Three;;;4,5\n";

    private const string Responses =
        "unit,_status,code,n,why\n001,submitted,01,5,😀 thanks\n002,submitted,1,6,literal _x0041_ text\n003,submitted,2,7,x\n";

    [Test]
    public void Write_SheetNamesThatAreCutAlike_AreToldApart()
    {
        using var book = Workbook(Write());

        Assert.That(
            book.Worksheets.Select(sheet => sheet.Name).Where(name => name.StartsWith("Data", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "Data", "Data facilities_in_the_northern", "Data Facilities_in_the_Northe 2" })
        );
    }

    [Test]
    public void Write_Columns_HoldOneTypeEach()
    {
        using var book = Workbook(Write());
        var sheet = book.Worksheet("Data");
        var heads = sheet.RowsUsed().First(row => row.Cell(1).GetString() == "unit");

        Dictionary<string, string> types = heads
            .CellsUsed()
            .ToDictionary(
                head => head.GetString(),
                head =>
                    string.Join(
                        ' ',
                        Enumerable
                            .Range(1, 3)
                            .Select(below => sheet.Cell(heads.RowNumber() + below, head.Address.ColumnNumber))
                            .Where(cell => !cell.IsEmpty())
                            .Select(cell => cell.DataType)
                            .Distinct()
                    )
            );
        Assert.Multiple(() =>
        {
            Assert.That(types["unit"], Is.EqualTo("Text"));
            Assert.That(types["pop"], Is.EqualTo("Number"), "the frame sheet says decimal");
            Assert.That(types["code"], Is.EqualTo("Text"), "01 is no number");
            Assert.That(types["n"], Is.EqualTo("Number"));
            Assert.That(types["half"], Is.EqualTo("Number"), "computed");
        });
    }

    [Test]
    public void Write_RatesThatAFigureNames_HaveOneColumnEach()
    {
        using var book = Workbook(Write());
        var heads = book.Worksheets.SelectMany(sheet => sheet.RowsUsed()).First(row => row.CellsUsed().Any(IsHead));

        Assert.That(
            heads.CellsUsed().Select(cell => cell.GetString()).Where(head => head is "RR1" or "RR2" or "COOP1"),
            Is.EqualTo(new[] { "RR1", "RR2", "COOP1" })
        );

        static bool IsHead(IXLCell cell) => cell.GetString() == "COOP1";
    }

    [Test]
    public void Write_ChartsWhoseNamesWindowsConfuses_AreFilesOfDifferentNames()
    {
        var names = Write().Keys.Where(path => path.EndsWith(".svg", StringComparison.Ordinal)).ToList();

        Assert.That(
            names,
            Is.EqualTo(new[] { "charts/Plan.svg", "charts/plan_2.svg", "charts/con_.svg", "charts/codes.svg", "charts/rates.svg" })
        );
    }

    [Test]
    public void Read_FiguresWhoseChartsWindowsConfuses_AreWarnedOf() =>
        Assert.That(
            FigureSheetReader.Read(Study()).Problems.Select(problem => $"{problem.Severity} {problem.Code} {problem.Location}"),
            Is.EqualTo(new[] { "Warning G025 figures!A3", "Warning G026 figures!A4" })
        );

    [TestCase("en", "Shares are rounded, so they need not add up to 100%.")]
    [TestCase("sv", "Andelarna är avrundade och summerar därför inte alltid till 100 %.")]
    public void Write_SharesThatDoNotAddUp_AreExplainedInSheetAndChart(string language, string note)
    {
        var files = Write(language);
        using var book = Workbook(files);

        Assert.Multiple(() =>
        {
            Assert.That(System.Text.Encoding.UTF8.GetString(files["charts/codes.svg"]), Does.Contain(note));
            Assert.That(System.Text.Encoding.UTF8.GetString(files["charts/codes.svg"]), Does.Not.Contain("Rank:").And.Not.Contain("Rang:"));
            Assert.That(System.Text.Encoding.UTF8.GetString(files["charts/Plan.svg"]), Does.Not.Contain(note));
            Assert.That(
                book.Worksheets.Count(sheet => sheet.CellsUsed().Any(cell => cell.GetString() == note)),
                Is.EqualTo(1),
                "the sheet of distributions"
            );
        });
    }

    [Test]
    public void Split_MoreColumnsThanExcelHas_MakesSheetsThatEachNameTheUnit()
    {
        var table = new AnswerTable(
            "",
            [.. Enumerable.Range(0, 40_000).Select(number => new AnswerColumn($"c{number}", ""))],
            [[.. Enumerable.Range(0, 40_000).Select(number => (object?)(double)number)]]
        );

        var parts = AnswerTableSheetWriter.Split(table).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(parts.Select(part => part.Columns.Length), Is.EqualTo(new[] { 16_384, 16_384, 7_234 }));
            Assert.That(parts.Select(part => part.Rows[0][0]), Is.All.EqualTo(0.0));
            Assert.That(parts.SelectMany(part => part.Columns.Skip(1)).DistinctBy(column => column.Name).Count(), Is.EqualTo(39_999));
        });
    }

    [Test]
    public void Split_MoreRowsThanExcelHas_MakesSheetsThatHoldEachRowOnce()
    {
        var table = new AnswerTable("r", [new("unit", ""), new("row", "")], [.. Enumerable.Range(0, 25).Select(Row)]);

        var parts = AnswerTableSheetWriter.Split(table, maximumRows: 10).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(parts.Select(part => part.Rows.Length), Is.EqualTo(new[] { 10, 10, 5 }));
            Assert.That(parts.Select(part => part.Columns), Is.All.EqualTo(table.Columns));
            Assert.That(parts.SelectMany(part => part.Rows).Select(row => row[1]), Is.EqualTo(table.Rows.Select(row => row[1])));
            Assert.That(AnswerTableSheetWriter.Split(table).Single().Rows, Has.Length.EqualTo(25));
            Assert.That(AnswerTableSheetWriter.MaximumRows, Is.LessThan(1_048_576 - 100), "there are lines above the answers");
        });

        static ImmutableArray<object?> Row(int number) => ["U1", (double)number];
    }

    /// <summary>Excel opens no file with more than some 64,000 styles of cells: they must not grow with what is written.</summary>
    [Test]
    public void Write_MoreAnswers_HaveNoMoreStyles()
    {
        var few = StyleCount(Answers(3));
        var many = StyleCount(Answers(300));

        Assert.That(many, Is.EqualTo(few).And.LessThan(1_000));

        static AnswerTable Answers(int count) =>
            new(
                "",
                [.. Enumerable.Range(0, count).Select(number => new AnswerColumn($"c{number}", $"Label {number}"))],
                [.. Enumerable.Range(0, count).Select(row => (ImmutableArray<object?>)[.. Enumerable.Repeat<object?>((double)row, count)])]
            );
    }

    [TestCase("Data [a]/b:c?*\\", "Data _a__b_c___")]
    [TestCase("'quoted'", "quoted")]
    [TestCase("history", "history 2")]
    [TestCase("", "_")]
    [TestCase("123456789012345678901234567890😀", "123456789012345678901234567890")]
    public void Allocate_WhatExcelRefuses_IsChanged(string wanted, string name) =>
        Assert.That(new SheetNameAllocator().Allocate(wanted), Is.EqualTo(name));

    [TestCase("nul", "nul_")]
    [TestCase("COM1.region", "COM1_region_")]
    [TestCase("plan...", "plan")]
    [TestCase("console", "console")]
    public void Allocate_WhatWindowsRefuses_IsChanged(string wanted, string name) =>
        Assert.That(new ChartFileNameAllocator().Allocate(wanted), Is.EqualTo(name));

    [Test]
    public void Allocate_EqualNames_AreNumbered()
    {
        var sheets = new SheetNameAllocator();
        var wanted = new string('x', 40);

        var names = Enumerable.Range(0, 12).Select(_ => sheets.Allocate(wanted)).ToList();

        Assert.That(names.Distinct(StringComparer.OrdinalIgnoreCase).Count(), Is.EqualTo(12));
        Assert.That(names.Select(name => name.Length), Is.All.EqualTo(31));
    }

    private static Dictionary<string, byte[]> Write(string? language = null)
    {
        var study = Study();
        var frame = FrameFileReader.Read(new StringReader(FrameText), study).Frame ?? throw new AssertionException("There is no frame.");
        var responses = ResponseFile.Read(study.Questionnaire, frame, new StringReader(Responses));
        Assert.That(responses.Problems, Is.Empty);
        var files = new Dictionary<string, MemoryStream>();
        StudyReport.Create(study, frame, responses.Responses, false, language).Write(path => files[path] = new MemoryStream());
        return files.ToDictionary(file => file.Key, file => file.Value.ToArray());
    }

    /// <summary>The styles of cells in the report of some answers, as its file lists them.</summary>
    private static int StyleCount(AnswerTable answers)
    {
        var study = Study();
        var frame = FrameFileReader.Read(new StringReader(FrameText), study).Frame ?? throw new AssertionException("There is no frame.");
        using var stream = new MemoryStream();
        new ReportWorkbookWriter(StudyReport.Create(study, frame, [], false).Context).Write(stream, [answers], []);
        using var archive = new ZipArchive(stream);
        using var styles = archive.GetEntry("xl/styles.xml")?.Open() ?? throw new AssertionException("The report has no styles.");
        return XDocument.Load(styles).Descendants().Single(element => element.Name.LocalName == "cellXfs").Elements().Count();
    }

    private static XLWorkbook Workbook(Dictionary<string, byte[]> files) => new(new MemoryStream(files["report.xlsx"]));

    private static Study Study() => StudyMarkdown.Study(StudyMarkdown.Read(Rows));
}
