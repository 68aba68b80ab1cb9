using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Survey.Data.Files;

namespace Survey.Web.Features.Shared;

/// <summary>Limits the size of request bodies. Only the addresses at which workbooks are uploaded allow more than a page of a form
/// needs.</summary>
internal static class RequestBodyLimit
{
    /// <summary>One mebibyte: holds a page of the longest answers that are stored, in Swedish and URL-encoded.</summary>
    public const long MaximumBytes = 1024 * 1024;

    /// <summary>Where workbooks and frames are uploaded.</summary>
    public const string UploadPath = "/manage/studies";

    /// <summary>How the address ends at which the frame of a published round is uploaded.</summary>
    private const string FrameUploadEnd = "/frame";

    /// <summary>Up to this size a refused body is read and discarded, so that the browser shows the error page: where the connection is
    /// cut, it shows none.</summary>
    private const long MaximumDrainedBytes = 20 * MaximumBytes;

    /// <summary>Refuses a body whose stated length is too large, and stops reading one that turns out to be.</summary>
    public static void UseRequestBodyLimit(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                var isErrorPage = context.Features.Get<IStatusCodeReExecuteFeature>() is not null;
                var maximumBytes = TakesFiles(context.Request.Path) ? FileSizeLimits.Upload : MaximumBytes;
                if (isErrorPage || context.Request.ContentLength is not { } length || length <= maximumBytes)
                {
                    SetLimit(context, maximumBytes);
                    await next(context);
                    return;
                }

                if (length <= MaximumDrainedBytes)
                {
                    SetLimit(context, MaximumDrainedBytes);
                    await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
                }

                context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            }
        );

    private static bool TakesFiles(PathString path) =>
        path.StartsWithSegments(UploadPath, StringComparison.Ordinal)
        || (
            path.StartsWithSegments("/manage", StringComparison.Ordinal, out var rest)
            && rest.Value?.EndsWith(FrameUploadEnd, StringComparison.Ordinal) == true
        );

    private static void SetLimit(HttpContext context, long bytes)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = bytes;
        }
    }
}
