using System.Globalization;
using Survey.Data.Files;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies.Workbooks;

/// <summary>Reads a workbook from CSV: one sheet <c>survey</c>, or several as XLSForm has them, each begun by a row with only its name in
/// the first cell, and rows below it whose first cell is empty.</summary>
internal static class CsvWorkbookReader
{
    private static readonly string[] SheetNames = ["survey", "choices", "settings", "external_choices"];

    /// <summary>Whether the text is such a file: its first row has a column <c>type</c>, or begins a sheet.</summary>
    public static bool IsWorkbook(string text)
    {
        var first = text.TrimStart().StartsWith('|')
            ? []
            : CsvRecordReader.ReadRecords(text).Select(record => record.Cells).FirstOrDefault() ?? [];
        return first.Any(cell => cell.Trim().Equals("type", StringComparison.OrdinalIgnoreCase)) || BeginsSheet(first);
    }

    public static WorkbookParseResult Read(string text)
    {
        var builder = new WorkbookBuilder();
        var records = CsvRecordReader.ReadRecords(text).ToList();
        var hasSheets = BeginsSheet(records[0].Cells);
        if (!hasSheets && !builder.TryBeginSheet("survey", allowsSeparatorRow: false, new SourceLocation("survey", "")))
        {
            return builder.Build($"");
        }

        var firstLine = records[0].Line;
        foreach (var (line, cells) in records)
        {
            var location = SourceLocation.OfLine(line);
            if (hasSheets && cells[0].Trim().Length > 0)
            {
                firstLine = line + 1;
                if (!builder.TryBeginSheet(cells[0].Trim(), allowsSeparatorRow: false, location))
                {
                    break;
                }
            }
            else if (!builder.TryAddRow(hasSheets ? cells[1..] : cells, line - firstLine + 1, _ => location))
            {
                break;
            }
        }

        return builder.Build($"The file holds no table.");
    }

    private static bool BeginsSheet(string[] cells) =>
        cells.Length > 0
        && SheetNames.Contains(cells[0].Trim().ToLower(CultureInfo.InvariantCulture))
        && cells.Skip(1).All(string.IsNullOrWhiteSpace);
}
