using System.Globalization;

namespace Survey.Data.Expressions;

/// <summary>A date, as far as it is known, or a date with a time of day: what dates and times of answers are compared and reckoned by.</summary>
/// <remarks>Written <c>2012</c>, <c>2012-05</c>, <c>2012-05-01</c> or <c>2012-05-01T08:30</c>, with seconds and their decimals where they are known; a time zone written after is passed over, for answers are in the study's own.</remarks>
internal readonly record struct Moment(PartialDate Date, double? Seconds)
{
    private const double SecondsOfDay = 86_400;
    private static readonly DateOnly Epoch = new(1970, 1, 1);
    private static readonly double FirstDay = DateOnly.MinValue.DayNumber - Epoch.DayNumber;
    private static readonly double LastDay = DateOnly.MaxValue.DayNumber - Epoch.DayNumber;

    /// <summary>Days since 1970 began, with the time of day as their fraction; NaN where the day is not known.</summary>
    public double Days => Date.Day == 0
        ? double.NaN
        : new DateOnly(Date.Year, Date.Month, Date.Day).DayNumber - Epoch.DayNumber + ((Seconds ?? 0) / SecondsOfDay);

    /// <summary>The time of day as a fraction of the day; NaN where it is not known.</summary>
    public double FractionOfDay => Seconds / SecondsOfDay ?? double.NaN;

    /// <summary>Whether only the year is known: such a text is a number too.</summary>
    public bool IsYear => Date.Month == 0;

    public static Moment Of(DateTime time) => new(PartialDate.Of(DateOnly.FromDateTime(time)), Math.Floor(time.TimeOfDay.TotalSeconds));

    /// <summary>The moment so many days after 1970 began, to the millisecond; null beyond the years 1 to 9999.</summary>
    public static Moment? OfDays(double days)
    {
        var day = Math.Floor(days);
        var milliseconds = Math.Round((days - day) * SecondsOfDay * 1000, MidpointRounding.AwayFromZero);
        if (milliseconds >= SecondsOfDay * 1000)
        {
            (day, milliseconds) = (day + 1, 0);
        }

        return day >= FirstDay && day <= LastDay ? new Moment(PartialDate.Of(Epoch.AddDays((int)day)), milliseconds / 1000) : null;
    }

    public static bool TryParse(string? text, out Moment moment)
    {
        var written = text.AsSpan();
        var t = written.IndexOf('T');
        double? seconds = null;
        moment = default;
        if (t >= 0)
        {
            if (!TryParseTime(WithoutZone(written[(t + 1)..]), out var time))
            {
                return false;
            }

            seconds = time;
        }

        if (!PartialDate.TryParse((t < 0 ? written : written[..t]).ToString(), out var date) || (t >= 0 && date.Day == 0))
        {
            return false;
        }

        moment = new Moment(date, seconds);
        return true;
    }

    /// <summary>Reads <c>08:30</c> or <c>08:30:15.5</c> as seconds of the day.</summary>
    public static bool TryParseTime(ReadOnlySpan<char> text, out double seconds)
    {
        seconds = 0;
        if (text.Length < 5 || text[2] != ':' || !TryPart(text[..2], 23, out var hour) || !TryPart(text.Slice(3, 2), 59, out var minute))
        {
            return false;
        }

        var second = 0.0;
        if (text.Length > 5 && (text.Length < 8 || text[5] != ':' || !TryPart(text.Slice(6, 2), 59, out _) || !TryDecimals(text[6..], out second)))
        {
            return false;
        }

        seconds = (hour * 3600) + (minute * 60) + second;
        return true;
    }

    /// <summary>Earlier, later, or the same as far as both are known.</summary>
    public int CompareKnown(Moment other) => Date.CompareKnown(other.Date) is var order && order != 0 ? order
        : Seconds is { } mine && other.Seconds is { } theirs ? mine.CompareTo(theirs)
        : 0;

    public override string ToString() => Seconds is { } seconds ? $"{Date}T{TimeText(seconds)}" : Date.ToString();

    private static string TimeText(double seconds)
    {
        var milliseconds = (int)Math.Round(seconds * 1000, MidpointRounding.AwayFromZero);
        var format = milliseconds % 60_000 == 0 ? "HH:mm" : milliseconds % 1000 == 0 ? "HH:mm:ss" : "HH:mm:ss.fff";
        return new TimeOnly(milliseconds * TimeSpan.TicksPerMillisecond).ToString(format, CultureInfo.InvariantCulture);
    }

    private static ReadOnlySpan<char> WithoutZone(ReadOnlySpan<char> time)
    {
        if (time.EndsWith("Z"))
        {
            return time[..^1];
        }

        return time.Length > 6 && time[^6] is '+' or '-' && time[^3] == ':' && TryPart(time.Slice(time.Length - 5, 2), 23, out _) && TryPart(time[^2..], 59, out _)
            ? time[..^6]
            : time;
    }

    private static bool TryPart(ReadOnlySpan<char> digits, int most, out int value)
    {
        value = 0;
        return digits.Length == 2 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value <= most;
    }

    /// <summary>Two digits, which have been seen, and perhaps a point with one to three more.</summary>
    private static bool TryDecimals(ReadOnlySpan<char> seconds, out double value)
    {
        value = 0;
        var isWritten = seconds.Length == 2 || (seconds[2] == '.' && seconds.Length is >= 4 and <= 6 && !seconds[3..].ContainsAnyExceptInRange('0', '9'));
        return isWritten && double.TryParse(seconds, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }
}
