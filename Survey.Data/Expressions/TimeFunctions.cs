using System.Globalization;
using System.Text;

namespace Survey.Data.Expressions;

/// <summary>The form's functions of dates and times.</summary>
internal static class TimeFunctions
{
    /// <summary>What may follow <c>%</c> in the pattern of format-date() and format-date-time().</summary>
    public const string Directives = "YymnbdeHhMS3a%";

    private static readonly string[] EnglishMonths = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".Split(' ');
    private static readonly string[] SwedishMonths = "jan feb mar apr maj jun jul aug sep okt nov dec".Split(' ');
    private static readonly string[] EnglishDays = "Sun Mon Tue Wed Thu Fri Sat".Split(' ');
    private static readonly string[] SwedishDays = "sön mån tis ons tor fre lör".Split(' ');

    /// <summary>The date of a text, as far as it is known, or of a number of days since 1970; empty where there is none.</summary>
    public static string Date(FormValue value) => Find(value)?.Date.ToString() ?? "";

    /// <summary>The date and time of day of a text or of a number of days since 1970; a date begins at midnight.</summary>
    public static string DateTime(FormValue value) => Find(value) is { Date.Day: > 0 } moment ? (moment with { Seconds = moment.Seconds ?? 0 }).ToString() : "";

    public static double Days(FormValue value) => Find(value)?.Days ?? double.NaN;

    public static double FractionOfDay(string text) =>
        Moment.TryParseTime(text, out var seconds) ? new Moment(default, seconds).FractionOfDay : Moment.TryParse(text, out var moment) ? moment.FractionOfDay : double.NaN;

    /// <summary>A date or time as a pattern says, such as <c>%e %b %Y</c>; nothing stands for a part that is not known.</summary>
    public static string Format(FormValue value, string pattern, string language)
    {
        var moment = Moment.TryParseTime(value.AsText(), out var seconds) ? new Moment(default, seconds) : Find(value);
        if (moment is not { } found)
        {
            return "";
        }

        var written = new StringBuilder();
        for (var at = 0; at < pattern.Length; at++)
        {
            written.Append(pattern[at] == '%' && at + 1 < pattern.Length && Directives.Contains(pattern[at + 1], StringComparison.Ordinal)
                ? Part(found, pattern[++at], language)
                : pattern[at].ToString());
        }

        return written.ToString();
    }

    private static string Part(Moment moment, char directive, string language)
    {
        var date = moment.Date;
        var milliseconds = (int)Math.Round((moment.Seconds ?? -1) * 1000, MidpointRounding.AwayFromZero);
        return directive switch
        {
            'Y' => Digits(date.Year, 4, date.Year > 0),
            'y' => Digits(date.Year % 100, 2, date.Year > 0),
            'm' => Digits(date.Month, 2, date.Month > 0),
            'n' => Digits(date.Month, 1, date.Month > 0),
            'b' => date.Month == 0 ? "" : (language == "sv" ? SwedishMonths : EnglishMonths)[date.Month - 1],
            'd' => Digits(date.Day, 2, date.Day > 0),
            'e' => Digits(date.Day, 1, date.Day > 0),
            'a' => date.Day == 0 ? "" : (language == "sv" ? SwedishDays : EnglishDays)[(int)new DateOnly(date.Year, date.Month, date.Day).DayOfWeek],
            'H' => Digits(milliseconds / 3_600_000, 2, milliseconds >= 0),
            'h' => Digits(milliseconds / 3_600_000, 1, milliseconds >= 0),
            'M' => Digits(milliseconds / 60_000 % 60, 2, milliseconds >= 0),
            'S' => Digits(milliseconds / 1000 % 60, 2, milliseconds >= 0),
            '3' => Digits(milliseconds % 1000, 3, milliseconds >= 0),
            _ => "%",
        };
    }

    private static string Digits(int number, int least, bool isKnown) => isKnown ? number.ToString("D" + least, CultureInfo.InvariantCulture) : "";

    private static Moment? Find(FormValue value) => value.IsNumber ? Moment.OfDays(value.AsNumber()) : Moment.TryParse(value.AsText(), out var moment) ? moment : null;
}
