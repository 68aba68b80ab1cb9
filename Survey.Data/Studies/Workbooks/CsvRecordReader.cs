using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Survey.Data.Studies.Workbooks;

/// <summary>Takes the text of a CSV file apart: rows of cells, with <c>,</c>, <c>;</c> or tabs between them.</summary>
internal static class CsvRecordReader
{
    /// <summary>What Excel writes or reads first to say what stands between cells: <c>sep=;</c>.</summary>
    private const string SeparatorLine = "sep=";

    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>The rows that hold anything, each with the line it begins on; the header is the first.</summary>
    public static IEnumerable<(int Line, string[] Cells)> ReadRecords(string text)
    {
        var lines = text.IndexOfAny(['\r', '\n']) is >= 0 and var end && FindStatedSeparator(text) is not null ? text[end..] : text;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = DetectSeparator(text).ToString(),
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

    /// <summary>What stands between the cells: what the file itself says, or whichever stands most often in the first line, outside
    /// quotes.</summary>
    public static char DetectSeparator(string text) =>
        FindStatedSeparator(text) ?? Separators.MaxBy(separator => CountInFirstLine(text.TrimStart('\r', '\n'), separator));

    private static char? FindStatedSeparator(string text)
    {
        // More characters than the statement has with quotes and spaces around it, so that a long first line is not copied.
        const int StatementLength = 20;
        var firstLine = string.Concat(text.TakeWhile(c => c is not ('\r' or '\n')).Take(StatementLength)).Trim('"', ' ');
        return firstLine.Length == SeparatorLine.Length + 1 && firstLine.StartsWith(SeparatorLine, StringComparison.OrdinalIgnoreCase)
            ? firstLine[^1]
            : null;
    }

    private static int CountInFirstLine(string text, char separator)
    {
        var (count, isQuoted) = (0, false);
        foreach (var c in text.TakeWhile(c => isQuoted || (c != '\n' && c != '\r')))
        {
            isQuoted ^= c == '"';
            count += c == separator && !isQuoted ? 1 : 0;
        }

        return count;
    }
}
