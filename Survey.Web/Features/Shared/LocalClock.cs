using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Survey.Web.Features.Shared;

/// <summary>The time in the site's time zone, and how it is written on pages: in the language of
/// the sentences around it.</summary>
internal sealed class LocalClock(TimeProvider time, IOptions<SiteOptions> options, IStringLocalizer<SharedResources> localizer)
{
    /// <summary>The site's time zone.</summary>
    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);

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

    /// <summary>Until when answers are taken: the last day where the period ends with it, else the day and the hour.</summary>
    public string FormatEnd(DateTimeOffset end) =>
        end == StartOfDay(DateOf(end)) ? FormatDate(LastDate(end)) : FormatDateTime(end);

    /// <summary>The last date of a period that ends before an instant.</summary>
    public DateOnly LastDate(DateTimeOffset end) => DateOf(end.AddTicks(-1));

    /// <summary>A date, in the page's language.</summary>
    public string FormatDate(DateOnly date) => date.ToString(localizer["DateFormat"], SiteLanguages.Page.TextFormat);

    /// <summary>The first instant of a day: midnight; where clocks are set forward over midnight, the instant at which they are; where it
    /// comes twice, the first.</summary>
    public DateTimeOffset StartOfDay(DateOnly date)
    {
        var midnight = date.ToDateTime(TimeOnly.MinValue);
        return new(midnight, Zone.IsAmbiguousTime(midnight) ? Zone.GetAmbiguousTimeOffsets(midnight).Max() : Zone.GetUtcOffset(midnight));
    }

    private string Format(DateTimeOffset instant, string format) => ToLocal(instant).ToString(format, SiteLanguages.Page.TextFormat);

    /// <summary>The date of an instant.</summary>
    public DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(ToLocal(instant).DateTime);

    private DateTimeOffset ToLocal(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);
}
