using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Survey.Web.Features.Respond;

/// <summary>Pages of plain text that every foot links to.</summary>
[AllowAnonymous]
internal sealed class AboutController(FormReader forms) : Controller
{
    [HttpGet("/lost-code")]
    public Task<IActionResult> LostCode(CancellationToken cancellation) => Show("LostCode", cancellation);

    [HttpGet("/privacy")]
    public Task<IActionResult> Privacy(CancellationToken cancellation) => Show("Privacy", cancellation);

    [HttpGet("/accessibility")]
    public Task<IActionResult> Accessibility(CancellationToken cancellation) => Show("Accessibility", cancellation);

    private async Task<IActionResult> Show(string view, CancellationToken cancellation) => View(view, new AboutPage(await forms.ListOpenRoundsAsync(cancellation)));
}
