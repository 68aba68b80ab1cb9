using System.Collections.Immutable;
using Survey.Data.Studies.Reference;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies;

/// <summary>An Excel workbook to begin a study with: every sheet with its columns, a few rows that can be replaced, and drop-downs where
/// words are to be chosen.</summary>
/// <remarks>Columns, words and notes come from the reference of the workbook, the rows from <c>template.md</c>.</remarks>
public static class StudyTemplate
{
    private const string RowsResource = "Survey.Data.Studies.template.md";

    /// <summary>The languages that a localised column comes in.</summary>
    private static readonly ImmutableArray<string> Languages = ["Svenska (sv)", "English (en)"];

    /// <summary>The words of a column to choose from, with commas between; others may be written too. Empty where there are none.</summary>
    public static string DropDownOf(ColumnReference column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return ColumnHelpWriter.DropDownOf(column);
    }

    /// <summary>The file's bytes.</summary>
    /// <param name="reference">The sheets and columns that it gets.</param>
    public static byte[] Write(WorkbookReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var rows = ReadRows();
        var workbook = new Workbook([
            .. from sheet in rows.Sheets
            let description = reference.FindSheet(sheet.Name)
            where description is not null
            select AddColumns(sheet, description),
        ]);
        using var book = SpreadsheetWriter.Build(workbook);
        foreach (var sheet in workbook.Sheets)
        {
            foreach (var column in reference.FindSheet(sheet.Name)?.Columns ?? [])
            {
                ColumnHelpWriter.AddHelp(book.Worksheet(sheet.Name), sheet.Columns.IndexOf(column.Name) + 1, column);
            }
        }

        using var stream = new MemoryStream();
        SpreadsheetFile.Save(book, stream);
        return stream.ToArray();
    }

    private static Workbook ReadRows()
    {
        using var stream =
            typeof(StudyTemplate).Assembly.GetManifestResourceStream(RowsResource)
            ?? throw new InvalidOperationException($"The program lacks its part {RowsResource}.");
        using var reader = new StreamReader(stream);
        return MarkdownReader.Read(reader.ReadToEnd()).Workbook ?? throw new InvalidOperationException("The template cannot be read.");
    }

    /// <summary>The sheet with the columns of its description, in their order; columns that it has beside them stay last.</summary>
    private static Sheet AddColumns(Sheet sheet, SheetReference description)
    {
        var described = description
            .Columns.Where(column => column.IsInTemplate || sheet.Columns.Contains(column.Name))
            .SelectMany(HeadersOf);
        ImmutableArray<string> columns = [.. described.Union(sheet.Columns, StringComparer.Ordinal)];
        return sheet with
        {
            Columns = columns,
            Rows = [.. sheet.Rows.Select(row => row with { Cells = [.. columns.Select(column => sheet.Text(row, column))] })],
        };
    }

    private static IEnumerable<string> HeadersOf(ColumnReference column) =>
        column.IsLocalized ? Languages.Select(language => $"{column.Name}::{language}") : [column.Name];
}
