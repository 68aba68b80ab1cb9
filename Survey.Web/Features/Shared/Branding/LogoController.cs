using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Survey.Web.Features.Shared.Branding;

/// <summary>Serves the logo in the head of every page.</summary>
[AllowAnonymous]
internal sealed class LogoController(IOptions<SiteOptions> options) : Controller
{
    [HttpGet("/logo")]
    public IActionResult Show() =>
        options.Value is { LogoMediaType: { } mediaType, Logo: var file } && System.IO.File.Exists(file)
            ? PhysicalFile(Path.GetFullPath(file), mediaType)
            : NotFound();
}
