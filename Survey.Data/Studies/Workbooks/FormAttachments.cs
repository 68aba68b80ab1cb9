using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using Survey.Data.Files;

namespace Survey.Data.Studies.Workbooks;

/// <summary>The files that a form reads beside its workbook. Each becomes a sheet of the workbook, called as the file: a study stays one
/// workbook.</summary>
public static partial class FormAttachments
{
    private const string CsvExtension = ".csv";
    private const string XmlExtension = ".xml";
    private static readonly string[] SheetsWithPictures = ["survey", "choices", "external_choices"];

    /// <summary>Whether a file is a picture, by its name; the sheet <c>pictures</c> holds it.</summary>
    private static bool IsPictureName(string fileName) => PicturePattern().IsMatch(fileName);

    /// <summary>Whether a sheet is a file that a form reads.</summary>
    internal static bool IsAttachmentName(string sheetName) =>
        sheetName.EndsWith(CsvExtension, StringComparison.OrdinalIgnoreCase)
        || sheetName.EndsWith(XmlExtension, StringComparison.OrdinalIgnoreCase);

    /// <summary>The names of the files that a workbook may mean, and that are none of its sheets.</summary>
    public static IEnumerable<string> ReferencedFileNames(Workbook workbook) =>
        (workbook.FindSheet("survey")?.Rows ?? [])
            .SelectMany(row => ReferencePattern().Matches(string.Join('\n', row.Cells)))
            .SelectMany(match =>
                match.Groups["file"].Success
                    ? [match.Groups["file"].Value]
                    : new[] { match.Groups["name"].Value + CsvExtension, match.Groups["name"].Value + XmlExtension }
            )
            .Distinct(StringComparer.Ordinal)
            .Where(name => IsAttachmentName(name) && Path.GetFileName(name) == name && workbook.FindSheet(name) is null)
            .Concat(ReferencedPictureNames(workbook));

    /// <summary>Cells that are a picture's name, whatever their column: a file of that name beside the workbook is meant.</summary>
    private static IEnumerable<string> ReferencedPictureNames(Workbook workbook) =>
        SheetsWithPictures
            .SelectMany(sheet => workbook.FindSheet(sheet)?.Rows ?? [])
            .SelectMany(row => row.Cells)
            .Select(cell => cell.Trim())
            .Where(cell => IsPictureName(cell) && Path.GetFileName(cell) == cell)
            .Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>The workbook with files as further sheets; one that is a sheet already takes its place.</summary>
    /// <param name="result">What was read from the workbook.</param>
    /// <param name="files">The files' names and bytes.</param>
    public static WorkbookParseResult AddSheets(WorkbookParseResult result, IEnumerable<(string Name, byte[] Content)> files)
    {
        ArgumentNullException.ThrowIfNull(result);
        foreach (var (name, content) in files)
        {
            if (IsPictureName(name))
            {
                result = PictureFiles.AddTo(result, name, content);
                continue;
            }

            var attachment = ReadAttachment(name, content);
            result = result.Workbook is not { } workbook
                ? result
                : new WorkbookParseResult(
                    new Workbook([
                        .. workbook.Sheets.Where(sheet => !string.Equals(sheet.Name, name, StringComparison.OrdinalIgnoreCase)),
                        .. attachment.Workbook?.Sheets ?? [],
                    ]),
                    [.. result.Problems, .. attachment.Problems]
                );
        }

        return result;
    }

    /// <summary>A workbook's bytes with files as further sheets; the same bytes where there are none, or where the workbook itself cannot
    /// be read.</summary>
    /// <returns>The bytes, and what is wrong with the files.</returns>
    public static (byte[] Content, IReadOnlyList<StudyProblem> Problems) MergeIntoWorkbook(
        byte[] workbook,
        IReadOnlyCollection<(string Name, byte[] Content)> files
    )
    {
        ArgumentNullException.ThrowIfNull(files);
        var original = files.Count == 0 ? null : WorkbookFile.Read(workbook);
        if (original?.Workbook is null || original.Problems.Any(problem => problem.IsBlocking))
        {
            return (workbook, []);
        }

        var merged = AddSheets(original with { Problems = [] }, files);
        return merged is { Workbook: { } mergedWorkbook, Problems: [] }
            ? (SpreadsheetWriter.Write(mergedWorkbook), [])
            : (workbook, merged.Problems);
    }

    /// <summary>The table of one file; never throws, problems are returned.</summary>
    private static WorkbookParseResult ReadAttachment(string name, byte[] content)
    {
        var builder = new WorkbookBuilder();
        var location = new Questionnaires.SourceLocation(name, "");
        try
        {
            if (content.Length > FileSizeLimits.Workbook)
            {
                builder.Problems.AddError("W001", location, WorkbookFile.TooLargeMessage(content.Length));
            }
            else if (builder.TryBeginSheet(name, allowsSeparatorRow: false, location))
            {
                AddRows(builder, name, new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content).TrimStart('\uFEFF'));
            }
        }
        catch (DecoderFallbackException)
        {
            builder.Problems.AddError("W001", location, $"The file is not text in UTF-8. Save it as CSV UTF-8.");
        }
        catch (XmlException exception)
        {
            builder.Problems.AddError(
                "W001",
                location,
                $"The file cannot be read as XML: {exception.Message} Save the table as CSV UTF-8."
            );
        }

        return builder.Build($"") with
        {
            Problems = builder.Problems.ToImmutable(),
        };
    }

    private static void AddRows(WorkbookBuilder builder, string name, string text)
    {
        foreach (
            var (line, cells) in name.EndsWith(XmlExtension, StringComparison.OrdinalIgnoreCase)
                ? XmlRecordReader.ReadRecords(text)
                : CsvRecordReader.ReadRecords(text)
        )
        {
            if (
                !builder.TryAddRow(cells, line, column => new Questionnaires.SourceLocation(
                    name,
                    column < 0 ? FormattableString.Invariant($"{line}") : Sheet.CellAddress(column, line)
                ))
            )
            {
                break;
            }
        }
    }

    [GeneratedRegex(@"^[^/\\]+\.(png|jpe?g|gif|webp|svg|bmp|tiff?)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PicturePattern();

    [GeneratedRegex(
        @"^(csv-external|xml-external)\n(?<name>\S+)$|_from_file\s+(?<file>\S+)"
            + """|\b(instance|pulldata|search)\(\s*['"](?<name>[^'"]+)['"]""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline
    )]
    private static partial Regex ReferencePattern();
}
