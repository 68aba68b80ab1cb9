using System.IO.Compression;
using System.Text;
using NUnit.Framework;
using Survey.Data.Studies;
using Survey.Data.Studies.Workbooks;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Studies.Workbooks;

/// <summary>Workbooks of older Excel (.xls) and of the open document format (.ods).</summary>
/// <remarks>Files/values.xls and values.ods were saved by LibreOffice 7.4 from the same cells.</remarks>
public sealed class SpreadsheetFormatsTests
{
    private const string Values = """
        | survey |
        | | type | name | label | default |
        | | integer | a | Å ä ö 你好 😀 first<br>second  line | 5 |
        | | date | b | B | 2012-05-01 |
        | | time | c | C | 12:30 |
        | | decimal | d | D | 0.1 |
        | | text | e | E | 0123 |
        | | decimal | f | F | 12.5 |
        | | text | g | G | {0} |
        | | text | h | TRUE | 0.25 |
        | | dateTime | i | {1} | 2012-05-01T12:30:00 |
        | |
        | |
        | |
        | | text | j | J | 0114 |
        """;

    /// <summary>LibreOffice leaves the text of a formula out of an .xls, and this reader the error of one.</summary>
    [TestCase("values.xls", "0", "")]
    [TestCase("values.ods", "aa", "#DIV/0!")]
    public void Read_AFileOfLibreOffice_HasItsValues(string name, string formulaText, string formulaError)
    {
        var reading = WorkbookFile.Read(Content(name));

        Assert.That(reading.Problems, Is.Empty);
        Assert.That(
            MarkdownWriter.Write(reading.Workbook!).ReplaceLineEndings("\n").Trim(),
            Is.EqualTo(
                Values
                    .Replace("{0}", formulaText, StringComparison.Ordinal)
                    .Replace("{1} ", formulaError.Length == 0 ? "" : formulaError + " ", StringComparison.Ordinal)
                    .ReplaceLineEndings("\n")
            )
        );
    }

    [TestCase("values.xls")]
    [TestCase("values.ods")]
    public void Read_AFaultInAFileOfLibreOffice_IsAtItsCell(string name)
    {
        var reading = StudyFileReader.Read(Content(name), name);

        Assert.That(
            reading.Problems.Where(problem => problem.Code == "N003").Select(problem => problem.Location?.ToString()),
            Does.Contain("survey!B2").And.Contain("survey!B14")
        );
    }

