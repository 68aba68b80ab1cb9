using System.Text;
using Survey.Data.Files;
using Survey.Data.Texts;

namespace Survey.Data.Studies.Workbooks;

/// <summary>Reads and writes study workbooks, as Excel files (.xlsx) or as Markdown tables (.md); reads .xls, .ods and .csv too. What the
/// file holds decides how it is read.</summary>
public static class WorkbookFile
{
    private const string SurveySheetName = "survey";

    /// <summary>Reads a workbook; a file that is none yields problems, never an exception.</summary>
    public static WorkbookParseResult Read(string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > FileSizeLimits.Workbook } file)
            {
                return WorkbookParseResult.Failed(TooLargeMessage(file.Length));
            }

            return Read(File.ReadAllBytes(path));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            return WorkbookParseResult.Failed($"There is no such file. Check the path.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return WorkbookParseResult.Failed(
                $"The file cannot be opened: {exception.Message} Close it in other programs, or check who may read it."
            );
        }
    }

    /// <summary>The message about a larger file.</summary>
    internal static ProblemMessage TooLargeMessage(long byteCount) =>
        $"The file has {byteCount / FileSizeLimits.Megabyte} MB; a study has at most "
            + $"{FileSizeLimits.Workbook / FileSizeLimits.Megabyte} MB. Remove pictures.";

    /// <summary>Reads a workbook from its bytes, as a browser uploads them.</summary>
    public static WorkbookParseResult Read(byte[] content) => NameOnlySheet(ReadTables(content));

    /// <summary>A form of one sheet may call it as it likes.</summary>
    private static WorkbookParseResult NameOnlySheet(WorkbookParseResult result) =>
        result.Workbook is { Sheets: [var sheet] }
        && !sheet.Name.Equals(SurveySheetName, StringComparison.OrdinalIgnoreCase)
        && sheet.Columns.Contains("type", StringComparer.OrdinalIgnoreCase)
        && sheet.Columns.Contains("name", StringComparer.OrdinalIgnoreCase)
            ? new WorkbookParseResult(
                new Workbook([sheet with { Name = SurveySheetName }]),
                [
                    .. result.Problems,
                    new StudyProblem(
                        Severity.Warning,
                        "W020",
                        new Questionnaires.SourceLocation(SurveySheetName, "A1"),
                        $"The only sheet is called '{sheet.Name}' and is read as '{SurveySheetName}'. Give it that name."
                    ),
                ]
            )
            : result;

    /// <summary>Reads the sheets by the names that they have.</summary>
    internal static WorkbookParseResult ReadTables(byte[] content)
    {
        if (SpreadsheetReader.IsSpreadsheet(content))
        {
            return SpreadsheetReader.Read(content);
        }

        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content).TrimStart('\uFEFF');
            return CsvWorkbookReader.IsWorkbook(text) ? CsvWorkbookReader.Read(text) : MarkdownReader.Read(text);
        }
        catch (DecoderFallbackException)
        {
            return WorkbookParseResult.Failed(
                $"The file is neither an Excel workbook nor text in UTF-8. Save it as .xlsx, or as Markdown in UTF-8."
            );
        }
    }

    /// <summary>Writes a workbook in the format that the path's ending names.</summary>
    /// <exception cref="ArgumentException">The path ends in neither .md nor .xlsx.</exception>
    public static void Write(Workbook workbook, string path)
    {
        switch (Path.GetExtension(path).ToUpperInvariant())
        {
            case ".MD":
                File.WriteAllText(path, MarkdownWriter.Write(workbook));
                break;
            case ".XLSX":
                File.WriteAllBytes(path, SpreadsheetWriter.Write(workbook));
                break;
            default:
                throw new ArgumentException($"'{path}' ends in neither .md nor .xlsx.", nameof(path));
        }
    }
}
