using ClosedXML.Excel;

namespace Survey.Data.Studies.Workbooks;

/// <summary>Writes a workbook as an Excel file that is pleasant to work in: text cells, the header bold and in view, columns as wide as
/// their text asks.</summary>
internal static class SpreadsheetWriter
{
    // In characters: wide enough for most names, and no column so wide that the next ones are off the screen.
    private const int MinimumColumnWidth = 8;
    private const int MaximumColumnWidth = 60;

    public static byte[] Write(Workbook workbook)
    {
        using var book = Build(workbook);
        using var stream = new MemoryStream();
        SpreadsheetFile.Save(book, stream);
        return stream.ToArray();
    }

    /// <summary>The Excel file before it is saved.</summary>
    public static XLWorkbook Build(Workbook workbook)
    {
        var book = new XLWorkbook();
        foreach (var sheet in workbook.Sheets)
        {
            WriteSheet(book.Worksheets.Add(sheet.Name), sheet);
        }

        return book;
    }

    private static void WriteSheet(IXLWorksheet worksheet, Sheet sheet)
    {
        // For the sheet, not for each cell: the library takes seconds to give ten thousands of cells a style of their own.
        worksheet.Style.NumberFormat.Format = "@";
        worksheet.Style.Alignment.WrapText = true;
        worksheet.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
        WriteCells(worksheet, 1, sheet.Columns);
        foreach (var row in sheet.Rows)
        {
            WriteCells(worksheet, row.Number, row.Cells);
        }

        var header = worksheet.Row(1);
        header.Style.Font.Bold = true;
        worksheet.SheetView.FreezeRows(1);
        for (var column = 0; column < sheet.Columns.Length; column++)
        {
            worksheet.Column(column + 1).Width = ColumnWidth(sheet, column);
        }
    }

    private static void WriteCells(IXLWorksheet worksheet, int row, IReadOnlyList<string> cells)
    {
        for (var column = 0; column < cells.Count; column++)
        {
            if (cells[column].Length > 0)
            {
                worksheet.Cell(row, column + 1).SetValue(cells[column]);
            }
        }
    }

    /// <summary>As wide as the longest line, within limits; the library's own measuring needs fonts that a server lacks.</summary>
    private static double ColumnWidth(Sheet sheet, int column)
    {
        var longest = sheet
            .Rows.Select(row => column < row.Cells.Length ? row.Cells[column] : "")
            .Append(sheet.Columns[column])
            .Max(cell => cell.Split('\n').Max(line => line.Length));
        return Math.Clamp(longest + 2, MinimumColumnWidth, MaximumColumnWidth);
    }
}
