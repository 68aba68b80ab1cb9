using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using ClosedXML.Excel;
using NUnit.Framework;
using Survey.Data.Studies.Workbooks;

namespace Survey.Tests.Data.Studies.Workbooks;

public sealed class WorkbookFileTests
{
    private static readonly string[] NastyCells =
    [
        "a | b",
        @"a \| b",
        @"ends with \",
        "two\nlines",
        "two\n\nlines",
        "<br>",
        @"\<br>",
        "a\\\nb",
        "| survey |",
        "---",
        ":--",
        "=1+1",
        "+46",
        "-5",
        "@x",
        "'quoted",
        "0123",
        "007",
        "1e5",
        "1.0",
        "0.10",
        "2012-05-01",
        "2012-05",
        "12:30",
        "TRUE",
        "true",
        "yes",
        "50 %",
        "åäö ÅÄÖ – “quotes” ’",
        "日本語",
        "😀",
        "a\u00A0b",
        "tab\there",
        "_x0041_",
        "_x000D_",
        "&amp; <b>",
        @"^\d{4}-\d\d$",
        "#N/A",
        "1,5",
        "a  two  blanks",
        "\u200Fרtl",
        "a\u0001b",
    ];

    [Test]
    public void Write_ToMarkdown_ReadsBackTheSame([ValueSource(nameof(NastyCells))] string cell)
    {
        var workbook = WorkbookOf(cell);

        Assert.That(Cells(MarkdownReader.Read(MarkdownWriter.Write(workbook)).Workbook), Is.EqualTo(Cells(workbook)));
    }

    [Test]
    public void Write_ToExcel_ReadsBackTheSame([ValueSource(nameof(NastyCells))] string cell)
    {
        var workbook = WorkbookOf(cell);

        Assert.That(Cells(WorkbookFile.Read(SpreadsheetWriter.Write(workbook)).Workbook), Is.EqualTo(Cells(workbook)));
    }

    [Test]
    public void Write_RandomCells_SurviveBothFormats()
    {
        var random = new Random(20121);
        const string Alphabet = "|\\<br>\n-=0 1é'\"$";
        var cells = Enumerable
            .Range(0, 400)
            .Select(_ => new string([.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => Alphabet[random.Next(Alphabet.Length)])]).Trim())
            .Where(cell => cell.Length > 0)
            .ToImmutableArray();
        var workbook = new Workbook([
            new Sheet
            {
                Name = "s",
                Columns = ["head"],
                Rows = [.. cells.Select((cell, index) => new SheetRow(index + 2, [cell]))],
            },
        ]);

        var there = WorkbookFile.Read(SpreadsheetWriter.Write(workbook)).Workbook ?? throw new AssertionException("There is no workbook.");
        var andBack = MarkdownReader.Read(MarkdownWriter.Write(there)).Workbook;

