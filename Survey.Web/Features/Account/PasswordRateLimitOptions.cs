using Survey.Web.Features.Shared.RateLimiting;

namespace Survey.Web.Features.Account;

/// <summary>Limits for passwords, right and wrong ones.</summary>
public sealed class PasswordRateLimitOptions : RateLimitOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "RateLimits:Passwords";

    /// <summary>Passwords may be chosen by people, so fewer attempts are answered than for codes; without delays, because the page asks
    /// to wait for a minute, which is the window.</summary>
    public PasswordRateLimitOptions()
    {
        FreeAttempts = 10;
        MostAttempts = 10;
        Window = TimeSpan.FromMinutes(1);
    }
}
