using Microsoft.AspNetCore.Mvc;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Fieldwork;

/// <summary>Who has answered: by group, by any column of the frame, unit by unit.</summary>
[Researcher]
internal sealed class FieldworkController(RoundReader rounds) : Controller
{
    /// <summary>The rounds; straight to the round where there is one only.</summary>
    [HttpGet("/manage")]
    public async Task<IActionResult> Rounds(CancellationToken cancellation)
    {
        var all = await rounds.ListAsync(cancellation);
        return all is [var only] ? RedirectToAction(nameof(Answered), new { round = only.Name }) : View("Rounds", all);
    }

    [HttpGet("/manage/{round}")]
    public async Task<IActionResult> Answered(string round, string? by, string? group, UnitState? state, CancellationToken cancellation) =>
        await rounds.FindAsync(round, cancellation) is { } material
            ? View("Answered", AnsweredPage.Of(material, by, group, state))
            : NotFound();
}
