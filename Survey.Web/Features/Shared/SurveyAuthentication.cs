using System.Globalization;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace Survey.Web.Features.Shared;

/// <summary>The two authentication schemes: respondents by access code, the research team by account. The fallback policy requires a
/// researcher.</summary>
public static class SurveyAuthentication
{
    /// <summary>The scheme of respondents; the name identifier is the id of their invitation or delegation.</summary>
    public const string RespondentScheme = "Respondent";

    /// <summary>The claim with the hash of the code that a respondent came with: when the code is renewed, the session ends too.</summary>
    public const string CodeClaim = "code";

    /// <summary>The claim with the id of the entry by which a researcher fills in a form. It is in no cookie: each request is given it by
    /// its address, and it holds for that unit alone.</summary>
    public const string EntryClaim = "entry";

    /// <summary>The scheme of the research team; the name is their account's.</summary>
    public const string ResearcherScheme = "Researcher";

    /// <summary>The header that tells the script how many seconds a respondent's session lasts from now.</summary>
    public const string SessionHeader = "Survey-Session";

    /// <summary>Writes <see cref="SessionHeader"/>.</summary>
    public static void WriteSessionHeader(HttpContext http, TimeSpan remaining) =>
        http.Response.Headers[SessionHeader] = ((int)remaining.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    /// <summary>Adds both schemes.</summary>
    public static IServiceCollection AddSurveyAuthentication(this IServiceCollection services)
    {
        services
            .AddAuthentication(ResearcherScheme)
            .AddCookie(RespondentScheme, options =>
            {
                ConfigureCookie(options, "survey-respondent", "/", SessionDurations.Respondent);
                options.Events.OnCheckSlidingExpiration = session =>
                {
                    WriteSessionHeader(session.HttpContext, session.ShouldRenew ? session.Options.ExpireTimeSpan : session.RemainingTime);
                    return Task.CompletedTask;
                };
            })
            .AddCookie(ResearcherScheme, options =>
                ConfigureCookie(options, "survey-researcher", "/account/sign-in", SessionDurations.Researcher)
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

/// <summary>Requires a signed-in member of the research team. Others are redirected to the sign-in page and return after it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class ResearcherAttribute() : AuthorizeAttribute(SurveyAuthentication.ResearcherScheme);
