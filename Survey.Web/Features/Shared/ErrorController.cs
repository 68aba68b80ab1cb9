using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Survey.Web.Features.Shared;

/// <summary>The error page: what went wrong, and what to do.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ApiExplorerSettings(IgnoreApi = true)]
internal sealed class ErrorController : Controller
{
    /// <summary>The statuses that have texts of their own.</summary>
    private static readonly int[] ExplainedStatuses = [400, 403, 404, 405, 413, 429, 500];

    [Route("/error/{status:int}")]
    public IActionResult Show()
    {
        // Not a bound parameter: binding would read the body, which may be what was refused.
        var requestedStatus = int.Parse(RouteData.Values["status"]?.ToString() ?? "", CultureInfo.InvariantCulture);
        var status = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error switch
        {
            null => requestedStatus,
            BadHttpRequestException badRequest => badRequest.StatusCode,
            // Too many or too long fields, or fields that cannot be read: only the message of the framework's exception tells which.
            InvalidDataException invalidData => invalidData.Message.Contains("limit", StringComparison.Ordinal)
                ? StatusCodes.Status413PayloadTooLarge
                : StatusCodes.Status400BadRequest,
            _ => StatusCodes.Status500InternalServerError,
        };
        Response.StatusCode = status;
        return View("Error", ExplainedStatuses.Contains(status) ? status : GeneralStatus(status));
    }

    private static int GeneralStatus(int status) =>
        status < StatusCodes.Status500InternalServerError ? StatusCodes.Status400BadRequest : StatusCodes.Status500InternalServerError;
}
