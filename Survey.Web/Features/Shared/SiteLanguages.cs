using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Survey.Data.Texts;

namespace Survey.Web.Features.Shared;

/// <summary>The languages that pages are written in: those that have resource files. The default unless the reader chose another.</summary>
internal static class SiteLanguages
{
    /// <summary>The form field of a change of language. It begins with a point because a question may be called language.</summary>
    public const string FieldName = ".language";

    private const string CookieName = "survey-language";

    /// <summary>Code and own name, the default first.</summary>
    public static IReadOnlyList<(string Code, string Name)> All { get; } =
        [.. TextResources.LanguagesOf(typeof(SiteLanguages).Assembly).Select(code => (code, OwnNameOf(code)))];

    /// <summary>The code of the language that this page is written in.</summary>
    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>Whether pages are written in that language.</summary>
    public static bool IsSupported(string? code) => All.Any(language => language.Code == code);

    /// <summary>A language's name in itself, with a capital as in a list: <c>Svenska</c>.</summary>
    private static string OwnNameOf(string code)
    {
        var culture = CultureInfo.GetCultureInfo(code);
        return culture.TextInfo.ToUpper(culture.NativeName[0]) + culture.NativeName[1..];
    }

    /// <summary>Stores the choice in a cookie for a year, and uses it for the rest of this request.</summary>
    public static void SetLanguage(HttpContext context, string code)
    {
        var cookie = new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            MaxAge = TimeSpan.FromDays(365),
        };
        context.Response.Cookies.Append(CookieName, code, cookie);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(code);
    }

    /// <summary>The language of a preview, which is in its address: <c>/manage/studies/KEY/preview/en/…</c>.</summary>
    private static string? FindPreviewLanguage(PathString path) =>
        path.Value?.Split('/') is [_, "manage", "studies", _, "preview", var code, ..] && IsSupported(code) ? code : null;

    /// <summary>Reads the choice from the address or the cookie only. The browser's own settings are ignored: they often say English
    /// where the
    /// person reads Swedish.</summary>
    public static void Configure(RequestLocalizationOptions options)
    {
        string[] codes = [.. All.Select(language => language.Code)];
        options.SetDefaultCulture(codes[0]).AddSupportedCultures(codes).AddSupportedUICultures(codes);
        options.RequestCultureProviders =
        [
            CreateProvider(context => FindPreviewLanguage(context.Request.Path)),
            CreateProvider(context => context.Request.Cookies[CookieName]),
        ];
    }

    private static CustomRequestCultureProvider CreateProvider(Func<HttpContext, string?> findCode) =>
        new(context =>
            Task.FromResult(findCode(context) is { } code && IsSupported(code) ? new ProviderCultureResult(code) : null)
        );
}
