using System.Globalization;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace Survey.Web.Features.Shared;

/// <summary>The two ways in: respondents by code, the research team by account. Everything else is closed.</summary>
public static class SurveyAuthentication
{
    /// <summary>The scheme of respondents; the name identifier is the key of their invitation, or of the part they were handed.</summary>
    public const string RespondentScheme = "Respondent";

    /// <summary>The scheme of the research team; the name is their account's.</summary>
    public const string ResearcherScheme = "Researcher";

    /// <summary>The header that tells the script how many seconds a respondent's session lasts from now.</summary>
    public const string SessionHeader = "Survey-Session";

    /// <summary>How long a respondent's session lasts; whatever is done in its second half renews it.</summary>
    public static readonly TimeSpan RespondentSessionDuration = TimeSpan.FromHours(12);

    /// <summary>Tells the script how long the session lasts.</summary>
    public static void WriteSessionHeader(HttpContext http, TimeSpan remaining) =>
        http.Response.Headers[SessionHeader] = ((int)remaining.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    /// <summary>Adds both schemes. A page that names none is open to nobody.</summary>
    public static IServiceCollection AddSurveyAuthentication(this IServiceCollection services)
    {
        services
            .AddAuthentication(ResearcherScheme)
            .AddCookie(RespondentScheme, options =>
            {
                ConfigureCookie(options, "survey-respondent", "/", RespondentSessionDuration);
                options.Events.OnCheckSlidingExpiration = session =>
                {
                    WriteSessionHeader(session.HttpContext, session.ShouldRenew ? session.Options.ExpireTimeSpan : session.RemainingTime);
                    return Task.CompletedTask;
                };
            })
            .AddCookie(ResearcherScheme, options =>
                ConfigureCookie(options, "survey-researcher", "/account/sign-in", TimeSpan.FromHours(8))
            );
        services
            .AddAuthorizationBuilder()
            .AddPolicy(RespondentScheme, policy => policy.AddAuthenticationSchemes(RespondentScheme).RequireAuthenticatedUser())
            .AddPolicy(ResearcherScheme, policy => policy.AddAuthenticationSchemes(ResearcherScheme).RequireAuthenticatedUser())
            .SetFallbackPolicy(new AuthorizationPolicyBuilder(ResearcherScheme).RequireAuthenticatedUser().Build());
        return services;
    }

    private static void ConfigureCookie(CookieAuthenticationOptions options, string name, string signInPath, TimeSpan duration)
    {
        options.Cookie.Name = name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.LoginPath = signInPath;
        options.AccessDeniedPath = signInPath;
        options.ExpireTimeSpan = duration;
        options.SlidingExpiration = true;
    }
}
