using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Survey.Web.Features.Shared;

/// <summary>The languages that pages are written in. Swedish unless the person chose another.</summary>
internal static class SiteLanguages
{
    /// <summary>The form field that a change of language is posted in. It begins with a point because a question may be called
    /// language.</summary>
    public const string FieldName = ".language";

    private const string CookieName = "survey-language";

    /// <summary>Code and own name, the default first.</summary>
    public static IReadOnlyList<(string Code, string Name)> All { get; } = [("sv", "Svenska"), ("en", "English")];

    /// <summary>The code of the language that this page is written in.</summary>
    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>Whether pages are written in that language.</summary>
    public static bool IsSupported(string? code) => All.Any(language => language.Code == code);

    /// <summary>Remembers the choice in a cookie, and writes the rest of this answer in it.</summary>
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

    /// <summary>The language that a form is previewed in, which stands in its address: <c>/manage/studies/KEY/preview/en/…</c>.</summary>
    private static string? FindPreviewLanguage(PathString path) =>
        path.Value?.Split('/') is [_, "manage", "studies", _, "preview", var code, ..] && IsSupported(code) ? code : null;

    /// <summary>Reads the choice, and nothing else: a browser's own settings often say English where the person reads Swedish.</summary>
    public static void Configure(RequestLocalizationOptions options)
    {
        string[] codes = [.. All.Select(language => language.Code)];
        options.SetDefaultCulture(codes[0]).AddSupportedCultures(codes).AddSupportedUICultures(codes);
        options.RequestCultureProviders =
        [
            new CustomRequestCultureProvider(context =>
                Task.FromResult(FindPreviewLanguage(context.Request.Path) is { } code ? new ProviderCultureResult(code) : null)
            ),
            new CustomRequestCultureProvider(context =>
                Task.FromResult(
                    IsSupported(context.Request.Cookies[CookieName]) ? new ProviderCultureResult(context.Request.Cookies[CookieName]) : null
                )
            ),
        ];
    }
}
