using System.Text.RegularExpressions;

namespace Survey.Data.Questionnaires;

/// <summary>A stretch of a text, and how it is set.</summary>
/// <param name="Text">The words.</param>
/// <param name="IsStrong">Whether they are bold: <c>**so**</c>, or a heading (<c># so</c>).</param>
/// <param name="IsEmphasised">Whether they are italic: <c>*so*</c> or <c>_so_</c>.</param>
/// <param name="Target">The address that they lead to (<c>[so](https://…)</c>), or null.</param>
public sealed record MarkupRun(string Text, bool IsStrong, bool IsEmphasised, Uri? Target);

/// <summary>XLSForm's Markdown in labels and hints: bold, italics, links and headings. Tags that only set type (<c>span</c>, <c>b</c>,
/// <c>br</c> …) are left out.</summary>
public static partial class MarkupParser
{
    private const int MaximumDepth = 4;

    /// <summary>A label, however long; more is a file that someone has pasted, and stays as it is.</summary>
    private const int MaximumLength = 4_000;

    /// <summary>The stretches of a text, in order.</summary>
    public static IEnumerable<MarkupRun> Parse(string text) => Parse(text, new MarkupRun("", false, false, null), 0);

    /// <summary>The words alone, as files and titles have them.</summary>
    public static string ToPlainText(string text) =>
        text.Length > MaximumLength || text.IndexOfAny(['*', '_', '#', '[', '<', '\\']) < 0
            ? text
            : string.Concat(Parse(text).Select(run => run.Text)).Trim();

    /// <summary>A text that is none, whatever signs it holds.</summary>
    public static string Escape(string text) => SpecialCharacterPattern().Replace(text, @"\$0");

    private static IEnumerable<MarkupRun> Parse(string text, MarkupRun enclosing, int depth)
    {
        var position = 0;
        foreach (var match in depth > MaximumDepth ? [] : MarkupPattern().Matches(text).AsEnumerable())
        {
            if (match.Index > position)
            {
                yield return enclosing with
                {
                    Text = text[position..match.Index],
                };
            }

            foreach (var run in ParseMatch(match, enclosing, depth + 1))
            {
                yield return run;
            }

            position = match.Index + match.Length;
        }

        if (position < text.Length)
        {
            yield return enclosing with
            {
                Text = text[position..],
            };
        }
    }

    private static IEnumerable<MarkupRun> ParseMatch(Match match, MarkupRun enclosing, int depth)
    {
        string? Group(string name) => match.Groups[name] is { Success: true } group ? group.Value : null;

        return Group("name") is { } name ? [enclosing with { Text = name }]
            : Group("escaped") is { } escaped ? [enclosing with { Text = escaped }]
            : Group("strong") is { } strong ? Parse(strong, enclosing with { IsStrong = true }, depth)
            : Group("heading") is { } heading ? Parse(heading, enclosing with { IsStrong = true }, depth)
            : Group("emphasised") is { } emphasised ? Parse(emphasised, enclosing with { IsEmphasised = true }, depth)
            : Group("link") is { } link ? Parse(link, enclosing with { Target = ParseTarget(match.Groups["target"].Value) }, depth)
            : match.Value.StartsWith("<br", StringComparison.OrdinalIgnoreCase) ? [enclosing with { Text = "\n" }]
            : [];
    }

    /// <summary>Links lead to pages and mails, and run nothing.</summary>
    private static Uri? ParseTarget(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var target) && target.Scheme is "https" or "http" or "mailto" ? target : null;

    [GeneratedRegex(
        @"(?<name>\$\{[^{}]*\})|\\(?<escaped>[\\*_#\[\]<])|^\#{1,6}[ ]+(?<heading>[^\n]+?)\#*$|\[(?<link>[^\[\]\n]+)\]\((?<target>[^()\s]+)\)"
            + @"|(?<![\p{L}\p{N}*])\*\*(?=[^\s*])(?<strong>.{1,300}?)(?<=[^\s*\\])\*\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_])__(?=[^\s_])(?<strong>.{1,300}?)(?<=[^\s_\\])__(?![\p{L}\p{N}_])"
            + @"|(?<![\p{L}\p{N}*])\*(?=[^\s*])(?<emphasised>.{1,300}?)(?<=[^\s*\\])\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_])_(?=[^\s_])(?<emphasised>.{1,300}?)(?<=[^\s_\\])_(?![\p{L}\p{N}_])"
            + @"|</?(span|b|i|u|em|strong|br|p|h[1-6]|small|big|font|center|div)\b[^<>]*>",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.IgnoreCase
    )]
    private static partial Regex MarkupPattern();

    [GeneratedRegex(@"[\\*_#\[\]<]", RegexOptions.CultureInvariant)]
    private static partial Regex SpecialCharacterPattern();
}
