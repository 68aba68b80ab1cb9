using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Survey.Data.Studies.Workbooks;
using Survey.Data.Texts;

namespace Survey.Data.Files.Tables;

/// <summary>A file of rows under a header, with <c>,</c>, <c>;</c> or tabs between the cells.</summary>
/// <remarks>Cells hold exactly what the file says; rows without any value are skipped, and so are columns at the end without name and
/// value. Rows whose cells do not fit the header are problems, not rows.</remarks>
internal sealed class CsvTable
{
    private const char ReplacementCharacter = '\uFFFD';

    /// <summary>What stands between the cells of a spreadsheet: no comma, so that one in a number is its decimal mark.</summary>
    private const char SpreadsheetSeparator = '\t';

    private readonly ImmutableDictionary<string, int> columns;

    private CsvTable(ImmutableArray<string> header, ImmutableArray<CsvRow> rows, ImmutableArray<FileProblem> problems, char separator)
    {
        Separator = separator;
        Header = header;
        Rows = rows;
        Problems = problems;
        columns = header
            .Select((name, index) => (name, index))
            .DistinctBy(pair => pair.name, StringComparer.Ordinal)
            .ToImmutableDictionary(pair => pair.name, pair => pair.index, StringComparer.Ordinal);
    }

    /// <summary>What stands between the cells.</summary>
    public char Separator { get; }

    /// <summary>The columns' names, as they are seen.</summary>
    public ImmutableArray<string> Header { get; }

    /// <summary>The rows that fit the header.</summary>
    public ImmutableArray<CsvRow> Rows { get; }

    /// <summary>What is wrong with the file as a table.</summary>
    public ImmutableArray<FileProblem> Problems { get; }

    /// <summary>A table that is no file.</summary>
    public static CsvTable Create(ImmutableArray<string> header, ImmutableArray<CsvRow> rows) =>
        new(header, rows, [], SpreadsheetSeparator);

    /// <summary>Reads a spreadsheet's rows: of its only sheet, or of the one that is called so.</summary>
    /// <param name="content">The file.</param>
    /// <param name="sheetName">The sheet's name where there are several.</param>
    public static CsvTable ReadSpreadsheet(byte[] content, string sheetName)
    {
        var file = WorkbookFile.ReadTables(content);
        var sheets = (file.Workbook?.Sheets ?? []).Where(sheet => sheet.Columns.Length > 0).ToList();
        var sheet = sheets is [var only] ? only : sheets.Find(sheet => sheet.Name.Equals(sheetName, StringComparison.OrdinalIgnoreCase));
        var faults = file.Problems.Where(problem => problem.Severity == Severity.Error).Select(ToFileProblem).ToList();
        if (faults.Count == 0 && sheet is null)
        {
            var names = string.Join(", ", sheets.Select(each => $"'{each.Name}'"));
            faults.Add(
                sheets.Count == 0
                    ? new FileProblem(0, $"The file has no cells; its first row must name the columns.")
                    : new FileProblem(0, $"The file has the sheets {names}. Call the one that counts '{sheetName}', or remove the others.")
            );
        }

        return sheet is null || faults.Count > 0 ? new CsvTable([], [], [.. faults], SpreadsheetSeparator) : FromSheet(sheet);
    }

    private static FileProblem ToFileProblem(StudyProblem problem) =>
        problem.Location is { } location ? new(0, $"{location}: {problem.Text}") : new(0, problem.Text);

    /// <summary>The table of a sheet, whose rows are as long as the longest.</summary>
    private static CsvTable FromSheet(Sheet sheet)
    {
        var width = sheet.Rows.Select(row => row.Cells.Length).Append(sheet.Columns.Length).Max();
        ImmutableArray<string> Pad(ImmutableArray<string> cells) => [.. cells, .. Enumerable.Repeat("", width - cells.Length)];

        ImmutableArray<string> header = [.. Pad(sheet.Columns).Select(CellCharacters.ToVisible)];
        return new CsvTable(
            header,
            [.. sheet.Rows.Select(row => new CsvRow(row.Number, Pad(row.Cells)))],
            [.. ValidateHeader(header, line: 1)],
            SpreadsheetSeparator
        );
    }

    /// <summary>Reads all rows and everything that is wrong with them.</summary>
    public static CsvTable Read(TextReader reader)
    {
        var text = reader.ReadToEnd().TrimStart('\uFEFF');
        var separator = CsvSeparator.Detect(text);
        if (text.StartsWith("PK\u0003\u0004", StringComparison.Ordinal))
        {
            return new CsvTable([], [], [new FileProblem(0, $"The file is an Excel workbook. Save it as 'CSV UTF-8'.")], separator);
        }

        var records = CsvRecordReader.ReadRecords(text).Select(record => new CsvRow(record.Line, [.. record.Cells])).ToList();
        if (records.Count == 0)
        {
            return new CsvTable([], [], [new FileProblem(0, $"The file is empty; its first line must name the columns.")], separator);
        }

        RemoveBlankEnds(records);
        ImmutableArray<string> header = [.. records[0].Cells.Select(CellCharacters.ToVisible)];
        var problems = ValidateHeader(header, records[0].Line)
            .Concat(records.Skip(1).SelectMany(record => ValidateRow(record, header.Length)));
        return new CsvTable(header, [.. records.Skip(1).Where(record => record.Cells.Length == header.Length)], [.. problems], separator);
    }

