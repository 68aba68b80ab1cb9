namespace Survey.Web.Features.Shared;

/// <summary>Security headers of every response: content security policy, referrer, permissions and caching.</summary>
internal static class SecurityHeaders
{
    /// <summary>Only the site's own files, and no inline scripts or styles: text that a respondent or a study author writes can then run
    /// nothing.</summary>
    private const string ContentSecurityPolicy =
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Adds the headers to every response. No referrer is sent to other sites, as addresses may contain access codes; nothing is
    /// stored by caches unless a response says otherwise.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                context.Response.OnStarting(() =>
                {
                    var headers = context.Response.Headers;
                    if (headers.ContentSecurityPolicy.Count == 0)
                    {
                        headers.ContentSecurityPolicy = ContentSecurityPolicy;
                    }

                    headers.XContentTypeOptions = "nosniff";
                    headers["Referrer-Policy"] = "same-origin";
                    headers["Cross-Origin-Opener-Policy"] = "same-origin";
                    headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
                    if (headers.CacheControl.Count == 0)
                    {
                        headers.CacheControl = "no-store";
                    }

                    return Task.CompletedTask;
                });
                return next(context);
            }
        );

    /// <summary>Lets browsers cache styles and scripts for a year: their addresses change with their version.</summary>
    public static void SetStaticFileCaching(HttpContext context) =>
        context.Response.Headers.CacheControl = context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache";
}
