using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Survey.Web.Features.Shared;

/// <summary>A page for everything that goes wrong: what it is, and what to do.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ApiExplorerSettings(IgnoreApi = true)]
internal sealed class ErrorController : Controller
{
    private static readonly int[] ExplainedStatuses = [400, 403, 404, 405, 413, 429, 500];

    [Route("/error/{status:int}")]
    public IActionResult Show()
    {
        // Read from the address itself: a body that was refused leaves nothing to bind from.
        var requestedStatus = int.Parse(RouteData.Values["status"]?.ToString() ?? "", CultureInfo.InvariantCulture);
        var status = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error switch
        {
            null => requestedStatus,
            BadHttpRequestException badRequest => badRequest.StatusCode,
            // Too many or too long fields, or none that can be read: the framework says which in words alone.
            InvalidDataException invalidData => invalidData.Message.Contains("limit", StringComparison.Ordinal)
                ? StatusCodes.Status413PayloadTooLarge
                : StatusCodes.Status400BadRequest,
            _ => StatusCodes.Status500InternalServerError,
        };
        Response.StatusCode = status;
        return View(
            "Error",
            ExplainedStatuses.Contains(status) ? status
                : status < 500 ? 400
                : 500
        );
    }
}
