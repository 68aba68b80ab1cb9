using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Survey.Web.Features.Shared;

/// <summary>No page of a form posts more than this; what does is refused.</summary>
internal static class BodyLimit
{
    /// <summary>One mebibyte: a page of the longest answers that are taken, written in Swedish and encoded.</summary>
    public const long Bytes = 1024 * 1024;

    /// <summary>Up to here a refused post is listened to and thrown away: a browser that is cut off shows no page at all.</summary>
    private const long HeardBytes = 20 * Bytes;

    /// <summary>Refuses what is announced as too long, and stops reading what turns out to be.</summary>
    public static void UseBodyLimit(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var isErrorPage = context.Features.Get<IStatusCodeReExecuteFeature>() is not null;
        if (context.Request.ContentLength <= Bytes || context.Request.ContentLength is null || isErrorPage)
        {
            Limit(context, Bytes);
            await next(context);
            return;
        }

        if (context.Request.ContentLength <= HeardBytes)
        {
            Limit(context, HeardBytes);
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        }

        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
    });

    private static void Limit(HttpContext context, long bytes)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = bytes;
        }
    }
}
