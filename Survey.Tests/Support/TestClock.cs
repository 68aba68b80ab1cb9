using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Survey.Web.Features.Shared;

namespace Survey.Tests.Support;

/// <summary>A clock of a site that stands still.</summary>
internal static class TestClock
{
    /// <summary>A clock in a time zone.</summary>
    /// <param name="zone">The zone, such as <c>Europe/Stockholm</c>.</param>
    /// <param name="time">The time; null where it does not matter.</param>
    public static LocalClock Create(string zone, FakeTimeProvider? time = null) =>
        new(
            time ?? new FakeTimeProvider(),
            Options.Create(new SiteOptions { TimeZone = zone }),
            new StringLocalizer<SharedResources>(
                new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance)
            )
        );
}
