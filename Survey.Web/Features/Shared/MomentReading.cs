namespace Survey.Web.Features.Shared;

/// <summary>What was read of a moment.</summary>
internal abstract record MomentReading
{
    private MomentReading() { }

    /// <summary>The moment.</summary>
    public sealed record Read(DateTimeOffset Instant) : MomentReading;

    /// <summary>The text is no date and no time of a day.</summary>
    public sealed record Unreadable : MomentReading;

    /// <summary>Clocks in the site's time zone are set forward over the time: it does not exist.</summary>
    public sealed record Skipped : MomentReading;

    /// <summary>Clocks are set back over the time: it comes twice, first with the first of these offsets from UTC.</summary>
    public sealed record Repeated(IReadOnlyList<TimeSpan> Offsets) : MomentReading;
}
