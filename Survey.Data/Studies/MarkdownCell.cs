using System.Text.RegularExpressions;

namespace Survey.Data.Studies;

/// <summary>How a cell's text is written in a Markdown table, without loss.</summary>
/// <remarks>
/// A pipe is written <c>\|</c>. A line break is written <c>&lt;br&gt;</c>; a <c>&lt;br&gt;</c> that is meant as such has a backslash before it,
/// and backslashes that happen to stand before either are doubled. No other backslash means anything, so patterns stay as they are.
/// </remarks>
internal static partial class MarkdownCell
{
    public static string Encode(string cell) => Breaks()
        .Replace(cell, match => match.Groups[1].Value + match.Groups[1].Value + (match.Groups[2].Value == "\n" ? "" : "\\") + "<br>")
        .Replace("|", "\\|", StringComparison.Ordinal);

    /// <summary>The text of a cell whose pipes have been read already.</summary>
    public static string Decode(string cell) => Breaks().Replace(cell, match =>
    {
        var slashes = match.Groups[1].Value;
        return match.Groups[2].Value == "\n" ? match.Value : slashes[..(slashes.Length / 2)] + (slashes.Length % 2 == 0 ? "\n" : "<br>");
    });

    /// <summary>The cells of a table's line: what stands between pipes that no backslash precedes.</summary>
    public static List<string> Split(string line)
    {
        var inner = line[1..(line.EndsWith('|') && !line.EndsWith("\\|", StringComparison.Ordinal) && line.Length > 1 ? ^1 : ^0)];
        return [.. Pipes().Split(inner).Select(cell => Decode(cell.Replace("\\|", "|", StringComparison.Ordinal).Trim()))];
    }

    [GeneratedRegex(@"(\\*)(\n|<br>)", RegexOptions.CultureInvariant)]
    private static partial Regex Breaks();

    [GeneratedRegex(@"(?<!\\)\|", RegexOptions.CultureInvariant)]
    private static partial Regex Pipes();
}
