namespace Survey.Web.Features.Shared;

/// <summary>What was read of a moment.</summary>
internal abstract record MomentParseResult
{
    private MomentParseResult() { }

    /// <summary>The moment.</summary>
    public sealed record Parsed(DateTimeOffset Instant) : MomentParseResult;

    /// <summary>The text is no date and no time of a day.</summary>
    public sealed record Unreadable : MomentParseResult;

    /// <summary>Clocks in the site's time zone are set forward over the time: it does not exist.</summary>
    public sealed record Skipped : MomentParseResult;

    /// <summary>Clocks are set back over the time: it comes twice, first with the first of these offsets from UTC.</summary>
    public sealed record Repeated(IReadOnlyList<TimeSpan> Offsets) : MomentParseResult;
}
