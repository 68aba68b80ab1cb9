using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Survey.Web.Features.Respond.Forms;

namespace Survey.Web.Features.Respond.Start;

/// <summary>Pages of plain text that the footer of every page links to.</summary>
[AllowAnonymous]
[StudyLanguages]
internal sealed class AboutController(FormLoader forms) : Controller
{
    [HttpGet("/lost-code")]
    public Task<IActionResult> LostCode(CancellationToken cancellation) => ShowAsync("LostCode", cancellation);

    [HttpGet("/privacy")]
    public Task<IActionResult> Privacy(CancellationToken cancellation) => ShowAsync("Privacy", cancellation);

    [HttpGet("/accessibility")]
    public Task<IActionResult> Accessibility(CancellationToken cancellation) => ShowAsync("Accessibility", cancellation);

    private async Task<IActionResult> ShowAsync(string view, CancellationToken cancellation) =>
        View(view, new AboutPage(await forms.ListOpenRoundsAsync(cancellation)));
}
