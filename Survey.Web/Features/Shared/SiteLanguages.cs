using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Survey.Data.Questionnaires;
using Survey.Data.Texts;

namespace Survey.Web.Features.Shared;

/// <summary>The languages of pages: those of the study that is shown; those that have resource files where no study is.</summary>
/// <remarks>
/// The language of a page is, in this order: what its address says, what the reader chose before, what the browser asks for, and the
/// study's default. The site's own texts are in the language nearest to it that has resources, in this order: the page's, the study's
/// default, the study's others, English, the site's default; a respondent who reads Arabic in a Swedish study is in Sweden. Numbers and
/// dates of answers are written as the page's language writes them, dates within the site's own sentences as those sentences do.
/// </remarks>
internal static partial class SiteLanguages
{
    /// <summary>The form field of a change of language. It begins with a point because a question may be called language.</summary>
    public const string FieldName = ".language";

    private const string CookieName = "survey-language";

    private const string DefaultDatePattern = "d MMMM yyyy";

    /// <summary>The most languages of a browser that are looked at; people set a few.</summary>
    private const int MaximumWishes = 10;

    /// <summary>The language that most people read who read none of a study's.</summary>
    private static readonly Language CommonLanguage = new("en", "English");

    private static readonly AsyncLocal<PageLanguages?> CurrentPage = new();

    private static readonly ConcurrentDictionary<string, CultureInfo> Formats = new(StringComparer.Ordinal);

    /// <summary>The languages that the site's own texts are written in, the default first.</summary>
    public static ImmutableArray<Language> All { get; } =
        [.. TextResources.LanguagesOf(typeof(SiteLanguages).Assembly).Select(code => new Language(code, code))];

    /// <summary>The languages of this page.</summary>
    public static PageLanguages Page => CurrentPage.Value ?? new PageLanguages(All, All[0], All[0]);

    /// <summary>The code of the language that this page is read in.</summary>
    public static string Current => Page.Shown.Code;

    /// <summary>Whether this page can be read in that language.</summary>
    public static bool IsOffered(string? code) => Page.Offered.Any(language => language.Code == code);

    /// <summary>The languages in which a study can be read: its own; those of the site where it names none.</summary>
    public static ImmutableArray<Language> OfStudy(ImmutableArray<Language> languages) =>
        languages.All(language => language.Code == Language.UndeterminedCode) ? All : languages;

    /// <summary>Shows the rest of this request in one of these languages, the default first.</summary>
    /// <param name="context">The request, with what the reader chose before and what the browser asks for.</param>
    /// <param name="offered">The languages; those of the site where there are none.</param>
    /// <param name="chosen">The code of a language that the address or the post says.</param>
    public static void Show(HttpContext context, ImmutableArray<Language> offered, string? chosen = null)
    {
        offered = offered.IsEmpty ? All : offered;
        var shown =
            Find(chosen)
            ?? Find(context.Request.Cookies[CookieName])
            ?? Language.FindNearest(ReadWishes(context.Request), offered)
            ?? offered[0];
        Show(offered, shown);

        Language? Find(string? code) => offered.FirstOrDefault(language => language.Code == code);
    }

    /// <summary>The same outside a request, such as for a mail; until the caller's task ends.</summary>
    public static void Show(ImmutableArray<Language> offered, Language shown)
    {
        var texts = Language.FindNearest([shown, .. offered, CommonLanguage], All) ?? All[0];
        CurrentPage.Value = new PageLanguages(offered, shown, texts);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(texts.Code);
        CultureInfo.CurrentCulture = Formats.GetOrAdd((shown.FindCulture() ?? CultureInfo.CurrentUICulture).Name, CreateFormat);
    }

    /// <summary>Stores the choice in a cookie for a year, and shows the rest of this request in that language where it is
    /// offered.</summary>
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
        Show(context, Page.Offered, code);
    }

    /// <summary>How a language writes a date with the month's name: as the site's own texts do, else as the language's long pattern does
    /// without the day of the week.</summary>
    public static string DatePatternOf(CultureInfo format)
    {
        var pattern = WeekdayPattern().Replace(format.DateTimeFormat.LongDatePattern, "");
        var isOwn = All.Any(language => language.Code == format.TwoLetterISOLanguageName);
        return isOwn || pattern.Contains("ddd", StringComparison.Ordinal) ? DefaultDatePattern : pattern;
    }

    /// <summary>What the browser asks for, the most wanted first. Only plain codes are read, since anybody can send anything.</summary>
    private static IEnumerable<Language> ReadWishes(HttpRequest request) =>
        request
            .GetTypedHeaders()
            .AcceptLanguage.Where(wish => wish.Quality is not 0 && WishPattern().IsMatch(wish.Value.ToString()))
            .Take(MaximumWishes)
            .OrderByDescending(wish => wish.Quality ?? 1)
            .Select(wish => new Language(wish.Value.ToString(), ""));

    /// <summary>How a language writes numbers and dates, as far as answers can be typed: by the calendar of the date fields, and with the
    /// marks that go with the digits 0 to 9.</summary>
    private static CultureInfo CreateFormat(string name)
    {
        var format = new CultureInfo(name, useUserOverride: false);
        if (format.Calendar is not GregorianCalendar && format.OptionalCalendars.OfType<GregorianCalendar>().FirstOrDefault() is { } typed)
        {
            // The long pattern is for the language's own calendar.
            format.DateTimeFormat.Calendar = typed;
            format.DateTimeFormat.LongDatePattern = DefaultDatePattern;
        }

        if (format.NumberFormat.NumberDecimalSeparator == "\u066B")
        {
            (format.NumberFormat.NumberDecimalSeparator, format.NumberFormat.NumberGroupSeparator) = (".", ",");
            (format.NumberFormat.PercentDecimalSeparator, format.NumberFormat.PercentGroupSeparator) = (".", ",");
        }

        return CultureInfo.ReadOnly(format);
    }

    [GeneratedRegex(@"^dddd[,\u060C]?\s*|[,\u060C]?\s*dddd$", RegexOptions.CultureInvariant)]
    private static partial Regex WeekdayPattern();

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-[A-Za-z]{2})?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex WishPattern();
}

/// <summary>The languages of one page.</summary>
/// <param name="Offered">The languages in which it can be read, the default first.</param>
/// <param name="Shown">The one it is read in.</param>
/// <param name="Texts">The one that the site's own texts on it are written in.</param>
internal sealed record PageLanguages(ImmutableArray<Language> Offered, Language Shown, Language Texts)
{
    /// <summary>How dates within the site's own sentences are written.</summary>
    public CultureInfo TextFormat => CultureInfo.GetCultureInfo(Texts.Code);
}
