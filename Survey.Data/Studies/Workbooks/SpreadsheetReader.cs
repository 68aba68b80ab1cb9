using System.Globalization;
using System.Xml;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Workbooks.Spreadsheets;
using Survey.Data.Texts;

namespace Survey.Data.Studies.Workbooks;

/// <summary>Reads a workbook from a spreadsheet file: of Excel (.xlsx, .xls) or in the open document format (.ods), told by what the file
/// holds.</summary>
internal sealed class SpreadsheetReader
{
    private readonly WorkbookBuilder builder = new();

    /// <summary>Whether a file is a spreadsheet: a zip archive, or a file of Office before 2007 or with a password.</summary>
    public static bool IsSpreadsheet(ReadOnlySpan<byte> content) => content.StartsWith("PK"u8) || BinarySheetReader.IsCompound(content);

    public static WorkbookParseResult Read(byte[] content)
    {
        var isBinary = BinarySheetReader.IsCompound(content);
        try
        {
            using var package = isBinary ? null : SpreadsheetPackage.Open(content);
            return new SpreadsheetReader().Read(
                package switch
                {
                    null => BinarySheetReader.Read(content),
                    { IsOpenDocument: true } => OpenDocumentSheetReader.Read(package),
                    _ => OpenXmlSheetReader.Read(package),
                }
            );
        }
        catch (SpreadsheetException exception)
        {
            return WorkbookParseResult.Failed(exception.Text);
        }
        catch (Exception exception)
            when (isBinary
                || exception is InvalidDataException or XmlException or IOException or NotSupportedException or ArgumentException
            )
        {
            // Whatever a damaged or hostile file makes the readers of zip and XML throw; that of .xls throws anything.
            return WorkbookParseResult.Failed(
                $"The file is not a workbook that can be read ({exception.GetType().Name}). Open it in Excel or LibreOffice and save it as "
                    + $".xlsx again."
            );
        }
    }

    private WorkbookParseResult Read(IEnumerable<SpreadsheetSheet> sheets)
    {
        foreach (var sheet in sheets)
        {
            if (!TryReadSheet(sheet))
            {
                break;
            }
        }

        return builder.Build($"The file has no sheet with cells. Open it in Excel or LibreOffice and save it as .xlsx again.");
    }

    /// <summary>False where the workbook has become too large to read on.</summary>
    private bool TryReadSheet(SpreadsheetSheet sheet)
    {
        var cellsOfSheet = new SheetCells();
        var location = new SourceLocation(sheet.Name.Trim(), "");
        if (!builder.TryBeginSheet(location.Sheet, allowsSeparatorRow: false, location))
        {
            return false;
        }

        foreach (var (number, cells) in sheet.ReadRows(cellsOfSheet))
        {
            if (
                !builder.TryAddRow(cells, number, column => new SourceLocation(
                    location.Sheet,
                    column < 0 ? number.ToString(CultureInfo.InvariantCulture) : Sheet.CellAddress(column, number)
                ))
            )
            {
                return false;
            }
        }

        if (cellsOfSheet.UncomputedFormulas is [var (column, row), ..] formulas)
        {
            builder.Problems.AddError(
                "W019",
                new SourceLocation(location.Sheet, Sheet.CellAddress(column, row)),
                ProblemMessage.ForCount(
                    formulas.Count,
                    $"The sheet has 1 cell with a formula whose value is not in the file. Open the file in Excel and save it, or write "
                        + $"the value instead of the formula.",
                    $"The sheet has {formulas.Count} cells with a formula whose value is not in the file. Open the file in Excel and save "
                        + $"it, or write the value instead of the formula."
                )
            );
        }

        if (cellsOfSheet.FirstSkippedColumn is { } skippedColumn)
        {
            builder.Problems.AddWarning(
                "W009",
                new SourceLocation(location.Sheet, Sheet.CellAddress(skippedColumn, 1)),
                $"The sheet reaches further than column {SheetCells.MaximumColumns}; what stands there is not read. "
                    + $"Delete columns that are not used."
            );
        }

        return true;
    }
}
