using System.ComponentModel.DataAnnotations;

namespace Survey.Web.Features.Respond.Start;

/// <summary>How patiently wrong codes from one address are met.</summary>
public sealed class AccessCodeRateLimitOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "Guessing";

    /// <summary>How many wrong codes are answered at once.</summary>
    [Range(0, 100)]
    public int FreeAttempts { get; set; } = 3;

    /// <summary>How many wrong codes are answered at all, within <see cref="Window"/>; a whole town hall may share one address.</summary>
    [Range(1, 10_000)]
    public int MostAttempts { get; set; } = 30;

    /// <summary>How long a wrong code is remembered.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The wait for the first answer that is not at once; it doubles with each one.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan FirstWait { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest wait.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(8);
}
