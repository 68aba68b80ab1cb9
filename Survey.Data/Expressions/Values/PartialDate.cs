using System.Globalization;

namespace Survey.Data.Expressions.Values;

/// <summary>A date as a respondent knows it: the year, the month, or the day.</summary>
public readonly record struct PartialDate
{
    private PartialDate(int year, int month, int day) => (Year, Month, Day) = (year, month, day);

    /// <summary>1 to 9999.</summary>
    public int Year { get; }

    /// <summary>1 to 12; 0 where only the year is known.</summary>
    public int Month { get; }

    /// <summary>1 to 31; 0 where no day is known.</summary>
    public int Day { get; }

    /// <summary>A whole date.</summary>
    public static PartialDate FromDate(DateOnly date) => new(date.Year, date.Month, date.Day);

    /// <summary>Reads <c>2010</c>, <c>2010-05</c> or <c>2010-05-17</c>; nothing else.</summary>
    public static bool TryParse(string? text, out PartialDate date)
    {
        date = default;
        var parts = (text ?? "").Split('-');
        if (
            parts.Length > 3
            || !TryParsePart(parts, 0, 4, out var year)
            || !TryParsePart(parts, 1, 2, out var month)
            || !TryParsePart(parts, 2, 2, out var day)
        )
        {
            return false;
        }

        date = new PartialDate(year, month, day);
        return year >= 1
            && (parts.Length < 2 || month is >= 1 and <= 12)
            && (parts.Length < 3 || (day >= 1 && day <= DateTime.DaysInMonth(year, month)));
    }

    /// <summary>Earlier, later, or the same as far as both are known: 2010 and 2010-05 compare as equal.</summary>
    public int CompareKnownParts(PartialDate other)
    {
        var byYear = Year.CompareTo(other.Year);
        var byMonth = Month == 0 || other.Month == 0 ? 0 : Month.CompareTo(other.Month);
        var byDay = Day == 0 || other.Day == 0 ? 0 : Day.CompareTo(other.Day);
        return (byYear, byMonth) switch
        {
            (not 0, _) => byYear,
            (_, not 0) => byMonth,
            _ => byDay,
        };
    }

    /// <summary>The canonical text: as much of the ISO date as is known.</summary>
    public override string ToString() =>
        this switch
        {
            { Month: 0 } => Year.ToString("0000", CultureInfo.InvariantCulture),
            { Day: 0 } => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}-{Day:00}"),
        };

    private static bool TryParsePart(string[] parts, int index, int digitCount, out int value)
    {
        value = 0;
        return index >= parts.Length
            || (
                parts[index].Length == digitCount && int.TryParse(parts[index], NumberStyles.None, CultureInfo.InvariantCulture, out value)
            );
    }
}
