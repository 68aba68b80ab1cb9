using NUnit.Framework;
using Survey.Analysis.Figures.Claims;
using Survey.Analysis.Figures.Definitions;
using Survey.Data.Studies;
using Survey.Data.Studies.Workbooks;

namespace Survey.Tests.Samples;

/// <summary>The workbooks of the samples are what someone who makes a study of their own begins with.</summary>
[TestFixtureSource(typeof(Sample), nameof(Sample.All))]
public sealed class SampleWorkbookTests(Sample sample)
{
    [TestCase("study.md")]
    [TestCase("study.xlsx")]
    public void Read_TheWorkbook_HasNothingToSayAgainstIt(string file)
    {
        var reading = StudyFileReader.Read(sample.PathOf(file));

        Assert.That(reading.Problems, Is.Empty);
        var figures = FigureSheetReader.Read(reading.Study!);
        Assert.That(figures.Problems, Is.Empty);
        Assert.That(ClaimSheetReader.Read(reading.Study!, figures.Figures).Problems, Is.Empty);
    }

    [Test]
    public void Read_TheExcelFile_HoldsTheSameCellsAsTheMarkdown()
    {
        var markdown = WorkbookFile.Read(sample.PathOf("study.md")).Workbook!;
        var excel = WorkbookFile.Read(sample.PathOf("study.xlsx")).Workbook!;

        Assert.That(CellsOf(excel), Is.EqualTo(CellsOf(markdown)), "Make study.xlsx anew: convert study.md study.xlsx.");
    }

    private static IEnumerable<string> CellsOf(Workbook workbook) =>
        from sheet in workbook.Sheets
        from row in sheet.Rows.Select(row => row.Cells).Prepend(sheet.Columns)
        select $"{sheet.Name}: {string.Join(" | ", row).TrimEnd(' ', '|')}";
}
