using System.IO.Compression;
using ClosedXML.Excel;
using NUnit.Framework;
using Survey.Data.Studies.Workbooks;

namespace Survey.Tests.Data.Studies.Workbooks;

public sealed class SpreadsheetFileTests
{
    [TestCase("😀 thanks")]
    [TestCase("𠮷野家 and 𝗯𝗼𝗹𝗱")]
    [TestCase("_xD83D_😀")]
    public void Save_ACharacterBeyondTheFirst65536_IsStoredAsItself(string text) =>
        Assert.That(StoredTexts(text), Does.Contain(text.Replace("_xD83D_", "_x005F_xD83D_", StringComparison.Ordinal)));

    [TestCase("literal _x0041_ text")]
    [TestCase("_xD83D__xDE00_")]
    [TestCase("😀")]
    [TestCase("a\u0001b")]
    [TestCase("å, ö & <b>")]
    public void Save_AnyText_ReadsBackAsItWas(string text)
    {
        using var stream = Saved(text);

        Assert.That(WorkbookFile.Read(stream.ToArray()).Workbook?.Sheets[0].Columns[0], Is.EqualTo(text));
    }

    private static string StoredTexts(string text)
    {
        using var archive = new ZipArchive(Saved(text), ZipArchiveMode.Read);
        using var reader = new StreamReader(archive.GetEntry("xl/sharedStrings.xml")!.Open());
        return reader.ReadToEnd();
    }

    private static MemoryStream Saved(string text)
    {
        using var book = new XLWorkbook();
        book.AddWorksheet("a").Cell(1, 1).SetValue(text);
        var stream = new MemoryStream();
        SpreadsheetFile.Save(book, stream);
        stream.Position = 0;
        return stream;
    }
}
