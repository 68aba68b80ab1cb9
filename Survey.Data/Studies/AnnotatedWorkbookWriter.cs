using System.Globalization;
using ClosedXML.Excel;
using Survey.Data.Files;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Reference;
using Survey.Data.Studies.Workbooks;
using Survey.Data.Texts;

namespace Survey.Data.Studies;

/// <summary>Writes a workbook as an Excel file in which every cell that something is wrong with is coloured and carries a comment that
/// says what.</summary>
/// <remarks>The file is written anew from what was read: nothing of the uploaded file but its cells' texts goes into it, with
/// the drop-downs and notes of the template.</remarks>
public static class AnnotatedWorkbookWriter
{
    private static readonly XLColor ErrorColor = XLColor.FromHtml("#F8C9C4");
    private static readonly XLColor WarningColor = XLColor.FromHtml("#FCE8B2");

    /// <summary>The file's bytes.</summary>
    /// <param name="workbook">The workbook.</param>
    /// <param name="problems">What is wrong with it.</param>
    /// <param name="reference">The sheets and columns that get drop-downs and notes, as the template has them.</param>
    /// <param name="language">The language of the comments.</param>
    public static byte[] Write(
        Workbook workbook,
        IEnumerable<StudyProblem> problems,
        WorkbookReference reference,
        string language
    )
    {
        ArgumentNullException.ThrowIfNull(workbook);
        ArgumentNullException.ThrowIfNull(reference);
        using var book = SpreadsheetWriter.Build(
            new Workbook([
                .. workbook
                    .Sheets.Where(sheet => WorkbookBuilder.IsValidSheetName(sheet.Name))
                    .DistinctBy(sheet => sheet.Name, StringComparer.OrdinalIgnoreCase)
                    .Select(TruncateCells),
            ])
        );
        foreach (var sheet in book.Worksheets)
        {
            AddHelp(sheet, workbook.FindSheet(sheet.Name), reference.FindSheet(sheet.Name));
        }

        foreach (
            var cell in problems
                .Where(problem => problem.Location is not null)
                .GroupBy(problem => FindCell(book, problem.Location))
                .Where(cell => cell.Key is not null)
        )
        {
            Annotate(cell.Key, [.. cell], language);
        }

        using var stream = new MemoryStream();
        SpreadsheetFile.Save(book, stream);
        return stream.ToArray();
    }

    /// <summary>Only cells' texts were read of the file, so its drop-downs are those of the template.</summary>
    private static void AddHelp(IXLWorksheet worksheet, Sheet? sheet, SheetReference? description)
    {
        foreach (var (index, header) in (sheet?.Columns ?? []).Index().Where(column => column.Item.Length > 0))
        {
            if (description?.FindColumn(ColumnHeader.Parse(header, worksheet.Name).Name) is { } column)
            {
                ColumnHelpWriter.AddHelp(worksheet, index + 1, column);
            }
        }
    }

    /// <summary>Sheets that Excel would not take are left out, cells too long for it cut, and characters that no file can hold marked;
    /// the faults say so.</summary>
    private static Sheet TruncateCells(Sheet sheet) =>
        sheet with
        {
            Columns = [.. sheet.Columns.Select(TruncateCell)],
            Rows = [.. sheet.Rows.Select(row => row with { Cells = [.. row.Cells.Select(TruncateCell)] })],
        };

    private static string TruncateCell(string cell) =>
        CellCharacters.ReplaceInvalidCharacters(
            cell.Length > WorkbookBuilder.MaximumCellLength ? cell[..WorkbookBuilder.MaximumCellLength] : cell
        );

    private static void Annotate(IXLCell? cell, List<StudyProblem> problems, string language)
    {
        if (cell is null)
        {
            return;
        }

        cell.Style.Fill.BackgroundColor = problems.Exists(problem => problem.IsBlocking) ? ErrorColor : WarningColor;
        var comment = cell.Comment;
        var texts = problems.Select(problem => $"{NameOf(problem.Severity, language)}: {problem.Text.In(language)}");
        comment.AddText(RemoveControlCharacters(string.Join("\n\n", texts)));
        comment.Style.Size.SetWidth(60).Size.SetHeight(30 + (60 * problems.Count));
    }

    private static string NameOf(Severity severity, string language) =>
        severity switch
        {
            Severity.Error => StudyTexts.In(language, "SeverityError"),
            Severity.Warning => StudyTexts.In(language, "SeverityWarning"),
            Severity.Unsupported => StudyTexts.In(language, "SeverityUnsupported"),
            Severity.Information => StudyTexts.In(language, "SeverityInformation"),
        };

    /// <summary>Faults quote what cells hold, and a comment holds no control characters.</summary>
    private static string RemoveControlCharacters(string text) =>
        string.Concat(CellCharacters.ReplaceInvalidCharacters(text).Select(c => char.IsControl(c) && c != '\n' ? ' ' : c));

    /// <summary>The cell of a place; the row's or the sheet's first where the place names no cell.</summary>
    private static IXLCell? FindCell(XLWorkbook book, SourceLocation? location)
    {
        if (location is null || !book.TryGetWorksheet(location.Sheet, out var sheet))
        {
            return null;
        }

        if (int.TryParse(location.Cell, NumberStyles.None, CultureInfo.InvariantCulture, out var row))
        {
            return sheet.Cell(Math.Max(1, row), 1);
        }

        return location.Cell.Length == 0 ? sheet.Cell(1, 1) : sheet.Cell(location.Cell);
    }
}
