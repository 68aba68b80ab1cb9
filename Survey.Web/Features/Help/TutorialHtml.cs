using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;

namespace Survey.Web.Features.Help;

/// <summary>Writes a paragraph of the tutorial as HTML: code, bold, emphasis and links.</summary>
internal static partial class TutorialHtml
{
    /// <summary>The reference as the repository holds it. The tutorial's links lead there; on a page they lead to the reference's
    /// pages.</summary>
    private const string ReferenceFile = "../../../Survey.Data/README.md";

    /// <summary>The paragraph; what is no mark of Markdown is encoded.</summary>
    public static IHtmlContent Render(string markdown)
    {
        var html = new HtmlContentBuilder();
        var position = 0;
        foreach (Match mark in MarkPattern().Matches(markdown))
        {
            html.Append(markdown[position..mark.Index]);
            AppendMark(html, mark);
            position = mark.Index + mark.Length;
        }

        return html.Append(markdown[position..]);
    }

    private static void AppendMark(HtmlContentBuilder html, Match mark)
    {
        if (mark.Groups["address"].Success)
        {
            html.AppendHtml("<a href=\"").Append(AddressOf(mark.Groups["address"].Value)).AppendHtml("\">");
            html.Append(mark.Groups["text"].Value).AppendHtml("</a>");
            return;
        }

        var tag = mark.Value switch
        {
            ['`', ..] => "code",
            ['*', '*', ..] => "strong",
            _ => "em",
        };
        html.AppendHtml($"<{tag}>").Append(mark.Value.Trim('`', '*')).AppendHtml($"</{tag}>");
    }

    private static string AddressOf(string link) =>
        link.StartsWith(ReferenceFile, StringComparison.Ordinal)
            ? HelpController.Path + link[ReferenceFile.Length..].Replace('#', '/')
            : link;

    [GeneratedRegex(@"`[^`]+`|\*\*[^*]+\*\*|\*[^*]+\*|\[(?<text>[^\]]+)\]\((?<address>[^)]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex MarkPattern();
}
