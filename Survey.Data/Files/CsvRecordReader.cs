using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Survey.Data.Files;

/// <summary>Takes the text of a CSV file apart: rows of cells, with <c>,</c>, <c>;</c> or tabs between them.</summary>
internal static class CsvRecordReader
{
    /// <summary>The rows that hold anything, each with the line it begins on; the header is the first.</summary>
    public static IEnumerable<(int Line, string[] Cells)> ReadRecords(string text)
    {
        var lines = text.IndexOfAny(['\r', '\n']) is >= 0 and var end && CsvSeparator.FindStated(text) is not null ? text[end..] : text;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = CsvSeparator.Detect(text).ToString(),
            HasHeaderRecord = false,
            IgnoreBlankLines = false,
            BadDataFound = null,
        };
        using var parser = new CsvParser(new StringReader(lines), configuration);
        for (var line = 1; parser.Read(); line = parser.RawRow + 1)
        {
            var cells = parser.Record ?? [];
            if (!Array.TrueForAll(cells, string.IsNullOrWhiteSpace))
            {
                yield return (line, cells);
            }
        }
    }
}
