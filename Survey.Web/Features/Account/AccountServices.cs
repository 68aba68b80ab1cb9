namespace Survey.Web.Features.Account;

/// <summary>What the pages of the research team's accounts are made of.</summary>
internal static class AccountServices
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddAccount(this IServiceCollection services)
    {
        services.AddSingleton<PasswordRateLimiter>();
        services.AddSingleton<PasswordService>();
        return services;
    }
}
