using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Survey.Data.Studies.Workbooks;

/// <summary>Takes the text of a CSV file apart: rows of cells, with <c>,</c> or <c>;</c> between them.</summary>
internal static class CsvRecordReader
{
    /// <summary>The rows that hold anything, each with the line it begins on; the header is the first.</summary>
    public static IEnumerable<(int Line, string[] Cells)> ReadRecords(string text)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = DetectDelimiter(text),
            HasHeaderRecord = false,
            IgnoreBlankLines = false,
            BadDataFound = null,
        };
        using var parser = new CsvParser(new StringReader(text), configuration);
        for (var line = 1; parser.Read(); line = parser.RawRow + 1)
        {
            var cells = parser.Record ?? [];
            if (cells.Length > 1 || cells is [{ Length: > 0 }])
            {
                yield return (line, cells);
            }
        }
    }

    /// <summary>Whichever stands more often in the first line, outside quotes.</summary>
    private static string DetectDelimiter(string text)
    {
        var (commas, semicolons, isQuoted) = (0, 0, false);
        foreach (var c in text.TakeWhile(c => isQuoted || (c != '\n' && c != '\r')))
        {
            isQuoted ^= c == '"';
            commas += c == ',' && !isQuoted ? 1 : 0;
            semicolons += c == ';' && !isQuoted ? 1 : 0;
        }

        return semicolons > commas ? ";" : ",";
    }
}
