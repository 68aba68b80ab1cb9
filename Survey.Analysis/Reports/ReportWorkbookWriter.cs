using ClosedXML.Excel;
using Survey.Analysis.Charts;
using Survey.Analysis.Exports;
using Survey.Data.Studies.Workbooks;

namespace Survey.Analysis.Reports;

/// <summary>Writes <c>report.xlsx</c>: contents, figures with native charts, claims, method, raw answers and codebook.</summary>
public sealed class ReportWorkbookWriter(ReportContext context)
{
    private readonly ReportLocalizer localizer = context.Localizer;
    private readonly ReportStyle style = new(context.Localizer);
    private readonly SheetNameAllocator sheetNames = new();

    /// <summary>Writes the workbook of figures alone, which may be passed on.</summary>
    public void Write(Stream stream) => Write(stream, [], []);

    /// <summary>Writes the workbook with raw answers and a codebook, for the research team.</summary>
    public void Write(Stream stream, IReadOnlyList<AnswerTable> answers, IReadOnlyList<CodebookRow> codebook)
    {
        var figureSheets = FigureSection.CreateAll(context).Select(section => new FigureSheetWriter(context, section)).ToList();
        using var buffer = new MemoryStream();
        using (var workbook = new XLWorkbook())
        {
            WriteSheets(workbook, figureSheets, answers, codebook);
            SpreadsheetFile.Save(workbook, buffer);
        }

        ExcelChartWriter.AddCharts(buffer, figureSheets.SelectMany(figureSheet => figureSheet.BuildCharts()));
        buffer.Position = 0;
        buffer.CopyTo(stream);
    }

    private void WriteSheets(
        XLWorkbook workbook,
        List<FigureSheetWriter> figureSheets,
        IReadOnlyList<AnswerTable> answers,
        IReadOnlyList<CodebookRow> codebook
    )
    {
        workbook.Style.Font.FontName = "Arial";
        workbook.Style.Font.FontSize = 10;
        workbook.Properties.Title = context.Labels.Text(context.Study.Title);
        workbook.Properties.Comments = context.SourceAndNotice;
        var contentsWriter = new ContentsSheetWriter(context);
        var contentsSheet = AddSheet(workbook, contentsWriter.Name);
        foreach (var figureSheet in figureSheets)
        {
            figureSheet.Write(AddSheet(workbook, figureSheet.Section.Name));
        }

        var otherSheets = WriteOtherSheets(workbook, answers, codebook).ToList();
        contentsWriter.Write(contentsSheet, figureSheets, otherSheets);
    }

    /// <summary>The sheets that are not figures, each with what it holds.</summary>
    private IEnumerable<(string Sheet, string About)> WriteOtherSheets(
        XLWorkbook workbook,
        IReadOnlyList<AnswerTable> answers,
        IReadOnlyList<CodebookRow> codebook
    )
    {
        var testWriter = new TestSheetWriter(context);
        if (!testWriter.IsEmpty)
        {
            testWriter.Write(AddSheet(workbook, testWriter.Name));
            yield return (
                testWriter.Name,
                localizer.Text("TestsDescription")
            );
        }

        var claimWriter = new ClaimSheetWriter(context);
        if (context.Figures.Claims.Length > 0)
        {
            claimWriter.Write(AddSheet(workbook, claimWriter.Name));
            yield return (
                claimWriter.Name,
                localizer.Text("ClaimsDescription")
            );
        }

        var methodWriter = new MethodSheetWriter(context);
        methodWriter.Write(AddSheet(workbook, methodWriter.Name));
        yield return (methodWriter.Name, localizer.Text("MethodDescription"));
        if (answers.Count > 0 && context.Figures.Nonresponse.Length > 0)
        {
            var nonresponseWriter = new NonresponseSheetWriter(context);
            nonresponseWriter.Write(AddSheet(workbook, nonresponseWriter.Name));
            yield return (
                nonresponseWriter.Name,
                localizer.Text("NonresponseDescription")
            );
        }

        foreach (var table in answers.SelectMany(table => AnswerTableSheetWriter.Split(table)))
        {
            var sheet = AddSheet(workbook, AnswerTableSheetWriter.SheetNameOf(table));
            new AnswerTableSheetWriter(context).Write(sheet, table);
            yield return (
                sheet.Name,
                localizer.Text("IndividualAnswersDescription")
            );
        }

        if (codebook.Count > 0)
        {
            var codebookWriter = new CodebookSheetWriter(context);
            codebookWriter.Write(AddSheet(workbook, codebookWriter.Name), codebook);
            yield return (
                codebookWriter.Name,
                localizer.Text("CodebookDescription")
            );
        }
    }

    private WorksheetWriter AddSheet(XLWorkbook workbook, string name) =>
        new(workbook.Worksheets.Add(sheetNames.Allocate(name)), style);
}
