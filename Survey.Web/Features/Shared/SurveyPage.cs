using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.Localization;
using Survey.Data.Questionnaires;

namespace Survey.Web.Features.Shared;

/// <summary>Every view. A text that is not in the page's language is marked with its own, so that screen readers pronounce it and
/// browsers set it in its direction: the site's own texts by themselves, a study's texts by <see cref="Localized"/>.</summary>
internal abstract class SurveyPage<TModel> : RazorPage<TModel>
{
    private bool isInTag;
    private bool isInTagHelperAttribute;

    /// <summary>A text of the study in the page's language, or in the default language and marked.</summary>
    protected static IHtmlContent Localized(LocalizedText text) =>
        LanguageMark.Encode(text.ForLanguage(SiteLanguages.Current), text.LanguageFor(SiteLanguages.Current));

    /// <summary>One of the site's own texts that was put together as a string, marked like the others.</summary>
    protected static IHtmlContent SiteText(string text) => LanguageMark.Encode(text, SiteLanguages.Page.Texts.Code);

    /// <summary>Writes one of the site's own texts; without this overload it would be written as any string.</summary>
    public void Write(LocalizedString text)
    {
        if (isInTag || isInTagHelperAttribute)
        {
            Write(text.Value);
        }
        else
        {
            Write(LanguageMark.Encode(text.Value, SiteLanguages.Page.Texts.Code));
        }
    }

    /// <summary>The tag of a tag helper (every form) is no literal: its attributes are written between these two.</summary>
    public new void BeginWriteTagHelperAttribute()
    {
        isInTagHelperAttribute = true;
        base.BeginWriteTagHelperAttribute();
    }

    /// <inheritdoc cref="BeginWriteTagHelperAttribute"/>
    public new string EndWriteTagHelperAttribute()
    {
        isInTagHelperAttribute = false;
        return base.EndWriteTagHelperAttribute();
    }

    /// <summary>Notes whether what follows is an attribute, in which nothing can be marked.</summary>
    public override void WriteLiteral(string? value)
    {
        base.WriteLiteral(value);
        var (opened, closed) = (value?.LastIndexOf('<') ?? -1, value?.LastIndexOf('>') ?? -1);
        isInTag = opened == closed ? isInTag : opened > closed;
    }
}

/// <summary>Marks the language of a text on a page.</summary>
internal static class LanguageMark
{
    /// <summary>The text, in an element that tells its language where that is known and is not the page's.</summary>
    public static IHtmlContent Encode(string text, string code) => Wrap(new HtmlContentBuilder().Append(text), code);

    /// <summary>The same for what is HTML already.</summary>
    public static IHtmlContent Wrap(IHtmlContent content, string code)
    {
        var page = SiteLanguages.Page;
        var language = page.Offered.Concat(SiteLanguages.All).FirstOrDefault(language => language.Code == code);
        if (language is null || language.Tag == page.Shown.Tag || language.Tag == Language.UndeterminedCode)
        {
            return content;
        }

        var direction = language.IsRightToLeft ? "rtl" : "ltr";
        return new HtmlContentBuilder()
            .AppendHtml($"<span lang=\"{language.Tag}\" dir=\"{direction}\">")
            .AppendHtml(content)
            .AppendHtml("</span>");
    }
}
