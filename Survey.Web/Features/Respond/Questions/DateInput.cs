using System.Collections.Immutable;
using System.Globalization;
using Survey.Data.Questionnaires;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Respond.Questions;

/// <summary>A date as it is typed into three fields, and as one text. Text that is not a date is kept, so that the page can show it
/// again.</summary>
internal readonly record struct DateInput(string Year, string Month, string Day)
{
    private const int YearDigits = 4;
    private const int MonthsOfAYear = 12;
    private const int MostDaysOfAMonth = 31;

    /// <summary>The letters that tell the months apart in most languages: abbreviations have at least so many.</summary>
    private const int FewestLettersOfAMonth = 3;

    /// <summary>The names of the months in every language of the pages, January first.</summary>
    private static readonly ImmutableArray<ImmutableArray<string>> MonthNames =
    [
        .. SiteLanguages.All.Select(language =>
            CultureInfo.GetCultureInfo(language.Code).DateTimeFormat.MonthNames.Take(MonthsOfAYear).ToImmutableArray()
        ),
    ];

    /// <summary>The names for the script: those of a language separated by spaces, languages by commas.</summary>
    public static string MonthNameList { get; } = string.Join(',', MonthNames.Select(names => string.Join(' ', names))).ToLowerInvariant();

    /// <summary>The fields as one text: <c>2010-05</c> where the day was left empty. A month may be given by its name or the beginning of
    /// it, in any language of the pages.</summary>
    public static string Join(string year, string month, string day)
    {
        string[] parts = [year.Trim(), TwoDigits(ToMonthNumber(month.Trim())), TwoDigits(day.Trim())];
        return string.Join('-', parts).TrimEnd('-');
    }

    /// <summary>The text as three fields.</summary>
    public static DateInput Split(string text)
    {
        var parts = text.Split('-', 3);
        return new DateInput(parts[0], parts.ElementAtOrDefault(1) ?? "", parts.ElementAtOrDefault(2) ?? "");
    }

    /// <summary>What is wrong with a date, and in which part of it; null where nothing is.</summary>
    /// <param name="question">The question that it answers.</param>
    public DateFault? FindFault(Question question)
    {
        var needsMonth = !question.Appearance.Contains("year");
        var needsDay = needsMonth && !question.AllowsPartialDate;
        (DatePart Part, bool IsMissing)[] parts =
        [
            (DatePart.Year, Year.Length == 0),
            (DatePart.Month, Month.Length == 0 && (needsDay || Day.Length > 0)),
            (DatePart.Day, Day.Length == 0 && needsDay),
        ];
        ImmutableArray<DatePart> missing = [.. parts.Where(part => part.IsMissing).Select(part => part.Part)];
        return missing.IsEmpty ? FindWrongPart() : new DateFault(missing, "DateMissing" + string.Concat(missing));
    }

    private DateFault? FindWrongPart()
    {
        if (Year.Length != YearDigits || ToNumber(Year) is null or 0)
        {
            return new DateFault([DatePart.Year], "DateWrongYear");
        }

        if (Month.Length > 0 && ToNumber(Month) is null or 0 or > MonthsOfAYear)
        {
            return new DateFault([DatePart.Month], "DateWrongMonth");
        }

        if (Day.Length == 0)
        {
            return null;
        }

        if (ToNumber(Day) is not { } day || day is 0 or > MostDaysOfAMonth)
        {
            return new DateFault([DatePart.Day], "DateWrongDay");
        }

        var (year, month) = (ToNumber(Year) ?? 1, ToNumber(Month) ?? 1);
        return day > DateTime.DaysInMonth(year, month)
            ? new DateFault([DatePart.Day], "DateWrongDayOfMonth")
            {
                LastDay = DateTime.DaysInMonth(year, month),
                Month = new DateOnly(year, month, 1),
            }
            : null;
    }

    private static string ToMonthNumber(string typed)
    {
        var name = typed.TrimEnd('.');
        if (name.Length < FewestLettersOfAMonth || !name.All(char.IsLetter))
        {
            return typed;
        }

        var number = MonthNames
            .Select(names => names.ToList().FindIndex(month => month.StartsWith(name, StringComparison.OrdinalIgnoreCase)) + 1)
            .FirstOrDefault(number => number > 0);
        return number == 0 ? typed : number.ToString(CultureInfo.InvariantCulture);
    }

    private static int? ToNumber(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string TwoDigits(string part) => part.Length == 1 && ToNumber(part) is not null ? "0" + part : part;
}

/// <summary>A part of a date that is typed into a field of its own.</summary>
internal enum DatePart
{
    Year,
    Month,
    Day,
    Time,
}

/// <summary>What is wrong with a date.</summary>
/// <param name="Parts">The parts that are missing or wrong, the first of which takes the focus.</param>
/// <param name="ResourceKey">The key of the message.</param>
internal sealed record DateFault(ImmutableArray<DatePart> Parts, string ResourceKey)
{
    /// <summary>The last day of the month, where the day is after it.</summary>
    public int LastDay { get; init; }

    /// <summary>That month.</summary>
    public DateOnly Month { get; init; }
}
