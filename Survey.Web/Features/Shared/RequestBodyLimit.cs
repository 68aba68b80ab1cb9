using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Survey.Web.Features.Shared;

/// <summary>No page of a form posts more than this; what does is refused. Workbooks are uploaded below one address alone.</summary>
internal static class RequestBodyLimit
{
    /// <summary>One mebibyte: a page of the longest answers that are taken, written in Swedish and encoded.</summary>
    public const long MaximumBytes = 1024 * 1024;

    /// <summary>Where workbooks and frames are uploaded.</summary>
    public const string UploadPath = "/manage/studies";

    /// <summary>As long as the largest workbook and frame together; more is refused.</summary>
    public const long MaximumUploadBytes = 12 * MaximumBytes;

    /// <summary>Up to here a refused post is listened to and thrown away: a browser that is cut off shows no page at all.</summary>
    private const long MaximumDrainedBytes = 20 * MaximumBytes;

    /// <summary>Refuses what is announced as too long, and stops reading what turns out to be.</summary>
    public static void UseRequestBodyLimit(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                var isErrorPage = context.Features.Get<IStatusCodeReExecuteFeature>() is not null;
                var maximumBytes = context.Request.Path.StartsWithSegments(UploadPath, StringComparison.Ordinal)
                    ? MaximumUploadBytes
                    : MaximumBytes;
                if (context.Request.ContentLength <= maximumBytes || context.Request.ContentLength is null || isErrorPage)
                {
                    SetLimit(context, maximumBytes);
                    await next(context);
                    return;
                }

                if (context.Request.ContentLength <= MaximumDrainedBytes)
                {
                    SetLimit(context, MaximumDrainedBytes);
                    await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
                }

                context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            }
        );

    private static void SetLimit(HttpContext context, long bytes)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = bytes;
        }
    }
}
