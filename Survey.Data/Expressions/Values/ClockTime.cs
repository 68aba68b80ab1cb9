using System.Globalization;

namespace Survey.Data.Expressions.Values;

/// <summary>A time of day to the minute, as officials write it: <c>8.30</c>, <c>8:30</c> and <c>0830</c> are half past eight.</summary>
public readonly record struct ClockTime(int Hour, int Minute)
{
    /// <summary>Reads what was typed; false where it is no time.</summary>
    public static bool TryParse(string text, out ClockTime time)
    {
        var parts = text.Trim().Replace('.', ':').Split(':');
        var (hours, minutes) = parts switch
        {
            [{ Length: 4 } together] => (together[..2], together[2..]),
            [{ Length: 1 or 2 } hour, { Length: 2 } minute] => (hour, minute),
            [{ Length: 1 or 2 } hour, { Length: 2 } minute, { Length: 2 } second] when IsBelow(second, 60, out _) => (hour, minute),
            _ => ("", ""),
        };
        time =
            IsBelow(hours, 24, out var parsedHour) && IsBelow(minutes, 60, out var parsedMinute)
                ? new ClockTime(parsedHour, parsedMinute)
                : default;
        return parts.Length > 0 && IsBelow(hours, 24, out _) && IsBelow(minutes, 60, out _);
    }

    /// <summary>The canonical text, <c>08:30</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Hour:00}:{Minute:00}");

    private static bool IsBelow(string digits, int limit, out int number) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number < limit;
}
