using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Survey.Data.Questionnaires;

namespace Survey.Web.Features.Respond;

/// <summary>Texts with Markdown as a page shows them: every word is encoded, and no other tags than these come of it.</summary>
internal static class MarkupHtml
{
    public static IHtmlContent Of(string text)
    {
        var html = new HtmlContentBuilder();
        foreach (var run in Markup.Runs(text))
        {
            IHtmlContent inner = new HtmlContentBuilder().Append(run.Text);
            inner = run.IsEmphasised ? Within("em", inner) : inner;
            inner = run.IsStrong ? Within("strong", inner) : inner;
            html.AppendHtml(run.Target is { } target ? Link(target, inner) : inner);
        }

        return html;
    }

    private static TagBuilder Link(Uri target, IHtmlContent inner)
    {
        var link = Within("a", inner);
        link.Attributes["href"] = target.AbsoluteUri;
        link.Attributes["target"] = "_blank";
        link.Attributes["rel"] = "noopener noreferrer";
        return link;
    }

    private static TagBuilder Within(string tag, IHtmlContent inner)
    {
        var element = new TagBuilder(tag);
        element.InnerHtml.AppendHtml(inner);
        return element;
    }
}