    /// <summary>The same table with its columns called as they are known, whatever the case in which the file writes them.</summary>
    public CsvTable WithKnownNames(IEnumerable<string> knownNames)
    {
        var known = knownNames.Distinct(StringComparer.Ordinal).ToLookup(name => name, StringComparer.OrdinalIgnoreCase);
        string NameOf(string written) =>
            known[written].ToList() is [var only] && (written == only || !HasColumn(only)) ? only : written;

        return new CsvTable([.. Header.Select(NameOf)], Rows, Problems, Separator);
    }

    /// <summary>Columns that a spreadsheet wrote because something stood there once.</summary>
    private static void RemoveBlankEnds(List<CsvRow> records)
    {
        var named = records[0].Cells.Length;
        while (named > 1 && records.TrueForAll(row => row.Cells.Length < named || string.IsNullOrWhiteSpace(row.Cells[named - 1])))
        {
            named--;
        }

        for (var index = 0; index < records.Count; index++)
        {
            var cells = records[index].Cells;
            records[index] = records[index] with { Cells = cells[..Math.Min(named, cells.Length)] };
        }
    }

    /// <summary>Reads a file as UTF-8, with or without a byte order mark.</summary>
    /// <exception cref="IOException">The file is too large, or cannot be opened.</exception>
    public static StreamReader OpenFile(string path)
    {
        CheckSize(path, FileSizeLimits.Csv);
        return new(path, new UTF8Encoding(false, throwOnInvalidBytes: false), detectEncodingFromByteOrderMarks: true);
    }

    /// <summary>The bytes of a spreadsheet's file.</summary>
    /// <exception cref="IOException">The file is too large, or cannot be opened.</exception>
    public static byte[] ReadSmallFile(string path)
    {
        CheckSize(path, FileSizeLimits.Workbook);
        return File.ReadAllBytes(path);
    }

    private static void CheckSize(string path, long maximum)
    {
        if (new FileInfo(path) is { Exists: true } file && file.Length > maximum)
        {
            throw new IOException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"It has {file.Length / FileSizeLimits.Megabyte} MB, and at most {maximum / FileSizeLimits.Megabyte} MB "
                        + $"are read. Remove columns that are not used."
                )
            );
        }
    }

    /// <summary>Whether the header names a column.</summary>
    public bool HasColumn(string column) => columns.ContainsKey(column);

    /// <summary>A row's cell; empty where there is no such column.</summary>
    public string GetCell(CsvRow row, string column) => columns.TryGetValue(column, out var index) ? row.Cells[index] : "";

    /// <summary>A row's cell that is a name, a code or a number: as it is seen.</summary>
    public string GetCode(CsvRow row, string column) => CellCharacters.ToVisible(GetCell(row, column));

    private static IEnumerable<FileProblem> ValidateHeader(ImmutableArray<string> header, int line)
    {
        var seenNames = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, name) in header.Index())
        {
            if (name.Length == 0)
            {
                yield return new FileProblem(line, $"Column {index + 1} has no name. Name it, or remove it.");
            }
            else if (!seenNames.Add(name))
            {
                yield return new FileProblem(line, $"There are two columns '{name}'. Remove one of them.");
            }
            else if (name.Contains(ReplacementCharacter, StringComparison.Ordinal))
            {
                yield return new FileProblem(line, NotUtf8Message);
            }
        }
    }

    private static IEnumerable<FileProblem> ValidateRow(CsvRow row, int columnCount)
    {
        if (row.Cells.Length != columnCount)
        {
            var cellCount = ProblemMessage.ForCount(row.Cells.Length, $"1 cell", $"{row.Cells.Length} cells");
            yield return new FileProblem(
                row.Line,
                $"The row has {cellCount}, the header {columnCount}. Put cells that hold a comma, a "
                    + $"semicolon or a line break in double quotes."
            );
        }

        if (row.Cells.Any(cell => cell.Contains(ReplacementCharacter, StringComparison.Ordinal)))
        {
            yield return new FileProblem(row.Line, NotUtf8Message);
        }
    }

    private static ProblemMessage NotUtf8Message => $"The line is not UTF-8. Save the file as 'CSV UTF-8'.";
}

/// <summary>One row of a file: the line it begins on, and its cells.</summary>
internal sealed record CsvRow(int Line, ImmutableArray<string> Cells);