        Assert.That(Cells(andBack), Is.EqualTo(Cells(workbook)));
    }

    [Test]
    public void Read_ASheetWithGaps_KeepsRowsWhereTheyStand()
    {
        var workbook = new Workbook([
            new Sheet
            {
                Name = "survey",
                Columns = ["type", "", "my own"],
                Rows = [new SheetRow(3, ["text", "beside", "x"]), new SheetRow(7, ["", "", "y"])],
            },
            new Sheet
            {
                Name = "empty",
                Columns = [],
                Rows = [],
            },
        ]);

        var read = WorkbookFile.Read(SpreadsheetWriter.Write(workbook)).Workbook ?? throw new AssertionException("There is no workbook.");

        Assert.That(Cells(read), Is.EqualTo(Cells(workbook)));
        Assert.That(Cells(MarkdownReader.Read(MarkdownWriter.Write(read)).Workbook), Is.EqualTo(Cells(workbook)));
    }

    [Test]
    public void Read_CellsTypedByExcel_AreTheTextTheirAuthorSees()
    {
        using var book = new XLWorkbook();
        var sheet = book.Worksheets.Add("survey");
        sheet.Cell(1, 1).SetValue("head");
        sheet.Cell(2, 1).SetValue(5);
        sheet.Cell(3, 1).SetValue(0.1);
        sheet.Cell(4, 1).SetValue(true);
        sheet.Cell(5, 1).SetValue(new DateTime(2012, 5, 1));
        sheet.Cell(6, 1).SetValue(1234567890123d);
        using var stream = new MemoryStream();
        book.SaveAs(stream);

        var rows = WorkbookFile.Read(stream.ToArray()).Workbook?.Sheets[0].Rows.Select(row => row.Cells[0]);

        Assert.That(rows, Is.EqualTo(new[] { "5", "0.1", "TRUE", "2012-05-01", "1234567890123" }));
    }

    [TestCase("<c><v>41030</v></c>", "41030")]
    [TestCase("<c s=\"1\"><v>41030</v></c>", "2012-05-01")]
    [TestCase("<c s=\"1\"><v>41030.520833333336</v></c>", "2012-05-01T12:30:00")]
    [TestCase("<c s=\"2\"><v>0.520833333333333</v></c>", "12:30")]
    [TestCase("<c s=\"3\"><v>41030</v></c>", "2012-05-01")]
    [TestCase("<c s=\"4\"><v>0.5</v></c>", "0.5")]
    [TestCase("<c s=\"1\"><v>59</v></c>", "1900-02-28")]
    [TestCase("<c s=\"1\"><v>61</v></c>", "1900-03-01")]
    [TestCase("<c t=\"str\"><f>\"a\"&amp;\"b\"</f><v>ab</v></c>", "ab")]
    [TestCase("<c t=\"e\"><v>#N/A</v></c>", "#N/A")]
    [TestCase("<c t=\"d\"><v>2012-05-01T00:00:00</v></c>", "2012-05-01")]
    [TestCase("<c t=\"s\"><v>0</v></c>", "plain and bold")]
    [TestCase("<c t=\"s\"><v>1</v></c>", "東京")]
    [TestCase("<c t=\"inlineStr\"><is><r><t xml:space=\"preserve\">a </t></r><r><t>b</t></r></is></c>", "a b")]
    public void Read_ACellAsExcelWritesIt_IsTheTextItsAuthorSees(string cell, string text)
    {
        var book = new RawWorkbook()
            .WithSheet("s", [RawWorkbook.Row(1, ["head"]), $"<row r=\"2\">{cell}</row>"])
            .With(
                "xl/sharedStrings.xml",
                "<sst><si><r><t xml:space=\"preserve\">plain </t></r><r><rPr><b/></rPr><t>and bold</t></r></si><si><t>東京</t><rPh "
                    + "sb=\"0\" eb=\"2\"><t>とうきょう</t></rPh></si></sst>"
            )
            .With(
                "xl/styles.xml",
                "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-41D]d\\ mmmm&quot; den &quot;yyyy;@\"/><numFmt "
                    + "numFmtId=\"165\" formatCode=\"[Red]0.0&quot; days&quot;\"/></numFmts>"
                    + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf "
                    + "numFmtId=\"20\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>"
            );

        Assert.That(WorkbookFile.Read(book.ToBytes()).Workbook?.Sheets[0].Rows.Single().Cells, Is.EqualTo(new[] { text }));
    }

    [Test]
    public void Read_AWorkbookThatCountsFrom1904_HasTheDatesItsAuthorSees()
    {
        var book = new RawWorkbook()
            .WithSheet("s", [RawWorkbook.Row(1, ["head"]), "<row r=\"2\"><c s=\"0\"><v>39568</v></c></row>"])
            .With("xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>")
            .With(
                "xl/workbook.xml",
                "<workbook xmlns:r=\"http://purl.oclc.org/ooxml/officeDocument/relationships\"><workbookPr "
                    + "date1904=\"1\"/><sheets><sheet name=\"s\" r:id=\"r1\"/></sheets></workbook>"
            );

        Assert.That(WorkbookFile.Read(book.ToBytes()).Workbook?.Sheets[0].Rows.Single().Cells, Is.EqualTo(new[] { "2012-05-01" }));
    }

    [Test]
    public void Read_ASheetWiderThanAnyStudy_IsReadAsFarAsItGoesAndSaysSo()
    {
        var wide = new Workbook([
            new Sheet
            {
                Name = "survey",
                Columns = [.. Enumerable.Range(1, 600).Select(number => $"c{number}")],
                Rows = [],
            },
        ]);

        var reading = WorkbookFile.Read(SpreadsheetWriter.Write(wide));

        Assert.That(reading.Workbook?.Sheets[0].Columns.Length, Is.EqualTo(500));
        Assert.That(
            reading.Problems.Single().ToString(),
            Is.EqualTo(
                "survey!SG1: warning W009: The sheet reaches further than column 500; what stands there is not read. Delete columns that "
                    + "are not used."
            )
        );
    }

    [Test]
    public void Read_AZipThatIsNoWorkbook_SaysSo()
    {
        Assert.That(
            WorkbookFile.Read(Zip("a.txt", "hello")).Problems.Single().Message,
            Does.StartWith("The file is not an Excel workbook")
        );
    }

    [Test]
    public void Read_AZipThatUnpacksToTooMuch_IsRefusedUnread()
    {
        Assert.That(
            WorkbookFile.Read(Zip("xl/workbook.xml", new string(' ', 210 * 1024 * 1024))).Problems.Single().Message,
            Does.StartWith("The file unpacks to more than 100 MB")
        );
    }

    [TestCase("PK\u0003\u0004 not really")]
    [TestCase("")]
    [TestCase("\u0000\u0001")]
    public void Read_AnythingElse_IsAProblem(string content)
    {
        var reading = WorkbookFile.Read(Encoding.UTF8.GetBytes(content));

        Assert.That(reading.Workbook, Is.Null);
        Assert.That(reading.Problems.Single().ToString(), Does.StartWith("error W001: The file"));
    }

    [Test]
    public void Read_NoSuchFile_IsAProblem()
    {
        Assert.That(
            WorkbookFile.Read(Path.Combine(Path.GetTempPath(), "no-such-study.md")).Problems.Single().Message,
            Is.EqualTo("There is no such file. Check the path.")
        );
    }

    [TestCase("| survey: all |\n| | type |", "line 1: error W008: A sheet cannot be called 'survey: all'.")]
    [TestCase("| a name of more than thirty-one letters |\n| | type |", "line 1: error W008: A sheet cannot be called")]
    public void Read_ASheetsNameThatExcelRefuses_IsAProblem(string markdown, string problem)
    {
        Assert.That(MarkdownReader.Read(markdown).Problems.Single().ToString(), Does.StartWith(problem));
    }

    [Test]
    public void Read_ACellLongerThanExcelTakes_IsAProblem()
    {
        var reading = MarkdownReader.Read($"| survey |\n| | type |\n| | {new string('x', 32_768)} |");

        Assert.That(reading.Problems.Single().ToString(), Does.StartWith("line 3: error W018: The cell has 32768 characters"));
    }

    private static Workbook WorkbookOf(string cell) =>
        new([
            new Sheet
            {
                Name = "survey",
                Columns = ["type", cell],
                Rows = [new SheetRow(2, [cell]), new SheetRow(3, ["", cell, cell])],
            },
        ]);

    private static string Cells(Workbook? workbook) =>
        string.Join(
            '\n',
            workbook?.Sheets.Select(sheet =>
                $"{sheet.Name}: {Quoted(sheet.Columns)}\n"
                + string.Join('\n', sheet.Rows.Select(row => row.Number.ToString(CultureInfo.InvariantCulture) + " " + Quoted(row.Cells)))
            )
                ?? []
        );

    private static string Quoted(ImmutableArray<string> cells) => string.Join(' ', cells.Select(cell => $"«{cell}»"));

    private static byte[] Zip(string name, string content)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(content);
        }

        return stream.ToArray();
    }
}
