using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using D = DocumentFormat.OpenXml.Drawing;
using X = DocumentFormat.OpenXml.Drawing.Spreadsheet;

namespace Survey.Analysis.Reports;

/// <summary>Adds charts to a saved workbook. It is the last step: the library that writes the cells cannot keep them.</summary>
internal static class ExcelChartWriter
{
    // English Metric Units, in which a drawing is measured: 914,400 an inch, at 96 pixels an inch.
    private const long EmuPerPixel = 9525;

    // About the width of a printed page of A4.
    private const int WidthInPixels = 680;

    public static void AddCharts(Stream workbook, IEnumerable<ExcelChart> charts)
    {
        using var document = SpreadsheetDocument.Open(workbook, true);
        var workbookPart = document.WorkbookPart ?? throw new InvalidOperationException("The workbook was saved without its main part.");
        foreach (var sheet in charts.GroupBy(chart => chart.SheetName, StringComparer.Ordinal))
        {
            var id = workbookPart.Workbook.Descendants<Sheet>().First(candidate => candidate.Name == sheet.Key).Id?.Value ?? "";
            AddToSheet((WorksheetPart)workbookPart.GetPartById(id), sheet);
        }
    }

    private static void AddToSheet(WorksheetPart sheet, IEnumerable<ExcelChart> charts)
    {
        var drawing = sheet.AddNewPart<DrawingsPart>();
        drawing.WorksheetDrawing = new X.WorksheetDrawing();
        foreach (var (index, chart) in charts.Index())
        {
            var chartPart = drawing.AddNewPart<ChartPart>();
            chartPart.ChartSpace = ExcelChartXml.CreateChartSpace(chart);
            drawing.WorksheetDrawing.Append(CreateAnchor(chart, (uint)index + 2, drawing.GetIdOfPart(chartPart)));
        }

        // A drawing comes after the page set-up and before anything that follows it.
        var reference = new Drawing { Id = sheet.GetIdOfPart(drawing) };
        var before = sheet
            .Worksheet.Elements()
            .LastOrDefault(element => element is PageSetup or HeaderFooter or PageMargins or Hyperlinks or AutoFilter or SheetData);
        sheet.Worksheet.InsertAfter(reference, before);
        sheet.Worksheet.Save();
    }

    private static X.OneCellAnchor CreateAnchor(ExcelChart chart, uint id, string partId) =>
        new(
            new X.FromMarker(
                new X.ColumnId(FormatNumber(chart.Column - 1)),
                new X.ColumnOffset("0"),
                new X.RowId(FormatNumber(chart.Row - 1)),
                new X.RowOffset("0")
            ),
            new X.Extent { Cx = WidthInPixels * EmuPerPixel, Cy = chart.HeightInPixels * EmuPerPixel },
            new X.GraphicFrame(
                new X.NonVisualGraphicFrameProperties(
                    new X.NonVisualDrawingProperties
                    {
                        Id = id,
                        Name = $"Chart {id}",
                        Description = chart.Description,
                    },
                    new X.NonVisualGraphicFrameDrawingProperties()
                ),
                new X.Transform(new D.Offset { X = 0, Y = 0 }, new D.Extents { Cx = 0, Cy = 0 }),
                new D.Graphic(
                    new D.GraphicData(new C.ChartReference { Id = partId })
                    {
                        Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart",
                    }
                )
            )
            {
                Macro = "",
            },
            new X.ClientData()
        );

    private static string FormatNumber(int number) => number.ToString(CultureInfo.InvariantCulture);
}
