namespace Survey.Data.Files;

/// <summary>What stands between the cells of a CSV file: a comma, a semicolon or a tab.</summary>
internal static class CsvSeparator
{
    /// <summary>What Excel writes or reads first to say what stands between cells: <c>sep=;</c>.</summary>
    private const string SeparatorLine = "sep=";

    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>What stands between the cells: what the file itself says, or whichever stands most often in the first line, outside
    /// quotes.</summary>
    public static char Detect(string text) =>
        FindStated(text) ?? Separators.MaxBy(separator => CountInFirstLine(text.TrimStart('\r', '\n'), separator));

    /// <summary>What the file itself says; null where it says nothing.</summary>
    public static char? FindStated(string text)
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
