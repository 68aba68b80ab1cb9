using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace Survey.Data.Studies.Workbooks.Spreadsheets;

/// <summary>Reads the sheets of a file of Excel before 2007 (.xls).</summary>
/// <remarks>Where a formula yields an error, the cell is empty. LibreOffice writes 0 for a formula that yields a text, and only itself
/// computes it again: the text is not in the file.</remarks>
internal static class BinarySheetReader
{
    /// <summary>The name, inside the container, of a newer file that a password protects.</summary>
    private static readonly byte[] EncryptedPackageName = Encoding.Unicode.GetBytes("EncryptedPackage");

    /// <summary>How the record BOF begins, which a stream begins with: of Excel 97 or later, and of the workbook and not of a
    /// sheet.</summary>
    private static ReadOnlySpan<byte> BeginOfWorkbook => [0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00];

    private const int BeginRecordLength = 20;

    private static ReadOnlySpan<byte> WriteProtect => [0x86, 0x00, 0x00, 0x00];

    private static ReadOnlySpan<byte> FilePass => [0x2F, 0x00];

    /// <summary>The day of times that have no date: day 0, as Excel counts.</summary>
    private static readonly DateTime DayOfTimes = new(1899, 12, 31, 0, 0, 0, DateTimeKind.Unspecified);

    // Texts of files from before Excel 97 are in the code page of Windows that they name.
    static BinarySheetReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Whether a file is a container of Office before 2007, in which encrypted newer files lie too.</summary>
    public static bool IsCompound(ReadOnlySpan<byte> content) => content.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]);

    /// <summary>The sheets, in order, as they are asked for.</summary>
    /// <exception cref="SpreadsheetException">A password protects the file.</exception>
    public static IEnumerable<SpreadsheetSheet> Read(byte[] content)
    {
        using var reader = Open(content);
        do
        {
            yield return new SpreadsheetSheet(reader.Name ?? "", cells => ReadRows(reader, cells));
        } while (reader.NextResult());
    }

    private static IExcelDataReader Open(byte[] content) =>
        content.AsSpan().IndexOf(EncryptedPackageName) >= 0 || IsEncrypted(content)
            ? throw new SpreadsheetException($"The file is protected by a password. Save it without one.")
            : ExcelReaderFactory.CreateBinaryReader(new MemoryStream(content));

    /// <summary>Whether the record FILEPASS stands where the workbook's stream begins. The library would read on without the
    /// password.</summary>
    private static bool IsEncrypted(ReadOnlySpan<byte> content)
    {
        var begin = content.IndexOf(BeginOfWorkbook);
        var records = begin < 0 ? [] : content[Math.Min(content.Length, begin + BeginRecordLength)..];
        return (records.StartsWith(WriteProtect) ? records[WriteProtect.Length..] : records).StartsWith(FilePass);
    }

    private static IEnumerable<(int Number, List<string> Cells)> ReadRows(IExcelDataReader reader, SheetCells sheet)
    {
        while (reader.Read())
        {
            var cells = new List<string>();
            for (var column = 0; column < reader.FieldCount; column++)
            {
                sheet.Set(cells, column, FormatValue(reader.GetValue(column), reader.GetNumberFormatString(column)));
            }

            if (cells.Count > 0)
            {
                yield return (reader.Depth + 1, cells);
            }
        }
    }

    private static string FormatValue(object? value, string? format) =>
        value switch
        {
            null => "",
            bool truth => truth ? "TRUE" : "FALSE",
            DateTime moment => SpreadsheetNumberFormats.FormatMoment(Round(moment), moment.Date > DayOfTimes),
            TimeSpan time => SpreadsheetNumberFormats.FormatMoment(Round(DayOfTimes + time), time.Days > 0),
            double number => SpreadsheetNumberFormats.FormatNumber(number, SpreadsheetNumberFormats.DigitCountOf(format ?? "")),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };

    /// <summary>To the second: a day's part as a fraction of two digits in base 2 is never quite it.</summary>
    private static DateTime Round(DateTime moment)
    {
        var later = moment.AddTicks(TimeSpan.TicksPerSecond / 2);
        return later.AddTicks(-(later.Ticks % TimeSpan.TicksPerSecond));
    }
}