    [Test]
    public void Read_AnOldFileWithAPassword_SaysSo()
    {
        // The record after the first becomes FILEPASS, which says how all that follows is encrypted.
        var content = Content("values.xls");
        content[content.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00]) + 20] = 0x2F;

        Assert.That(MessageOf(content), Is.EqualTo("The file is protected by a password. Save it without one."));
    }

    [Test]
    public void Read_ANewFileWithAPassword_SaysSo()
    {
        byte[] content = [0xD0, 0xCF, 0x11, 0xE0, .. new byte[1000], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[1000]];

        Assert.That(MessageOf(content), Is.EqualTo("The file is protected by a password. Save it without one."));
    }

    [Test]
    public void Read_AnOpenDocumentWithAPassword_SaysSo()
    {
        var manifest = """
            <m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry m:full-path="content.xml">
            <m:encryption-data/></m:file-entry></m:manifest>
            """;

        Assert.That(
            MessageOf(Zip(("content.xml", "8Q0x"), ("META-INF/manifest.xml", manifest))),
            Is.EqualTo("The file is protected by a password. Save it without one.")
        );
    }

    /// <summary>Bytes are changed and files are cut off at every kind of place: what comes is a workbook or one sentence.</summary>
    [TestCase("values.xls")]
    [TestCase("values.ods")]
    public void Read_ADamagedFile_NeverThrows(string name)
    {
        var random = new Random(7);
        for (var run = 0; run < 300; run++)
        {
            var content = Content(name);
            for (var change = 0; change < 1 + (run % 20); change++)
            {
                content[random.Next(content.Length)] = (byte)random.Next(256);
            }

            content = run % 3 == 0 ? content[..random.Next(8, content.Length)] : content;

            Assert.That(() => WorkbookFile.Read(content), Throws.Nothing, $"run {run}");
        }
    }

    [Test]
    public void Read_APartOfAnOldFile_SaysThatItCannotBeRead()
    {
        Assert.That(MessageOf(Content("values.xls")[..3000]), Does.StartWith("The file is not a workbook that can be read"));
    }

    [TestCase("<t:table-cell o:value-type='float' o:value='1.50'/>", "1.5")]
    [TestCase("<t:table-cell o:value-type='float' o:value='114'><x:p>0114</x:p></t:table-cell>", "0114")]
    [TestCase("<t:table-cell o:value-type='currency' o:value='5'><x:p>5,00 kr</x:p></t:table-cell>", "5")]
    [TestCase("<t:table-cell o:value-type='percentage' o:value='0.25'><x:p>25 %</x:p></t:table-cell>", "0.25")]
    [TestCase("<t:table-cell o:value-type='boolean' o:boolean-value='false'><x:p>FALSKT</x:p></t:table-cell>", "FALSE")]
    [TestCase("<t:table-cell o:value-type='date' o:date-value='2012-05-01'><x:p>1 maj</x:p></t:table-cell>", "2012-05-01")]
    [TestCase("<t:table-cell o:value-type='date' o:date-value='2012-05-01T08:00:30'/>", "2012-05-01T08:00:30")]
    [TestCase("<t:table-cell o:value-type='time' o:time-value='PT08H05M00S'/>", "08:05")]
    [TestCase("<t:table-cell o:value-type='time' o:time-value='PT08H05M07S'/>", "08:05:07")]
    [TestCase("<t:table-cell o:value-type='time' o:time-value='soon'/>", "soon")]
    [TestCase("<t:table-cell o:value-type='string' o:string-value='kept'/>", "kept")]
    [TestCase("<t:table-cell o:value-type='string'><x:p>a<x:s x:c='3'/>b<x:tab/>c<x:line-break/>d</x:p></t:table-cell>", "a   b\tc\nd")]
    [TestCase("<t:table-cell o:value-type='string'><x:p>a \n  <x:span>b</x:span></x:p><x:p/><x:p>c</x:p></t:table-cell>", "a b\n\nc")]
    [TestCase("<t:table-cell o:value-type='string'><o:annotation><x:p>note</x:p></o:annotation><x:p>a</x:p></t:table-cell>", "a")]
    [TestCase("<t:table-cell o:value-type='string'><x:p>a</x:p><t:table><t:table-row/></t:table></t:table-cell>", "a")]
    [TestCase("<t:covered-table-cell o:value-type='string'><x:p>hidden</x:p></t:covered-table-cell>", "")]
    public void Read_ACellOfAnOpenDocument_IsItsValue(string cell, string expected)
    {
        var sheet = WorkbookFile.Read(OpenDocument($"{Row("a", "b")}<t:table-row>{cell}{Cell("end")}</t:table-row>")).Workbook!.Sheets[0];

        Assert.That(sheet.Rows[0].Cells, Is.EqualTo(new[] { expected, "end" }));
    }

    [Test]
    public void Read_RepeatedCellsAndRows_AreAsManyAsTheySay()
    {
        var sheet = WorkbookFile
            .Read(
                OpenDocument(
                    Row("a", "b", "c")
                        + "<t:table-row t:number-rows-repeated='7'><t:table-cell/></t:table-row>"
                        + "<t:table-row-group><t:table-row t:number-rows-repeated='2'><t:table-cell t:number-columns-repeated='2'/>"
                        + $"{Cell("x")}</t:table-row></t:table-row-group>"
                        + "<t:table-row><t:table-cell t:number-columns-repeated='3' o:value-type='string'><x:p>y</x:p></t:table-cell>"
                        + "</t:table-row>"
                )
            )
            .Workbook!.Sheets[0];

        Assert.That(
            sheet.Rows.Select(row => $"{row.Number}: {string.Join('|', row.Cells)}"),
            Is.EqualTo(new[] { "9: ||x", "10: ||x", "11: y|y|y" })
        );
    }

    /// <summary>A file of a hundred bytes may say that it stands for billions of cells.</summary>
    [TestCase("<t:table-row t:number-rows-repeated='2000000000'><t:table-cell/></t:table-row>", null)]
    [TestCase("<t:table-row t:number-rows-repeated='99999999999999'><t:table-cell o:value-type='float' o:value='1'/></t:table-row>", null)]
    [TestCase("<t:table-row t:number-rows-repeated='2000000000'><t:table-cell o:value-type='float' o:value='1'/></t:table-row>", "W005")]
    [TestCase("<t:table-row><t:table-cell t:number-columns-repeated='2000000000' o:value-type='float' o:value='1'/></t:table-row>", "W009")]
    [TestCase("<t:table-row><t:table-cell><x:p>a<x:s x:c='2000000000'/>b</x:p></t:table-cell></t:table-row>", null)]
    public void Read_EndlessRepetitions_AreBounded(string rows, string? code)
    {
        var reading = WorkbookFile.Read(OpenDocument(Row("a", "b") + rows));

        Assert.That(reading.Problems.Select(problem => problem.Code), code is null ? Is.Empty : Is.EqualTo(new[] { code }));
        Assert.That(reading.Workbook?.Sheets.Sum(sheet => sheet.Rows.Sum(row => row.Cells.Length)), Is.LessThan(100_000));
    }

    [Test]
    public void Read_AFormulaWithoutValue_IsAnErrorAtItsCell()
    {
        var reading = WorkbookFile.Read(OpenDocument($"{Row("a")}<t:table-row><t:table-cell t:formula='of:=[.A9]'/></t:table-row>"));

        Assert.That(reading.Problems.Select(problem => $"{problem.Code} {problem.Location}"), Is.EqualTo(new[] { "W019 sheet1!A2" }));
    }

    [TestCase("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")]
    [TestCase("<a>")]
    [TestCase("no xml")]
    public void Read_AnOpenDocumentThatIsNoXml_SaysThatItCannotBeRead(string xml)
    {
        Assert.That(MessageOf(Zip(("content.xml", xml))), Does.StartWith("The file is not a workbook that can be read (XmlException)"));
    }

    private static string? MessageOf(byte[] content)
    {
        var reading = WorkbookFile.Read(content);
        Assert.That(reading.Workbook, Is.Null);
        return reading.Problems.Single().Message;
    }

    private static byte[] Content(string name) =>
        File.ReadAllBytes(RepositoryPaths.PathOf("Survey.Tests", "Data", "Studies", "Workbooks", "Files", name));

    private static string Row(params string[] cells) => $"<t:table-row>{string.Concat(cells.Select(Cell))}</t:table-row>";

    private static string Cell(string text) => $"<t:table-cell o:value-type='string'><x:p>{text}</x:p></t:table-cell>";

    /// <summary>A file with one sheet; its prefixes are not those that LibreOffice writes.</summary>
    private static byte[] OpenDocument(string rows) =>
        Zip(
            (
                "content.xml",
                $"""
                <o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
                  xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:x="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
                <o:body><o:spreadsheet><t:table t:name="sheet1">{rows}</t:table></o:spreadsheet></o:body></o:document-content>
                """
            )
        );

    private static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return stream.ToArray();
    }
}
