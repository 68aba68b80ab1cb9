using System.Text.RegularExpressions;

namespace Survey.Data.Studies.Workbooks;

/// <summary>How a cell's text is written in a Markdown table, without loss.</summary>
/// <remarks>
/// A pipe is written <c>\|</c>. A line break is written <c>&lt;br&gt;</c>; a <c>&lt;br&gt;</c> that is meant as such has a backslash before
/// it, and backslashes that happen to stand before either are doubled. No other backslash means anything, so patterns stay as they are.
/// </remarks>
internal static partial class MarkdownCell
{
    public static string Encode(string cell) =>
        LineBreakPattern()
            .Replace(cell, match => match.Groups[1].Value + match.Groups[1].Value + (match.Groups[2].Value == "\n" ? "" : "\\") + "<br>")
            .Replace("|", "\\|", StringComparison.Ordinal);

    /// <summary>The text of a cell whose pipes have been read already.</summary>
    public static string Decode(string cell) =>
        LineBreakPattern()
            .Replace(cell, match =>
            {
                if (match.Groups[2].Value == "\n")
                {
                    return match.Value;
                }

                var slashes = match.Groups[1].Value;
                return slashes[..(slashes.Length / 2)] + (slashes.Length % 2 == 0 ? "\n" : "<br>");
            });

    /// <summary>The cells of a table's line: what stands between pipes that no backslash precedes. Beyond so many cells the rest of the
    /// line is one.</summary>
    public static List<string> Split(string line, int maximumCells)
    {
        var end = line.EndsWith('|') && !line.EndsWith("\\|", StringComparison.Ordinal) && line.Length > 1 ? line.Length - 1 : line.Length;
        var cells = new List<string>();
        var start = 1;
        while (cells.Count < maximumCells && FindPipe(line, start, end) is { } pipe)
        {
            cells.Add(Unescape(line[start..pipe]));
            start = pipe + 1;
        }

        cells.Add(Unescape(line[start..end]));
        return cells;
    }

    private static int? FindPipe(string line, int start, int end)
    {
        var index = start - 1;
        do
        {
            var next = line.AsSpan(index + 1, end - index - 1).IndexOf('|');
            index = next < 0 ? -1 : index + 1 + next;
        } while (index > 0 && line[index - 1] == '\\');
        return index < 0 ? null : index;
    }

    private static string Unescape(string cell) => Decode(cell.Replace("\\|", "|", StringComparison.Ordinal).Trim());

    /// <summary>Backslashes are counted from the first of their row, lest a long row of them be read from each anew.</summary>
    [GeneratedRegex(@"(?<!\\)(\\*)(\n|<br>)", RegexOptions.CultureInvariant)]
    private static partial Regex LineBreakPattern();
}
