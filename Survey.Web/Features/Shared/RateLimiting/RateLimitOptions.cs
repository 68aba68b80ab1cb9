using System.ComponentModel.DataAnnotations;

namespace Survey.Web.Features.Shared.RateLimiting;

/// <summary>Limits and delays for attempts at a secret from one address.</summary>
public abstract class RateLimitOptions
{
    /// <summary>How many attempts are answered at once.</summary>
    [Range(0, 10_000)]
    public int FreeAttempts { get; set; }

    /// <summary>How many attempts are answered at all, within <see cref="Window"/>; a whole town hall may share one address.</summary>
    [Range(1, 10_000)]
    public int MostAttempts { get; set; }

    /// <summary>How long an attempt counts.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Window { get; set; }

    /// <summary>The delay of the first answer that is not given at once; it doubles with each further one.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan FirstWait { get; set; }

    /// <summary>The longest delay.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan LongestWait { get; set; }
}
