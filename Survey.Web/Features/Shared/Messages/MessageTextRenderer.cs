using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Survey.Data.Questionnaires.Markup;

namespace Survey.Web.Features.Shared.Messages;

/// <summary>Renders the Markdown of a message: paragraphs, lists, bold, italics and links, as plain text and as quiet HTML.</summary>
internal static partial class MessageTextRenderer
{
    private const string ListMark = "- ";

    /// <summary>Readable in every mail program: one column, the system's type, no picture and nothing that is fetched.</summary>
    private const string Style =
        "font-family:-apple-system,'Segoe UI',Roboto,Arial,sans-serif;font-size:16px;line-height:1.5;color:#1b1b1b;max-width:38em";

    /// <summary>The plain text: links have their address behind their words.</summary>
    public static string ToText(string markdown) =>
        string.Join("\n\n", SplitParagraphs(markdown).Select(lines => string.Join('\n', lines.Select(LineToText)))) + "\n";

    /// <summary>A whole HTML page.</summary>
    public static string ToHtml(string markdown, string language) =>
        $"<!DOCTYPE html><html lang=\"{WebUtility.HtmlEncode(language)}\"><head><meta charset=\"utf-8\"></head><body>"
        + $"<div style=\"{Style}\">{ToHtmlBody(markdown)}</div></body></html>";

    /// <summary>The same without the page around it.</summary>
    public static string ToHtmlBody(string markdown) => string.Concat(SplitParagraphs(markdown).Select(ParagraphToHtml));

    private static IEnumerable<string[]> SplitParagraphs(string markdown) =>
        from paragraph in ParagraphEnd().Split(markdown.ReplaceLineEndings("\n").Trim('\n'))
        where !string.IsNullOrWhiteSpace(paragraph)
        select paragraph.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string LineToText(string line)
    {
        var text = new StringBuilder();
        foreach (var run in MarkupParser.Parse(line))
        {
            text.Append(run.Text);
            if (run.Target is { } target && target.OriginalString != run.Text)
            {
                text.Append(": ").Append(target.OriginalString);
            }
        }

        return text.ToString();
    }

    private static string ParagraphToHtml(string[] lines) =>
        lines.All(line => line.StartsWith(ListMark, StringComparison.Ordinal))
            ? $"<ul>{string.Concat(lines.Select(line => $"<li>{LineToHtml(line[ListMark.Length..])}</li>"))}</ul>"
            : $"<p>{string.Join("<br>", lines.Select(LineToHtml))}</p>";

    private static string LineToHtml(string line) => string.Concat(MarkupParser.Parse(line).Select(RunToHtml));

    private static string RunToHtml(MarkupRun run)
    {
        var inner = run.Target is null ? LinkAddresses(run.Text) : WebUtility.HtmlEncode(run.Text);
        inner = run.IsEmphasised ? $"<em>{inner}</em>" : inner;
        inner = run.IsStrong ? $"<strong>{inner}</strong>" : inner;
        return run.Target is { } target ? $"<a href=\"{WebUtility.HtmlEncode(target.AbsoluteUri)}\">{inner}</a>" : inner;
    }

    /// <summary>Addresses that stand in the text lead where they say.</summary>
    private static string LinkAddresses(string text)
    {
        var html = new StringBuilder();
        var position = 0;
        foreach (var match in AddressPattern().Matches(text).AsEnumerable())
        {
            html.Append(WebUtility.HtmlEncode(text[position..match.Index]));
            var address = WebUtility.HtmlEncode(match.Value);
            html.Append("<a href=\"").Append(address).Append("\">").Append(address).Append("</a>");
            position = match.Index + match.Length;
        }

        return html.Append(WebUtility.HtmlEncode(text[position..])).ToString();
    }

    [GeneratedRegex(@"\n\s*\n", RegexOptions.CultureInvariant)]
    private static partial Regex ParagraphEnd();

    /// <summary>Without the full stop or bracket behind it.</summary>
    [GeneratedRegex(@"https?://[^\s<>""]+[^\s<>"".,;:!?)\]]", RegexOptions.CultureInvariant)]
    private static partial Regex AddressPattern();
}
