using System.Globalization;
using System.Text;
using Survey.Data.Expressions.Values;
using Survey.Data.Texts;

namespace Survey.Data.Expressions.Functions;

/// <summary>The form's functions of dates and times.</summary>
internal static class DateTimeFunctions
{
    /// <summary>What may follow <c>%</c> in the pattern of format-date() and format-date-time().</summary>
    public const string FormatDirectives = "YymnbdeHhMS3a%";

    /// <summary>The date of a text, as far as it is known, or of a number of days since 1970; empty where there is none.</summary>
    public static string ToDate(FormValue value) => FindDateTime(value)?.Date.ToString() ?? "";

    /// <summary>The date and time of day of a text or of a number of days since 1970; a date begins at midnight.</summary>
    public static string ToDateTime(FormValue value) =>
        FindDateTime(value) is { Date.Day: > 0 } moment
            ? (moment with { SecondsSinceMidnight = moment.SecondsSinceMidnight ?? 0 }).ToString()
            : "";

    public static double ToDaysSinceEpoch(FormValue value) => FindDateTime(value)?.DaysSinceEpoch ?? double.NaN;

    public static double FractionOfDay(string text)
    {
        if (PartialDateTime.TryParseTime(text, out var seconds))
        {
            return new PartialDateTime(default, seconds).FractionOfDay;
        }

        return PartialDateTime.TryParse(text, out var moment) ? moment.FractionOfDay : double.NaN;
    }

    /// <summary>A date or time as a pattern says, such as <c>%e %b %Y</c>; nothing stands for a part that is not known.</summary>
    public static string Format(FormValue value, string pattern, string language)
    {
        var moment = PartialDateTime.TryParseTime(value.AsText(), out var seconds)
            ? new PartialDateTime(default, seconds)
            : FindDateTime(value);
        if (moment is not { } known)
        {
            return "";
        }

        var result = new StringBuilder();
        for (var position = 0; position < pattern.Length; position++)
        {
            result.Append(
                pattern[position] == '%'
                && position + 1 < pattern.Length
                && FormatDirectives.Contains(pattern[position + 1], StringComparison.Ordinal)
                    ? FormatDirective(known, pattern[++position], language)
                    : pattern[position].ToString()
            );
        }

        return result.ToString();
    }

    private static string FormatDirective(PartialDateTime moment, char directive, string language)
    {
        var date = moment.Date;
        var milliseconds = (int)Math.Round((moment.SecondsSinceMidnight ?? -1) * 1000, MidpointRounding.AwayFromZero);
        return directive switch
        {
            'Y' => FormatDigits(date.Year, 4, date.Year > 0),
            'y' => FormatDigits(date.Year % 100, 2, date.Year > 0),
            'm' => FormatDigits(date.Month, 2, date.Month > 0),
            'n' => FormatDigits(date.Month, 1, date.Month > 0),
            'b' when date.Month == 0 => "",
            'b' => StudyTexts.MonthsIn(language).Split(' ')[date.Month - 1],
            'd' => FormatDigits(date.Day, 2, date.Day > 0),
            'e' => FormatDigits(date.Day, 1, date.Day > 0),
            'a' when date.Day == 0 => "",
            'a' => StudyTexts.WeekdaysIn(language).Split(' ')[(int)new DateOnly(date.Year, date.Month, date.Day).DayOfWeek],
            'H' => FormatDigits(milliseconds / 3_600_000, 2, milliseconds >= 0),
            'h' => FormatDigits(milliseconds / 3_600_000, 1, milliseconds >= 0),
            'M' => FormatDigits(milliseconds / 60_000 % 60, 2, milliseconds >= 0),
            'S' => FormatDigits(milliseconds / 1000 % 60, 2, milliseconds >= 0),
            '3' => FormatDigits(milliseconds % 1000, 3, milliseconds >= 0),
            _ => "%",
        };
    }

    private static string FormatDigits(int number, int minimumDigits, bool isKnown) =>
        isKnown ? number.ToString("D" + minimumDigits, CultureInfo.InvariantCulture) : "";

    private static PartialDateTime? FindDateTime(FormValue value)
    {
        if (value.IsNumber)
        {
            return PartialDateTime.FromDaysSinceEpoch(value.AsNumber());
        }

        return PartialDateTime.TryParse(value.AsText(), out var moment) ? moment : null;
    }
}
