using System.Globalization;
using Survey.Web.Features.Shared;

namespace Survey.Web.Commands;

/// <summary>Reads and prints the moments that commands are given, in the site's time zone.</summary>
internal static class MomentOption
{
    /// <summary>The moment of an option, or null with a line on stderr that says what is wrong with it.</summary>
    /// <param name="option">The option's name.</param>
    /// <param name="text">What was given.</param>
    /// <param name="isEnd">Whether a date alone means the end of the day, and not its beginning.</param>
    /// <param name="services">The site's services.</param>
    public static DateTimeOffset? Read(string option, string text, bool isEnd, IServiceProvider services)
    {
        var zone = services.GetRequiredService<LocalClock>().Zone;
        var reading = services.GetRequiredService<MomentParser>().Parse(text, isEnd);
        if (reading is MomentParseResult.Parsed { Instant: var instant })
        {
            return instant;
        }

        var problem = reading switch
        {
            MomentParseResult.Skipped => $"clocks in {zone.Id} are set forward over that time, so it does not exist. Name another time.",
            MomentParseResult.Repeated { Offsets: var offsets } =>
                $"clocks in {zone.Id} are set back over that time, so it comes twice. Write which is meant: "
                    + string.Join(" or ", offsets.Select(offset => text.Trim() + FormatOffset(offset)))
                    + ".",
            _ => $"give a day, or a day and a time: {MomentParser.Forms}.",
        };
        Console.Error.WriteLine($"{option} '{text}': {problem}");
        return null;
    }

    /// <summary>A moment with its offset from UTC: <c>2032-04-30 16:00 +02:00</c>.</summary>
    public static string Format(DateTimeOffset instant, LocalClock clock) =>
        TimeZoneInfo.ConvertTime(instant, clock.Zone).ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);

    private static string FormatOffset(TimeSpan offset) =>
        (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString(@"hh\:mm", CultureInfo.InvariantCulture);
}
