using System.Globalization;
using System.Text.RegularExpressions;

namespace Survey.Web.Features.Shared;

/// <summary>Reads the dates and times of day that operators and researchers give, on the command line and on pages alike.</summary>
/// <remarks>
/// A moment without an offset from UTC is in the site's time zone. A date alone is the whole day: a round opens when the day begins and
/// closes when it ends.
/// </remarks>
internal sealed partial class MomentParser(LocalClock clock)
{
    /// <summary>What can be given, for messages and descriptions of options.</summary>
    public const string Forms = "2032-04-30, 2032-04-30T16:00 or 2032-04-30T16:00+02:00";

    /// <summary>A year outside these bounds is a typing error, and date arithmetic never leaves the calendar.</summary>
    private const int FirstYear = 1900;

    private const int LastYear = 2199;

    /// <summary>The largest offset from UTC that a <see cref="DateTimeOffset"/> can have.</summary>
    private static readonly TimeSpan MaximumOffset = TimeSpan.FromHours(14);

    /// <summary>Reads a moment.</summary>
    /// <param name="text">What was given.</param>
    /// <param name="isEnd">Whether a date alone means the end of the day, and not its beginning.</param>
    public MomentParseResult Parse(string? text, bool isEnd)
    {
        var match = MomentPattern().Match(text?.Trim() ?? "");
        if (
            !DateOnly.TryParseExact(match.Groups["date"].Value, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || date.Year is < FirstYear or > LastYear
        )
        {
            return new MomentParseResult.Unreadable();
        }

        if (!match.Groups["time"].Success)
        {
            return new MomentParseResult.Parsed(clock.StartOfDay(isEnd ? date.AddDays(1) : date));
        }

        return TimeOnly.TryParse(match.Groups["time"].Value, CultureInfo.InvariantCulture, out var time)
            ? ReadTime(date.ToDateTime(time), match.Groups["offset"])
            : new MomentParseResult.Unreadable();
    }

    private MomentParseResult ReadTime(DateTime local, Group offset)
    {
        if (offset.Success)
        {
            return ReadOffset(offset.Value) is { } given && given.Duration() <= MaximumOffset
                ? new MomentParseResult.Parsed(new DateTimeOffset(local, given))
                : new MomentParseResult.Unreadable();
        }

        if (clock.Zone.IsInvalidTime(local))
        {
            return new MomentParseResult.Skipped();
        }

        return clock.Zone.IsAmbiguousTime(local)
            ? new MomentParseResult.Repeated([.. clock.Zone.GetAmbiguousTimeOffsets(local).OrderDescending()])
            : new MomentParseResult.Parsed(new DateTimeOffset(local, clock.Zone.GetUtcOffset(local)));
    }

    private static TimeSpan? ReadOffset(string text)
    {
        if (text is "Z" or "z")
        {
            return TimeSpan.Zero;
        }

        var style = text[0] == '-' ? TimeSpanStyles.AssumeNegative : TimeSpanStyles.None;
        return TimeSpan.TryParseExact(text[1..], @"hh\:mm", CultureInfo.InvariantCulture, style, out var offset) ? offset : null;
    }

    [GeneratedRegex(
        "^(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})([T ](?<time>[0-9]{2}:[0-9]{2}(:[0-9]{2})?)(?<offset>Z|[+-][0-9]{2}:[0-9]{2})?)?$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex MomentPattern();
}
