using Survey.Web.Features.Shared.RateLimiting;

namespace Survey.Web.Features.Account;

/// <summary>The services of the feature Account.</summary>
internal static class AccountServices
{
    /// <summary>Registers the services of sign-in and passwords.</summary>
    public static IServiceCollection AddAccount(this IServiceCollection services)
    {
        services.AddAddressRateLimiter<PasswordRateLimitOptions>(PasswordRateLimitOptions.Section);
        services.AddSingleton<PasswordService>();
        return services;
    }
}
