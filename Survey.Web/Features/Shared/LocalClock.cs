using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Survey.Web.Features.Shared;

/// <summary>The time in the site's time zone, and how it is written on pages.</summary>
internal sealed class LocalClock(TimeProvider time, IOptions<SiteOptions> options, IStringLocalizer<SharedResources> localizer)
{
    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);

    /// <summary>The id of the site's time zone, such as <c>Europe/Stockholm</c>.</summary>
    public string ZoneId => zone.Id;

    /// <summary>This instant.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The date and time of day in the site's time zone.</summary>
    public DateTime LocalNow => ToLocal(Now).DateTime;

    /// <summary>Today's date.</summary>
    public DateOnly Today => DateOnly.FromDateTime(LocalNow);

    /// <summary>A date and time of day, in the page's language.</summary>
    public string FormatDateTime(DateTimeOffset instant) => Format(instant, localizer["DateAndTimeFormat"]);

    /// <summary>A time of day.</summary>
    public string FormatTime(DateTimeOffset instant) => Format(instant, localizer["TimeFormat"]);

    /// <summary>The last day of a period that ends before an instant: a round that closes at midnight is open the day before.</summary>
    public string FormatLastDate(DateTimeOffset end) => Format(end.AddTicks(-1), localizer["DateFormat"]);

    /// <summary>The last date of a period that ends before an instant.</summary>
    public DateOnly LastDate(DateTimeOffset end) => DateOnly.FromDateTime(ToLocal(end.AddTicks(-1)).DateTime);

    /// <summary>A date, in the page's language.</summary>
    public string FormatDate(DateOnly date) => date.ToString(localizer["DateFormat"], CultureInfo.CurrentCulture);

    /// <summary>The instant of a local time; the first of the two where clocks are set back.</summary>
    public DateTimeOffset ToInstant(DateTime local) => new(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), zone.GetUtcOffset(local));

    private string Format(DateTimeOffset instant, string format) => ToLocal(instant).ToString(format, CultureInfo.CurrentCulture);

    private DateTimeOffset ToLocal(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone);
}
