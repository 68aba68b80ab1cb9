using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Survey.Web.Features.Shared;

/// <summary>The time where the study is, and how it is written for people.</summary>
internal sealed class LocalClock(TimeProvider time, IOptions<SiteOptions> options, IStringLocalizer<SharedWords> words)
{
    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);

    /// <summary>This instant.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>What the study's clocks and calendars show.</summary>
    public DateTime LocalNow => Local(Now).DateTime;

    /// <summary>Today's date.</summary>
    public DateOnly Today => DateOnly.FromDateTime(LocalNow);

    /// <summary>A date and time of day, in the page's language.</summary>
    public string DateAndTime(DateTimeOffset instant) => Write(instant, words["DateAndTimeFormat"]);

    /// <summary>A time of day.</summary>
    public string Time(DateTimeOffset instant) => Write(instant, words["TimeFormat"]);

    /// <summary>The last day of a period that ends before an instant: a round that closes at midnight is open the day before.</summary>
    public string LastDay(DateTimeOffset end) => Write(end.AddTicks(-1), words["DateFormat"]);

    /// <summary>The last date of a period that ends before an instant.</summary>
    public DateOnly LastDate(DateTimeOffset end) => DateOnly.FromDateTime(Local(end.AddTicks(-1)).DateTime);

    /// <summary>A date, in the page's language.</summary>
    public string Day(DateOnly day) => day.ToString(words["DateFormat"], CultureInfo.CurrentCulture);

    /// <summary>The instant at which the study's clocks show a time; of one that they show twice, the first.</summary>
    public DateTimeOffset InstantOf(DateTime local) => new(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), zone.GetUtcOffset(local));

    private string Write(DateTimeOffset instant, string format) => Local(instant).ToString(format, CultureInfo.CurrentCulture);

    private DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone);
}
