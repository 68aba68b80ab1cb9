using System.Text.RegularExpressions;

namespace Survey.Data.Questionnaires.Markup;

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
    /// <summary>Bold in italics in a link in a heading; deeper nesting is left as typed, so that hostile text is parsed fast.</summary>
    private const int MaximumDepth = 4;

    /// <summary>Longer than any label: such a text is a pasted file, and is shown as it is.</summary>
    private const int MaximumLength = 4_000;

    /// <summary>The runs of a text, in order.</summary>
    public static IEnumerable<MarkupRun> Parse(string text) => Parse(text, new MarkupRun("", false, false, null), 0);

    /// <summary>The words alone, as files and titles have them.</summary>
    public static string ToPlainText(string text) =>
        text.Length > MaximumLength || text.IndexOfAny(['*', '_', '#', '[', '<', '\\']) < 0
            ? text
            : string.Concat(Parse(text).Select(run => run.Text)).Trim();

    /// <summary>Escapes a plain text so that it contains no markup.</summary>
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

        if ((Group("name") ?? Group("escaped")) is { } plain)
        {
            return [enclosing with { Text = plain }];
        }

        if ((Group("strong") ?? Group("heading")) is { } strong)
        {
            return Parse(strong, enclosing with { IsStrong = true }, depth);
        }

        if (Group("emphasised") is { } emphasised)
        {
            return Parse(emphasised, enclosing with { IsEmphasised = true }, depth);
        }

        if (Group("link") is { } link)
        {
            return Parse(link, enclosing with { Target = ParseTarget(match.Groups["target"].Value) }, depth);
        }

        return match.Value.StartsWith("<br", StringComparison.OrdinalIgnoreCase) ? [enclosing with { Text = "\n" }] : [];
    }

    /// <summary>Links lead to pages and mails, and run nothing.</summary>
    private static Uri? ParseTarget(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var target) && target.Scheme is "https" or "http" or "mailto" ? target : null;

    [GeneratedRegex(
        @"(?<name>\$\{[^{}]*\})|\\(?<escaped>[\\*_#\[\]<])|^\#{1,6}[ ]+(?<heading>[^\n]+?)\#*$"
            + @"|\[(?<link>[^\[\]\n]+)\]\((?<target>[^()\s]+)\)"
            + @"|(?<![\p{L}\p{N}*])\*\*(?=[^\s*])(?<strong>.{1,300}?)(?<=[^\s*\\])\*\*(?![\p{L}\p{N}*])"
            + @"|(?<![\p{L}\p{N}_])__(?=[^\s_])(?<strong>.{1,300}?)(?<=[^\s_\\])__(?![\p{L}\p{N}_])"
            + @"|(?<![\p{L}\p{N}*])\*(?=[^\s*])(?<emphasised>.{1,300}?)(?<=[^\s*\\])\*(?![\p{L}\p{N}*])"
            + @"|(?<![\p{L}\p{N}_])_(?=[^\s_])(?<emphasised>.{1,300}?)(?<=[^\s_\\])_(?![\p{L}\p{N}_])"
            + @"|</?(span|b|i|u|em|strong|br|p|h[1-6]|small|big|font|center|div)\b[^<>]*>",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.IgnoreCase
    )]
    private static partial Regex MarkupPattern();

    [GeneratedRegex(@"[\\*_#\[\]<]", RegexOptions.CultureInvariant)]
    private static partial Regex SpecialCharacterPattern();
}
