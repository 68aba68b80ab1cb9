using System.Globalization;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace Survey.Web.Features.Shared;

/// <summary>The two ways in: respondents by code, the research team by account. Everything else is closed.</summary>
public static class SignIn
{
    /// <summary>The scheme of respondents; the name identifier is the key of their invitation, or of the part they were handed.</summary>
    public const string Respondent = "Respondent";

    /// <summary>The scheme of the research team; the name is their account's.</summary>
    public const string Researcher = "Researcher";

    /// <summary>The header that tells the script how many seconds a respondent's session lasts from now.</summary>
    public const string LeftHeader = "Survey-Session";

    /// <summary>How long a respondent's session lasts; whatever is done in its second half renews it.</summary>
    public static readonly TimeSpan RespondentLasts = TimeSpan.FromHours(12);

    /// <summary>Tells the script how long the session lasts.</summary>
    public static void Tell(HttpContext http, TimeSpan left) =>
        http.Response.Headers[LeftHeader] = ((int)left.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    /// <summary>Adds both schemes. A page that names none is open to nobody.</summary>
    public static IServiceCollection AddSurveySignIn(this IServiceCollection services)
    {
        services.AddAuthentication(Researcher)
            .AddCookie(Respondent, options =>
            {
                Configure(options, "survey-respondent", "/", RespondentLasts);
                options.Events.OnCheckSlidingExpiration = session =>
                {
                    Tell(session.HttpContext, session.ShouldRenew ? session.Options.ExpireTimeSpan : session.RemainingTime);
                    return Task.CompletedTask;
                };
            })
            .AddCookie(Researcher, options => Configure(options, "survey-researcher", "/account/sign-in", TimeSpan.FromHours(8)));
        services.AddAuthorizationBuilder()
            .AddPolicy(Respondent, policy => policy.AddAuthenticationSchemes(Respondent).RequireAuthenticatedUser())
            .AddPolicy(Researcher, policy => policy.AddAuthenticationSchemes(Researcher).RequireAuthenticatedUser())
            .SetFallbackPolicy(new AuthorizationPolicyBuilder(Researcher).RequireAuthenticatedUser().Build());
        return services;
    }

    private static void Configure(CookieAuthenticationOptions options, string name, string signInPath, TimeSpan lasts)
    {
        options.Cookie.Name = name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.LoginPath = signInPath;
        options.AccessDeniedPath = signInPath;
        options.ExpireTimeSpan = lasts;
        options.SlidingExpiration = true;
    }
}
