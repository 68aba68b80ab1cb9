using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Survey.Data.Questionnaires;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Respond.Texts;

/// <summary>Renders whom a respondent may ask: e-mail addresses and telephone numbers are links. All text is encoded.</summary>
internal static partial class ContactHtmlRenderer
{
    /// <summary>Fewer digits are a room or a year, and no telephone number.</summary>
    private const int MinimumDigits = 7;

    /// <summary>Renders a contact in the page's language, or in the default language and marked.</summary>
    public static IHtmlContent Render(LocalizedText contact) =>
        LanguageMark.Wrap(Render(contact.ForLanguage(SiteLanguages.Current)), contact.LanguageFor(SiteLanguages.Current));

    /// <summary>Renders a text of the resources in whose place <c>{0}</c> the contact stands.</summary>
    public static IHtmlContent RenderIn(string format, LocalizedText contact)
    {
        var language = SiteLanguages.Page.Texts.Code;
        var parts = format.Split("{0}");
        return new HtmlContentBuilder()
            .AppendHtml(LanguageMark.Encode(parts[0], language))
            .AppendHtml(Render(contact))
            .AppendHtml(LanguageMark.Encode(string.Concat(parts.Skip(1)), language));
    }

    private static HtmlContentBuilder Render(string text)
    {
        var html = new HtmlContentBuilder();
        var position = 0;
        foreach (Match match in LinkPattern().Matches(text))
        {
            if (FindTarget(match) is { } target)
            {
                html.Append(text[position..match.Index]).AppendHtml(CreateLink(target, match.Value));
                position = match.Index + match.Length;
            }
        }

        html.Append(text[position..]);
        return html;
    }

    private static string? FindTarget(Match match)
    {
        if (match.Groups["mail"].Success)
        {
            return $"mailto:{match.Value}";
        }

        var digits = string.Concat(match.Value.Where(char.IsAsciiDigit));
        var sign = match.Value[0] == '+' ? "+" : "";
        return digits.Length >= MinimumDigits ? $"tel:{sign}{digits}" : null;
    }

    private static TagBuilder CreateLink(string target, string text)
    {
        var link = new TagBuilder("a");
        link.Attributes["href"] = target;
        link.InnerHtml.Append(text);
        return link;
    }

    [GeneratedRegex(
        @"(?<mail>[\w.+-]+@[\w-]+(\.[\w-]+)+)|(?<tel>(?<![\w@.])\+?[0-9][0-9 \u00A0()‑-]*[0-9](?![\w@]))",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex LinkPattern();
}
