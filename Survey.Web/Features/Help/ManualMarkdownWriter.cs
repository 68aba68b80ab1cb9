using System.Globalization;
using System.Text;

namespace Survey.Web.Features.Help;

/// <summary>Writes the reference as Markdown, in English: a chapter for each section, a table or a list for each group.</summary>
internal static class ManualMarkdownWriter
{
    /// <summary>The line before the reference in a file that holds other text too.</summary>
    public const string BeginMarker = "<!-- The reference begins. It is written by the command manual; do not edit it here. -->";

    /// <summary>The line after it.</summary>
    public const string EndMarker = "<!-- The reference ends. -->";

    /// <summary>The whole reference; lines end with a line feed.</summary>
    public static string Write(ReferenceManual manual)
    {
        var text = new StringBuilder();
        foreach (var section in manual.Sections)
        {
            text.Append(CultureInfo.InvariantCulture, $"## {HelpResources.English(section.TitleKey)}\n\n");
            text.Append(CultureInfo.InvariantCulture, $"{HelpResources.English(section.TextKey)}\n\n");
            foreach (var group in section.Groups)
            {
                AppendGroup(text, group.Key, [.. group]);
            }
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>A file's text with the reference between its two markers; null where it does not have both, in order.</summary>
    public static string? ReplaceBetweenMarkers(string text, string reference)
    {
        var begin = text.IndexOf(BeginMarker, StringComparison.Ordinal);
        var end = text.IndexOf(EndMarker, StringComparison.Ordinal);
        return begin < 0 || end < begin ? null : $"{text[..(begin + BeginMarker.Length)]}\n\n{reference}\n{text[end..]}";
    }

    private static void AppendGroup(StringBuilder text, string name, IReadOnlyList<ManualEntry> entries)
    {
        if (name.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"### {name}\n\n");
        }

        if (entries.Any(entry => entry.Example.Contains('\n', StringComparison.Ordinal)))
        {
            AppendList(text, entries);
        }
        else
        {
            AppendTable(text, entries);
        }
    }

    private static void AppendList(StringBuilder text, IReadOnlyList<ManualEntry> entries)
    {
        foreach (var entry in entries)
        {
            text.Append(CultureInfo.InvariantCulture, $"- `{entry.Name}`: {DescriptionOf(entry)}\n");
            if (entry.Example.Length > 0)
            {
                var lines = entry.Example.Replace("\n", "\n  ", StringComparison.Ordinal);
                text.Append(CultureInfo.InvariantCulture, $"\n  ```\n  {lines}\n  ```\n");
            }
        }

        text.Append('\n');
    }

    private static void AppendTable(StringBuilder text, IReadOnlyList<ManualEntry> entries)
    {
        var hasExamples = entries.Any(entry => entry.Example.Length > 0);
        text.Append(hasExamples ? "| word | meaning | example |\n|---|---|---|\n" : "| word | meaning |\n|---|---|\n");
        foreach (var entry in entries)
        {
            var example = entry.Example.Length > 0 ? $"`{EscapeCell(entry.Example)}`" : "";
            var cells = $"| `{EscapeCell(entry.Name)}` | {EscapeCell(DescriptionOf(entry))} |";
            text.Append(cells).Append(hasExamples ? $" {example} |\n" : "\n");
        }

        text.Append('\n');
    }

    private static string DescriptionOf(ManualEntry entry) => $"{entry.Description} {entry.Notes}".TrimEnd();

    private static string EscapeCell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
