using System.Globalization;

namespace Survey.Data.Texts;

/// <summary>Texts that a study uses without having written them: names of months, sample answers, the choice <c>Other</c>, choices of
/// earlier versions.</summary>
public static class StudyTexts
{
    private static readonly TextResources Resources = new(typeof(StudyTexts));

    /// <summary>A text in one language; in English where that language has no resources.</summary>
    /// <exception cref="ArgumentException">There is no such key.</exception>
    public static string In(string language, string key, params IReadOnlyList<object?> arguments) =>
        Resources.In(language, key, arguments);

    /// <summary>Of some languages those that have texts; the default where none has.</summary>
    public static IReadOnlyList<string> LanguagesFor(IEnumerable<string> languages)
    {
        var written = languages.Where(language => Resources.Languages.Contains(language.Split('-')[0])).ToList();
        return written.Count > 0 ? written : [Resources.Languages[0]];
    }

    /// <summary>The short names of the months, from January on, with spaces between.</summary>
    public static string MonthsIn(string language) =>
        FindFormat(language) is { } format ? Join(format.AbbreviatedMonthNames) : In(language, "Months");

    /// <summary>The short names of the days of the week, from Sunday on, with spaces between.</summary>
    public static string WeekdaysIn(string language) =>
        FindFormat(language) is { } format ? Join(format.AbbreviatedDayNames) : In(language, "Weekdays");

    /// <summary>A space inside a name becomes one that does not break, since spaces part the names; a thirteenth month has none.</summary>
    private static string Join(IEnumerable<string> names) =>
        string.Join(' ', names.Where(name => name.Length > 0).Select(name => name.Replace(' ', '\u00A0')));

    /// <summary>The culture's names in the Gregorian calendar; null where the language has resources, or its culture does not know that
    /// calendar.</summary>
    private static DateTimeFormatInfo? FindFormat(string language) =>
        Resources.Languages.Contains(language.Split('-')[0]) ? null : FindGregorianFormat(language);

    private static DateTimeFormatInfo? FindGregorianFormat(string language)
    {
        try
        {
            var culture = CultureInfo.GetCultureInfo(language);
            if (culture.DateTimeFormat.Calendar is GregorianCalendar)
            {
                return culture.DateTimeFormat;
            }

            if (culture.OptionalCalendars.OfType<GregorianCalendar>().FirstOrDefault() is not { } calendar)
            {
                return null;
            }

            var format = (DateTimeFormatInfo)culture.DateTimeFormat.Clone();
            format.Calendar = calendar;
            return format;
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }
}
