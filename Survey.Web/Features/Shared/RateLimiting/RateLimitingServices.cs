namespace Survey.Web.Features.Shared.RateLimiting;

/// <summary>Registers rate limiters.</summary>
internal static class RateLimitingServices
{
    /// <summary>Registers the rate limiter of one kind of secret, with settings from the configuration sections; a later section
    /// overrides an earlier one.</summary>
    public static IServiceCollection AddAddressRateLimiter<TOptions>(this IServiceCollection services, params string[] sections)
        where TOptions : RateLimitOptions
    {
        var options = services.AddOptions<TOptions>().ValidateDataAnnotations().ValidateOnStart();
        foreach (var section in sections)
        {
            options.BindConfiguration(section);
        }

        return services.AddSingleton<AddressRateLimiter<TOptions>>();
    }
}
