using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml;
using MiniExcelLibs;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies;

/// <summary>Reads a workbook from an Excel file, every cell as the text its author sees: <c>0123</c> stays, <c>2012-05-01</c> stays, 5 is <c>5</c>.</summary>
internal static partial class SpreadsheetReader
{
    /// <summary>A small file may unpack to anything; a study's does not unpack to more than this.</summary>
    private const long MaximumUnpackedBytes = 200L * 1024 * 1024;
    private const int MaximumParts = 2_000;

    /// <summary>Blank cells count too: a sheet may say that it has a million rows.</summary>
    private const int MaximumCells = 20_000_000;

    /// <summary>No study has more columns; the library's time grows with the square of a row's length.</summary>
    private const int MaximumColumns = 500;

    public static WorkbookReading Read(byte[] content)
    {
        try
        {
            return FindExcess(content) is { } excess ? WorkbookReading.Failed(excess) : ReadSheets(content);
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException or IOException or FormatException or ArgumentException
            or InvalidOperationException or KeyNotFoundException or NotSupportedException or NullReferenceException or IndexOutOfRangeException or OverflowException)
        {
            // Whatever a damaged or hostile file makes the spreadsheet library throw.
            return WorkbookReading.Failed($"The file is not an Excel workbook that can be read ({exception.GetType().Name}). Open it in Excel and save it as .xlsx again.");
        }
    }

    private static string? FindExcess(byte[] content)
    {
        using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
        return zip.Entries.Count > MaximumParts || zip.Entries.Sum(entry => entry.Length) > MaximumUnpackedBytes
            ? $"The file unpacks to more than {MaximumUnpackedBytes / 1024 / 1024} MB or {MaximumParts} parts. Remove pictures, unused sheets and formatted empty rows."
            : null;
    }

    private static WorkbookReading ReadSheets(byte[] content)
    {
        var sheets = new List<Sheet>();
        var problems = new ProblemList();
        WarnOfWideSheets(content, problems);
        var cells = 0;
        using var names = new MemoryStream(content);
        foreach (var name in MiniExcel.GetSheetNames(names))
        {
            using var stream = new MemoryStream(content);
            var sheet = new SheetBuilder(name.Trim(), mayHaveRule: false);
            foreach (IDictionary<string, object?> row in MiniExcel.QueryRange(stream, useHeaderRow: false, sheetName: name, startCell: "A1", endCell: LastCell))
            {
                cells += Math.Max(1, row.Count);
                if (cells > MaximumCells || !sheet.TryAdd(row.Values.Select(Text)))
                {
                    problems.Error("W005", new Place(name, ""), $"The sheet has more than {SheetBuilder.MaximumRows} rows, or the workbook more than {MaximumCells} cells. Remove what is not used.");
                    return new WorkbookReading(new Workbook([.. sheets, sheet.Build()]), problems.ToImmutable());
                }
            }

            sheets.Add(sheet.Build());
        }

        return new WorkbookReading(new Workbook([.. sheets]), problems.ToImmutable());
    }

    /// <summary>A sheet says at its beginning how far its cells reach, be they filled or only formatted.</summary>
    private static void WarnOfWideSheets(byte[] content, ProblemList problems)
    {
        using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
        foreach (var part in zip.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase)))
        {
            using var reader = new StreamReader(part.Open());
            var beginning = new char[4096];
            var length = reader.ReadBlock(beginning, 0, beginning.Length);
            if (Reach().Match(new string(beginning, 0, length)) is { Success: true } match && ColumnNumber(match.Groups["last"].Value) > MaximumColumns)
            {
                problems.Warning("W009", null, $"A sheet reaches as far as column {match.Groups["last"].Value}; the first {MaximumColumns} columns are read. Delete columns that are not used.");
            }
        }
    }

    private static int ColumnNumber(string letters) => letters.Aggregate(0, (number, letter) => (number * 26) + letter - 'A' + 1);

    [GeneratedRegex("<([a-z0-9]+:)?dimension [^>]*ref=\"[A-Z]+[0-9]+:(?<last>[A-Z]{1,3})[0-9]+\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Reach();

    private static string LastCell { get; } = Sheet.CellName(MaximumColumns - 1, 1_048_576);

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        bool truth => truth ? "TRUE" : "FALSE",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
