using System.Globalization;

namespace Survey.Data.Expressions.Values;

/// <summary>A date, as far as it is known, or a date with a time of day: for comparing dates and times of answers and for computing with
/// them.</summary>
/// <remarks>Written <c>2012</c>, <c>2012-05</c>, <c>2012-05-01</c> or <c>2012-05-01T08:30</c>, with seconds and their decimals where they
/// are known; a time zone written after is ignored, because answers are in the study's own.</remarks>
internal readonly record struct PartialDateTime(PartialDate Date, double? SecondsSinceMidnight)
{
    private const double SecondsPerDay = 86_400;
    private static readonly DateOnly Epoch = new(1970, 1, 1);
    private static readonly double FirstDay = DateOnly.MinValue.DayNumber - Epoch.DayNumber;
    private static readonly double LastDay = DateOnly.MaxValue.DayNumber - Epoch.DayNumber;

    /// <summary>Days since 1970 began, with the time of day as their fraction; NaN where the day is not known.</summary>
    public double DaysSinceEpoch =>
        Date.Day == 0
            ? double.NaN
            : new DateOnly(Date.Year, Date.Month, Date.Day).DayNumber - Epoch.DayNumber + ((SecondsSinceMidnight ?? 0) / SecondsPerDay);

    /// <summary>The time of day as a fraction of the day; NaN where it is not known.</summary>
    public double FractionOfDay => SecondsSinceMidnight / SecondsPerDay ?? double.NaN;

    /// <summary>Whether only the year is known: such a text is a number too.</summary>
    public bool IsYearOnly => Date.Month == 0;

    public static PartialDateTime FromDateTime(DateTime time) =>
        new(PartialDate.FromDate(DateOnly.FromDateTime(time)), Math.Floor(time.TimeOfDay.TotalSeconds));

    /// <summary>The moment so many days after 1970 began, to the millisecond; null beyond the years 1 to 9999.</summary>
    public static PartialDateTime? FromDaysSinceEpoch(double days)
    {
        var wholeDays = Math.Floor(days);
        var milliseconds = Math.Round((days - wholeDays) * SecondsPerDay * 1000, MidpointRounding.AwayFromZero);
        if (milliseconds >= SecondsPerDay * 1000)
        {
            (wholeDays, milliseconds) = (wholeDays + 1, 0);
        }

        return wholeDays >= FirstDay && wholeDays <= LastDay
            ? new PartialDateTime(PartialDate.FromDate(Epoch.AddDays((int)wholeDays)), milliseconds / 1000)
            : null;
    }

    public static bool TryParse(string? text, out PartialDateTime moment)
    {
        var span = text.AsSpan();
        var separatorIndex = span.IndexOf('T');
        double? seconds = null;
        moment = default;
        if (separatorIndex >= 0)
        {
            if (!TryParseTime(RemoveTimeZone(span[(separatorIndex + 1)..]), out var time))
            {
                return false;
            }

            seconds = time;
        }

        if (
            !PartialDate.TryParse((separatorIndex < 0 ? span : span[..separatorIndex]).ToString(), out var date)
            || (separatorIndex >= 0 && date.Day == 0)
        )
        {
            return false;
        }

        moment = new PartialDateTime(date, seconds);
        return true;
    }

    /// <summary>Reads <c>08:30</c> or <c>08:30:15.5</c> as seconds of the day.</summary>
    public static bool TryParseTime(ReadOnlySpan<char> text, out double seconds)
    {
        seconds = 0;
        if (
            text.Length < 5
            || text[2] != ':'
            || !TryParseTwoDigits(text[..2], 23, out var hour)
            || !TryParseTwoDigits(text.Slice(3, 2), 59, out var minute)
        )
        {
            return false;
        }

        var second = 0.0;
        if (
            text.Length > 5
            && (
                text.Length < 8
                || text[5] != ':'
                || !TryParseTwoDigits(text.Slice(6, 2), 59, out _)
                || !TryParseSeconds(text[6..], out second)
            )
        )
        {
            return false;
        }

        seconds = (hour * 3600) + (minute * 60) + second;
        return true;
    }

    /// <summary>Earlier, later, or the same as far as both are known.</summary>
    public int CompareKnownParts(PartialDateTime other) =>
        (Date.CompareKnownParts(other.Date), SecondsSinceMidnight, other.SecondsSinceMidnight) switch
        {
            (0, { } thisSeconds, { } otherSeconds) => thisSeconds.CompareTo(otherSeconds),
            (var order, _, _) => order,
        };

    public override string ToString() => SecondsSinceMidnight is { } seconds ? $"{Date}T{FormatTime(seconds)}" : Date.ToString();

    private static string FormatTime(double seconds)
    {
        var milliseconds = (int)Math.Round(seconds * 1000, MidpointRounding.AwayFromZero);
        var format = (milliseconds % 60_000, milliseconds % 1000) switch
        {
            (0, _) => "HH:mm",
            (_, 0) => "HH:mm:ss",
            _ => "HH:mm:ss.fff",
        };
        return new TimeOnly(milliseconds * TimeSpan.TicksPerMillisecond).ToString(format, CultureInfo.InvariantCulture);
    }

    private static ReadOnlySpan<char> RemoveTimeZone(ReadOnlySpan<char> time)
    {
        if (time.EndsWith("Z"))
        {
            return time[..^1];
        }

        return
            time.Length > 6
            && time[^6] is '+' or '-'
            && time[^3] == ':'
            && TryParseTwoDigits(time.Slice(time.Length - 5, 2), 23, out _)
            && TryParseTwoDigits(time[^2..], 59, out _)
            ? time[..^6]
            : time;
    }

    private static bool TryParseTwoDigits(ReadOnlySpan<char> digits, int maximum, out int value)
    {
        value = 0;
        return digits.Length == 2 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value <= maximum;
    }

    /// <summary>Two digits, which have been seen, and perhaps a point with one to three more.</summary>
    private static bool TryParseSeconds(ReadOnlySpan<char> seconds, out double value)
    {
        value = 0;
        var isWellFormed =
            seconds.Length == 2
            || (seconds[2] == '.' && seconds.Length is >= 4 and <= 6 && !seconds[3..].ContainsAnyExceptInRange('0', '9'));
        return isWellFormed && double.TryParse(seconds, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }
}
