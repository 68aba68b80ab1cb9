namespace Survey.Web.Features.Shared;

/// <summary>Answers HEAD as GET, which link checkers and monitors ask with. The server sends no body to a request that came as
/// HEAD.</summary>
internal static class HeadRequests
{
    /// <summary>Lets the rest of the pipeline see GET; to be called first.</summary>
    public static IApplicationBuilder UseHeadAsGet(this IApplicationBuilder app) =>
        app.Use((context, next) =>
        {
            if (HttpMethods.IsHead(context.Request.Method))
            {
                context.Request.Method = HttpMethods.Get;
            }

            return next(context);
        });
}
