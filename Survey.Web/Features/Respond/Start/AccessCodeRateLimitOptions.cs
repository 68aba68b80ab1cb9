using Survey.Web.Features.Shared.RateLimiting;

namespace Survey.Web.Features.Respond.Start;

/// <summary>Limits for wrong access codes; right ones do not count.</summary>
public sealed class AccessCodeRateLimitOptions : RateLimitOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "RateLimits:AccessCodes";

    /// <summary>The section's earlier name, which is still read.</summary>
    public const string EarlierSection = "Guessing";

    /// <summary>A few wrong codes are typing errors, and people of one office who mistype on the same morning stay below 30. One who
    /// guesses finds no code of 57 bits in 30 attempts each 15 minutes.</summary>
    public AccessCodeRateLimitOptions()
    {
        FreeAttempts = 3;
        MostAttempts = 30;
        Window = TimeSpan.FromMinutes(15);
        FirstWait = TimeSpan.FromMilliseconds(250);
        LongestWait = TimeSpan.FromSeconds(8);
    }
}
