using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Survey.Data.Questionnaires.Markup;

namespace Survey.Web.Features.Respond.Texts;

/// <summary>Renders texts with Markdown as HTML. All text is encoded, and no tags but links, <c>em</c> and <c>strong</c> are
/// made.</summary>
internal static class MarkupHtmlRenderer
{
    public static IHtmlContent Render(string text)
    {
        var html = new HtmlContentBuilder();
        foreach (var run in MarkupParser.Parse(text))
        {
            IHtmlContent inner = new HtmlContentBuilder().Append(run.Text);
            inner = run.IsEmphasised ? WrapIn("em", inner) : inner;
            inner = run.IsStrong ? WrapIn("strong", inner) : inner;
            html.AppendHtml(run.Target is { } target ? RenderLink(target, inner) : inner);
        }

        return html;
    }

    private static TagBuilder RenderLink(Uri target, IHtmlContent inner)
    {
        var link = WrapIn("a", inner);
        link.Attributes["href"] = target.AbsoluteUri;
        link.Attributes["target"] = "_blank";
        link.Attributes["rel"] = "noopener noreferrer";
        return link;
    }

    private static TagBuilder WrapIn(string tag, IHtmlContent inner)
    {
        var element = new TagBuilder(tag);
        element.InnerHtml.AppendHtml(inner);
        return element;
    }
}
